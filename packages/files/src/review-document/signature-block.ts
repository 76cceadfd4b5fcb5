// The end of the document: recipients on the left, authority and signer on the right with room for signature and seal; the
// name stays blank, a person writes it when signing.
import { AlignmentType, Paragraph, type Table, TextRun, UnderlineType } from "docx";
import { borderlessTable } from "./borderless-table.ts";
import { archiveLine, type Issuer, signatureLines } from "./issuing-body.ts";
import { halfPoints, type OfficialLayout, textMillimetres } from "./official-layout.ts";
import { plainText } from "./plain-text.ts";

export interface SignatureFacts {
  readonly issuer: Issuer;
  readonly signerTitle: string | undefined;
  readonly recipients: readonly string[];
  /** Whether the report is addressed to someone, who then stands first as `Như trên`. */
  readonly addressed: boolean;
}

const linesForSignature = 5;

export function signatureBlock(layout: OfficialLayout, facts: SignatureFacts): Table {
  return borderlessTable(
    [textMillimetres / 2, textMillimetres / 2],
    [[recipientsBox(layout, facts), signerBox(layout, facts)]],
  );
}

function signerBox(layout: OfficialLayout, { issuer, signerTitle }: SignatureFacts): readonly Paragraph[] {
  const lines = signatureLines(issuer, layout.kind, signerTitle);
  const room = Array.from({ length: linesForSignature }, () => "");
  return [...lines, ...room].map(
    (text) =>
      new Paragraph({
        style: "Centred",
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text, bold: true, size: halfPoints(layout.signer) })],
      }),
  );
}

function recipientsBox(layout: OfficialLayout, facts: SignatureFacts): readonly Paragraph[] {
  const isParty = layout.kind === "party";
  const size = halfPoints(layout.recipientsWord);
  const word = isParty
    ? [
        new TextRun({ text: "Nơi nhận", size, underline: { type: UnderlineType.SINGLE } }),
        new TextRun({ text: ":", size }),
      ]
    : [new TextRun({ text: "Nơi nhận:", size, bold: true, italics: true })];
  const named = facts.recipients.map((name) => plainText(name).replace(/^-\s*|[\s.;,]+$/gu, ""));
  const list = [
    ...(facts.addressed ? ["Như trên"] : []),
    ...named.filter((name) => name !== "" && !/^Lưu(\s|:|$)/u.test(name)),
  ];
  return [
    new Paragraph({ style: "Recipients", children: word }),
    ...[...list.map((name) => `- ${name};`), `- ${archiveLine(facts.issuer, layout.kind)}`].map(
      (text) =>
        new Paragraph({
          style: "Recipients",
          children: [new TextRun({ text, size: halfPoints(layout.recipients) })],
        }),
    ),
  ];
}
