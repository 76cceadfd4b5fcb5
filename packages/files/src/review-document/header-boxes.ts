// The head of the first page: who issues (left), the national or Party title (right), number and date, then the type of
// document with its abstract. NĐ 30/2020, boxes 1–5a and 9a; Hướng dẫn 36-HD/VPTW for Party bodies.
import { AlignmentType, Paragraph, type Table, TextRun } from "docx";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { officialPlaceAndDate } from "@nhipcau/domain/vietnamese/official-date.ts";
import { borderlessTable } from "./borderless-table.ts";
import { type Issuer, issuerLines, numberAndSymbol, superiorInHeader } from "./issuing-body.ts";
import { halfPoints, type OfficialLayout, textMillimetres } from "./official-layout.ts";
import { plainText } from "./plain-text.ts";
import { fullLine, shortLine } from "./rule-line.ts";

export interface HeaderFacts {
  readonly issuer: Issuer;
  readonly number: number | undefined;
  readonly place: string;
  readonly date: CalendarDate;
  readonly illustrative: boolean;
  /** The abbreviation of the type of document; a report's unless given. */
  readonly type?: string;
}

export const draftMark = "Dự thảo - có số liệu minh họa";

const rightColumn = 100; // millimetres: the national title in 13 point bold is 96 long
const longDate = 44; // letters: more do not fit on one line at size 14; 13 is allowed too
const leftColumn = textMillimetres - rightColumn;

/** The boxes side by side at the top of page 1. */
export function headerBoxes(layout: OfficialLayout, facts: HeaderFacts): Table {
  const { issuer, number, place, date } = facts;
  const dated = officialPlaceAndDate(plainText(place), date);
  const mark = facts.illustrative
    ? [centred(draftMark, layout.number, { bold: true, italics: true, before: 60 })]
    : [];
  return borderlessTable(
    [leftColumn, rightColumn],
    [
      [issuerBox(layout, issuer), titleBox(layout)],
      [
        [
          centred(numberAndSymbol(issuer, layout.kind, number, facts.type), layout.number, { before: 60 }),
          ...mark,
        ],
        [
          centred(dated, dated.length > longDate ? layout.placeAndDate - 1 : layout.placeAndDate, {
            italics: true,
            before: 60,
          }),
        ],
      ],
    ],
  );
}

/** Box 5a: the type of document, its abstract, and the line below it. */
export function typeAndAbstract(
  layout: OfficialLayout,
  abstract: readonly string[],
  typeName = "BÁO CÁO",
): readonly Paragraph[] {
  const isParty = layout.kind === "party";
  return [
    centred(typeName, layout.typeName, { bold: true, before: 360 }),
    ...abstract.map((line) => centred(line, layout.abstract, { bold: true })),
    isParty ? centred("-----", layout.abstract, { after: 200 }) : abstractLine(abstract, layout),
  ];
}

/** Box 9a, for a report that goes up. */
export function addressee(layout: OfficialLayout, name: string): Paragraph {
  return centred(`Kính gửi: ${plainText(name)}`, layout.body, { before: 120, after: 200 });
}

function issuerBox(layout: OfficialLayout, issuer: Issuer): readonly Paragraph[] {
  const superior = superiorInHeader(issuer);
  const lines = issuerLines(issuer);
  return [
    ...(superior === undefined ? [] : [centred(superior, layout.superior)]),
    ...lines.map((line) => centred(line, layout.issuer, { bold: true })),
    layout.kind === "party" ? centred("*", layout.issuer) : shortLine(lines, layout.issuer, leftColumn),
  ];
}

/** Box 1: the national title and motto, or the Party's, with the line below, for a column of this width. */
export function titleBox(layout: OfficialLayout, column: number = rightColumn): readonly Paragraph[] {
  if (layout.kind === "party")
    return [
      centred("ĐẢNG CỘNG SẢN VIỆT NAM", layout.nationTitle, { bold: true }),
      fullLine("partyTitle", layout.nationTitle, column),
    ];
  return [
    centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", layout.nationTitle, { bold: true }),
    centred("Độc lập - Tự do - Hạnh phúc", layout.motto, { bold: true }),
    fullLine("motto", layout.motto, column),
  ];
}

function abstractLine(abstract: readonly string[], layout: OfficialLayout): Paragraph {
  const longest = Math.max(...abstract.map((line) => line.length));
  return shortLine(["x".repeat(Math.min(longest, 30))], layout.abstract, textMillimetres);
}

interface CentredOptions {
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** Space above and below, in twentieths of a point. */
  readonly before?: number;
  readonly after?: number;
  /** To the right instead, for what stands at the margin. */
  readonly alignment?: (typeof AlignmentType)["RIGHT"];
}

/** A centred line of a box. */
export function centred(text: string, points: number, options: CentredOptions = {}): Paragraph {
  const { before = 0, after = 0, alignment = AlignmentType.CENTER, ...run } = options;
  return new Paragraph({
    style: "Centred",
    alignment,
    spacing: { before, after },
    children: [new TextRun({ text, size: halfPoints(points), ...run })],
  });
}
