// A table with borders: heading row repeated on every page, text left, numbers right, rows never cut in two. It stands
// between its caption and the sentence that says what it counts and of which day (a figure never travels alone, L-07).
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Block } from "./body-paragraphs.ts";
import { textMillimetres, twips } from "./official-layout.ts";
import { plainText } from "./plain-text.ts";

export interface Column {
  readonly label: string;
  /** Share of the text's width; the shares of all columns are scaled to fill it. */
  readonly share: number;
  readonly align: "left" | "centre" | "right";
}

export interface GridTable {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** The last row, in bold. */
  readonly total?: readonly string[];
  /** What is counted, out of what, on which day. */
  readonly note: string;
}

const alignments = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

export function gridTable({ caption, columns, rows, total, note }: GridTable): readonly Block[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => twips((share / shares) * textMillimetres));
  const header = row(
    columns,
    widths,
    columns.map(({ label }) => label),
    "header",
  );
  const body = rows.map((texts) => row(columns, widths, texts, "body"));
  const last = total ? [row(columns, widths, total, "total")] : [];
  return [
    new Paragraph({ style: "TableCaption", children: [new TextRun({ text: plainText(caption) })] }),
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideHorizontal: line,
        insideVertical: line,
      },
      margins: { left: 60, right: 60, marginUnitType: WidthType.DXA },
      rows: [header, ...body, ...last],
    }),
    new Paragraph({
      style: "BodyText",
      spacing: { before: 80, after: 160 },
      children: [new TextRun({ text: plainText(note), italics: true })],
    }),
  ];
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

function row(
  columns: readonly Column[],
  widths: readonly number[],
  texts: readonly string[],
  kind: "header" | "body" | "total",
): TableRow {
  return new TableRow({
    tableHeader: kind === "header",
    cantSplit: true,
    children: columns.map(({ align }, index) => {
      const text = new TextRun({ text: plainText(texts[index] ?? ""), bold: kind !== "body" });
      const alignment = kind === "header" ? AlignmentType.CENTER : alignments[align];
      return new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        children: [
          new Paragraph({ style: "TableText", alignment, keepNext: kind === "header", children: [text] }),
        ],
      });
    }),
  });
}
