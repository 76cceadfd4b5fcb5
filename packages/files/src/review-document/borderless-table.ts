// Tables that only place things side by side: the boxes of the header and of the signature, without borders or padding.
import { BorderStyle, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { twips } from "./official-layout.ts";

/** One row for each list of cells; every cell is a list of paragraphs. Widths are in millimetres. */
export function borderlessTable(
  widths: readonly number[],
  rows: readonly (readonly (readonly Paragraph[])[])[],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const noPadding = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA };
  return new Table({
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    margins: noPadding,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: twips(widths[column] ?? 0), type: WidthType.DXA },
                margins: noPadding,
                children,
              }),
          ),
        }),
    ),
  });
}
