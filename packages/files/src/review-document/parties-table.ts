// The signatories as they signed beside the parties that carry the agreement on today (L-09).
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { Block } from "./body-paragraphs.ts";
import { count, shortDate } from "./figure-sentences.ts";
import { gridTable } from "./grid-table.ts";

export function partiesTable(review: Review, caption: string): readonly Block[] {
  const { signatories, parties, cutOff } = review;
  return gridTable({
    caption,
    columns: [
      { label: "TT", share: 10, align: "centre" },
      { label: "Bên ký kết (giữ nguyên như khi ký)", share: 75, align: "left" },
      { label: `Bên thực hiện tại ngày ${shortDate(cutOff)}`, share: 80, align: "left" },
    ],
    rows: signatories.map((signatory, index) => [
      String(index + 1),
      signatory.name,
      carriedOnBy(review, signatory.id),
    ]),
    note: `${count(signatories.length)} bên đã ký kết; tính đến hết ngày ${shortDate(cutOff)} có ${count(parties.length)} bên thực hiện.`,
  });
}

function carriedOnBy({ parties }: Review, signatory: string): string {
  const successors = parties.filter(
    ({ party, continues }) => party.id === signatory || continues.some(({ id }) => id === signatory),
  );
  if (successors.length === 0) return "Chưa xác định bên kế thừa";
  return successors
    .map(({ party, continues }) => {
      const joined = continues.filter(({ id }) => id !== party.id);
      return party.id === signatory || joined.length === 0
        ? party.name
        : `${party.name} (kế thừa ${joined.map(({ name }) => name).join(", ")})`;
    })
    .join("; ");
}
