// The five numbers by locality or by sector, with the row of all and the sentence that says what they are out of.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import type { Block } from "./body-paragraphs.ts";
import { count, shortDate, tableCount } from "./figure-sentences.ts";
import { type Column, gridTable } from "./grid-table.ts";

export interface FiguresTable {
  readonly caption: string;
  /** What a row is: `Địa phương`, `Lĩnh vực`. */
  readonly rowLabel: string;
  readonly rows: Review["byLocality"];
  readonly all: FiveNumbersView;
  readonly cutOff: string;
}

export function figuresTable({ caption, rowLabel, rows, all, cutOff }: FiguresTable): readonly Block[] {
  return gridTable({
    caption,
    columns: [
      { label: "TT", share: 10, align: "centre" },
      { label: rowLabel, share: 43, align: "left" },
      ...numberColumns,
    ],
    rows: rows.map(({ name, figures }, index) => [String(index + 1), name.vi, ...cells(figures)]),
    total: ["", "Tổng số", ...cells(all)],
    note: `${denominator(all)} Đơn vị tính: phần việc; số liệu tính đến hết ngày ${shortDate(cutOff)}; dấu “-” là chưa có phần việc có thời hạn để tính.`,
  });
}

const numberColumns: readonly Column[] = [
  "Tổng số",
  "Có thời hạn",
  "Hoàn thành đúng hạn",
  "Hoàn thành chậm",
  "Còn trong hạn",
  "Quá hạn",
  "Chưa thể đánh giá",
].map((label) => ({ label, share: 16, align: "right" }));

function cells(figures: FiveNumbersView): readonly string[] {
  const { total, rateable } = figures;
  return [
    tableCount(total, total),
    tableCount(rateable, total),
    tableCount(figures.doneOnTime, rateable),
    tableCount(figures.doneLate, rateable),
    tableCount(figures.openInTerm, rateable),
    tableCount(figures.openOverdue, rateable),
    tableCount(figures.cannotRate, total),
  ];
}

function denominator({ total, rateable, cannotRate }: FiveNumbersView): string {
  if (total === 0) return "Chưa có phần việc nào được giao.";
  const all = `Mẫu số: ${count(total)} phần việc, trong đó ${count(rateable)} phần việc có thời hạn được xếp loại`;
  return cannotRate === 0 ? `${all}.` : `${all} và ${count(cannotRate)} phần việc chưa thể đánh giá.`;
}
