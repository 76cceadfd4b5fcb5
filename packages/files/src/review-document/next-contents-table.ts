// What comes next: the open parts by due date, with who leads each and how it stands today.
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { Block } from "./body-paragraphs.ts";
import { count, shortDate } from "./figure-sentences.ts";
import { gridTable } from "./grid-table.ts";
import { mark, responsible } from "./part-sentences.ts";
import { plainText } from "./plain-text.ts";

export function nextContentsTable({ next, cutOff }: Review, caption: string): readonly Block[] {
  const dated = next.filter(({ dueDate }) => dueDate !== undefined).length;
  return gridTable({
    caption,
    columns: [
      { label: "TT", share: 10, align: "centre" },
      { label: "Phần việc", share: 65, align: "left" },
      { label: "Địa phương, cơ quan chủ trì", share: 42, align: "left" },
      { label: "Thời hạn", share: 24, align: "centre" },
      { label: "Tình trạng", share: 26, align: "left" },
    ],
    rows: next.map((part, index) => [
      String(index + 1),
      `${plainText(part.task)}${mark(part)}`,
      responsible(part),
      part.dueDate ? shortDate(part.dueDate) : "Chưa đặt",
      standing(part),
    ]),
    note: `Trong ${count(next.length)} phần việc chưa hoàn thành, ${count(dated)} phần việc có thời hạn; xếp theo thời hạn; số liệu tính đến hết ngày ${shortDate(cutOff)}.`,
  });
}

function standing(part: PartView): string {
  switch (part.class) {
    case "open-overdue":
      return part.daysOverdue === undefined ? "Quá hạn" : `Quá hạn ${count(part.daysOverdue)} ngày`;
    case "open-in-term":
      return part.daysLeft === undefined ? "Còn trong hạn" : `Còn ${count(part.daysLeft)} ngày`;
    case "cannot-rate":
      return "Chưa thể đánh giá";
    case "done-on-time":
    case "done-late":
      return "Đã hoàn thành";
  }
}
