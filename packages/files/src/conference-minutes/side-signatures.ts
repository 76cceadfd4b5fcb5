// The end of minutes: one signature for each side, next to each other, then the recipients. Names stay blank: people write them.
import { AlignmentType, Paragraph, type Table, TextRun } from "docx";
import type { Minutes } from "@nhipcau/operations/ports/minutes.ts";
import { borderlessTable } from "../review-document/borderless-table.ts";
import { inCapitals } from "../review-document/issuing-body.ts";
import { halfPoints, type OfficialLayout, textMillimetres } from "../review-document/official-layout.ts";
import { plainText } from "../review-document/plain-text.ts";

const linesForSignature = 5;

export function sideSignatures(
  layout: OfficialLayout,
  { parties, recipients }: Minutes,
): readonly (Table | Paragraph)[] {
  const rows = pairs(parties.map(({ name }) => signatureOf(layout, name)));
  const half = textMillimetres / 2;
  const names = recipients.map((name) => plainText(name).replace(/[\s.;,]+$/gu, ""));
  return [
    ...(rows.length === 0 ? [] : [borderlessTable([half, half], rows)]),
    recipient(layout, "Nơi nhận:", true),
    ...names.map((name) => recipient(layout, `- ${name};`, false)),
    recipient(layout, "- Lưu: VT.", false),
  ];
}

function signatureOf(layout: OfficialLayout, name: string): readonly Paragraph[] {
  const room = Array.from({ length: linesForSignature }, () => "");
  return ["ĐẠI DIỆN", inCapitals(name), ...room].map(
    (text) =>
      new Paragraph({
        style: "Centred",
        alignment: AlignmentType.CENTER,
        keepNext: true,
        children: [new TextRun({ text, bold: true, size: halfPoints(layout.signer) })],
      }),
  );
}

// Two sides next to each other; a third begins a row of its own.
function pairs(cells: readonly (readonly Paragraph[])[]): (readonly Paragraph[])[][] {
  const rows: (readonly Paragraph[])[][] = [];
  for (let index = 0; index < cells.length; index += 2)
    rows.push([cells[index] ?? [], cells[index + 1] ?? [new Paragraph({ style: "Centred" })]]);
  return rows;
}

function recipient(layout: OfficialLayout, text: string, isHead: boolean): Paragraph {
  const size = halfPoints(isHead ? layout.recipientsWord : layout.recipients);
  return new Paragraph({
    style: "Recipients",
    children: [new TextRun({ text, size, bold: isHead, italics: isHead })],
  });
}
