// The end of a document that several bodies sign: the signers side by side, each with the authority by which it signs, and
// below them who receives it. Where a party has agreed in its records the day stands in the room for its signature.
import { Paragraph, type Table, TextRun } from "docx";
import { writtenDate } from "@nhipcau/domain/calendar-date.ts";
import type { LetterParty, PetitionLetter } from "@nhipcau/operations/obstacles/petition-letter.ts";
import { borderlessTable } from "../review-document/borderless-table.ts";
import { centred } from "../review-document/header-boxes.ts";
import { archiveLine, issuerLines, signatureLines } from "../review-document/issuing-body.ts";
import { halfPoints, type OfficialLayout, textMillimetres } from "../review-document/official-layout.ts";
import { plainText } from "../review-document/plain-text.ts";

/** Boxes 7 and 9b of a joint document. The drafting side, named first in the head, signs on the right, last. */
export function jointSigners(layout: OfficialLayout, letter: PetitionLetter): readonly (Paragraph | Table)[] {
  const signers = letter.parties.toReversed();
  const column = textMillimetres / Math.max(1, signers.length);
  return [
    new Paragraph({ style: "Line" }),
    borderlessTable(
      signers.map(() => column),
      [signers.map((party) => signerBox(layout, party, signers.length))],
    ),
    ...recipients(layout, letter),
  ];
}

function signerBox(layout: OfficialLayout, party: LetterParty, signers: number): readonly Paragraph[] {
  const points = signers > 2 ? layout.signer - 2 : layout.signer;
  const [authority = "", ...titles] = signatureLines(party.issuer, layout.kind);
  const [, place] = issuerLines(party.issuer);
  const lines = [authority, ...(place === undefined ? [] : [place]), ...titles];
  const agreed =
    party.agreedOn === undefined
      ? "(chưa có ý kiến đồng ý)"
      : `(đã đồng ý ngày ${writtenDate(party.agreedOn)})`;
  return [
    ...lines.map((line) => centred(line, points, { bold: true })),
    centred(agreed, layout.recipients, { italics: true, before: 60 }),
    ...Array.from({ length: 4 }, () => centred("", points)),
  ];
}

function recipients(layout: OfficialLayout, letter: PetitionLetter): readonly Paragraph[] {
  const [drafter] = letter.parties;
  const list = ["Như trên", ...letter.recipients.map((name) => plainText(name).replace(/[\s.;,]+$/u, ""))];
  const lines = [
    ...list.map((name) => `- ${name};`),
    `- ${drafter ? archiveLine(drafter.issuer, layout.kind) : "Lưu: VT."}`,
  ];
  return [
    new Paragraph({
      style: "Recipients",
      children: [
        new TextRun({
          text: "Nơi nhận:",
          size: halfPoints(layout.recipientsWord),
          bold: true,
          italics: true,
        }),
      ],
    }),
    ...lines.map(
      (text) =>
        new Paragraph({
          style: "Recipients",
          children: [new TextRun({ text, size: halfPoints(layout.recipients) })],
        }),
    ),
  ];
}
