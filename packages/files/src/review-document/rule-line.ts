// The thin solid lines under the national title, the issuer and the abstract. They are a paragraph's top border between
// two indents: it survives in Word and LibreOffice alike, and is as long as asked (underlining would not be a line).
import { BorderStyle, LineRuleType, Paragraph } from "docx";
import { plainText } from "./plain-text.ts";
import { twips } from "./official-layout.ts";

const millimetresPerPoint = 25.4 / 72;

// Widths in ems of Times New Roman Bold, added up from its metrics: these two texts never change.
const emsOf = { motto: 12.24, partyTitle: 13.78 } as const;
const emsOfBoldCapital = 0.68; // about, spaces included: enough for a line of a third to a half of the text

/** The line below the motto or the Party's title: as long as the text above it. */
export function fullLine(text: keyof typeof emsOf, points: number, columnMillimetres: number): Paragraph {
  return lineOf(emsOf[text] * points * millimetresPerPoint, columnMillimetres);
}

/** The line below a name in bold capitals or an abstract: between a third and a half of its longest line. */
export function shortLine(lines: readonly string[], points: number, columnMillimetres: number): Paragraph {
  const letters = Math.max(0, ...lines.map((line) => plainText(line).length));
  const width = Math.min(letters * emsOfBoldCapital * points * millimetresPerPoint, columnMillimetres);
  return lineOf(width * 0.42, columnMillimetres);
}

function lineOf(millimetres: number, columnMillimetres: number): Paragraph {
  const indent = twips(Math.max(0, (columnMillimetres - millimetres) / 2));
  return new Paragraph({
    style: "Line",
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: "000000" } },
    indent: { left: indent, right: indent, firstLine: 0 },
    spacing: { before: 50, after: 60, line: 80, lineRule: LineRuleType.EXACT },
  });
}
