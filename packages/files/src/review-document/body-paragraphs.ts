// What the body is made of: sections I., II., headings 1., 2., points a), b) and paragraphs. The numbers are typed, not
// fields: every program shows the same ones, and they can be cited.
import { HeadingLevel, Paragraph, type Table, TextRun } from "docx";
import { listLetter } from "@nhipcau/domain/vietnamese/list-letters.ts";
import { inCapitals } from "./issuing-body.ts";
import { plainText } from "./plain-text.ts";

export type Block = Paragraph | Table;

export interface Section {
  readonly title: string;
  /** Before the first heading. */
  readonly opening?: readonly Block[];
  readonly headings?: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
}

const romanNumerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"] as const;

/** The sections, numbered I., II., …, their headings 1., 2., … */
export function sections(list: readonly Section[]): readonly Block[] {
  return list.flatMap(({ title, opening = [], headings = [] }, index) => [
    heading(HeadingLevel.HEADING_1, `${romanNumerals[index] ?? String(index + 1)}. ${inCapitals(title)}`),
    ...opening,
    ...headings.flatMap((part, position) => [
      heading(HeadingLevel.HEADING_2, `${position + 1}. ${plainText(part.title)}`),
      ...part.blocks,
    ]),
  ]);
}

export function bodyParagraph(
  text: string,
  options: { readonly italics?: boolean; readonly keepNext?: boolean } = {},
): Paragraph {
  const { keepNext = false, ...run } = options;
  return new Paragraph({
    style: "BodyText",
    keepNext,
    keepLines: keepNext,
    children: [new TextRun({ text: plainText(text), ...run })],
  });
}

/** Points a), b), c), d), đ), e) …; one alone has no letter, and when there are none the sentence says so. */
export function points(texts: readonly string[], whenNone: string): readonly Paragraph[] {
  const [first = whenNone, second] = texts;
  if (second === undefined) return [bodyParagraph(first)];
  return texts.map(
    (text, position) =>
      new Paragraph({
        style: "Point",
        children: [new TextRun({ text: `${listLetter(position)}) ${plainText(text)}` })],
      }),
  );
}

function heading(level: (typeof HeadingLevel)[keyof typeof HeadingLevel], text: string): Paragraph {
  return new Paragraph({ heading: level, children: [new TextRun({ text })] });
}
