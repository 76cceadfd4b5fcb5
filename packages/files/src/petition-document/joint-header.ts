// The head of a document that several bodies issue: the national title across the page, below it the bodies side by side, each
// with its number; the drafting side's is known once it was sent, the others are given room. Then place and date.
import { AlignmentType, type Paragraph, type Table } from "docx";
import { officialPlaceAndDate } from "@nhipcau/domain/vietnamese/official-date.ts";
import type { PetitionLetter } from "@nhipcau/operations/obstacles/petition-letter.ts";
import { borderlessTable } from "../review-document/borderless-table.ts";
import { centred, draftMark, titleBox } from "../review-document/header-boxes.ts";
import { issuerLines } from "../review-document/issuing-body.ts";
import { type OfficialLayout, textMillimetres } from "../review-document/official-layout.ts";
import { plainText } from "../review-document/plain-text.ts";
import { shortLine } from "../review-document/rule-line.ts";

const room = "\u{A0}".repeat(8);

/** Boxes 1 to 4 of a joint document. */
export function jointHeader(layout: OfficialLayout, letter: PetitionLetter): readonly (Paragraph | Table)[] {
  const { parties } = letter;
  const column = textMillimetres / Math.max(1, parties.length);
  const points = parties.length > 2 ? layout.issuer - 1 : layout.issuer;
  return [
    ...titleBox(layout, textMillimetres),
    borderlessTable(
      parties.map(() => column),
      [
        parties.map(({ issuer }) => {
          const lines = issuerLines(issuer);
          return [
            ...lines.map((line) => centred(line, points, { bold: true })),
            shortLine(lines, points, column),
          ];
        }),
        parties.map(({ issuer }, position) => [
          centred(numberOf(letter, issuer.symbol, position), layout.number, { before: 60 }),
        ]),
      ],
    ),
    ...(letter.illustrative || letter.sentOn === undefined
      ? [centred(markOf(letter), layout.number, { bold: true, italics: true, before: 60 })]
      : []),
    centred(placeAndDate(letter), layout.placeAndDate, {
      italics: true,
      before: 120,
      alignment: AlignmentType.RIGHT,
    }),
  ];
}

function markOf({ illustrative }: PetitionLetter): string {
  return illustrative ? draftMark : "Dự thảo";
}

function numberOf({ documentNumber }: PetitionLetter, symbol: string, position: number): string {
  if (position === 0 && documentNumber !== undefined) {
    return `Số: ${plainText(documentNumber).replace(/^Số:?\s*/iu, "")}`;
  }
  return `Số:${room}/TTr-${plainText(symbol)}`;
}

// The day is written by hand where it is not sent yet.
function placeAndDate({ parties, sentOn, draftedOn }: PetitionLetter): string {
  const place = plainText(parties[0]?.issuer.locality.name ?? "");
  if (sentOn !== undefined) return officialPlaceAndDate(place, sentOn);
  return `${place}, ngày${room}tháng${room}năm ${draftedOn.slice(0, 4)}`;
}
