// The steps of a review in both languages, for what is refused in them.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { canHappen, type ReviewEvent, type ReviewStage } from "@nhipcau/domain/reviews/review-table.ts";
import type { Text } from "@nhipcau/domain/text.ts";

export const stageNames: Readonly<Record<ReviewStage, Text>> = {
  preparing: { vi: "Đang chuẩn bị", en: "Being prepared" },
  open: { vi: "Lấy ý kiến các bên", en: "Open for positions" },
  "snapshot-taken": { vi: "Đã chốt số liệu, chờ ký", en: "Snapshot taken, to be signed" },
  "partly-signed": { vi: "Một số bên đã ký", en: "Signed by some" },
  locked: { vi: "Các bên đã ký, đã khóa", en: "Signed by all, locked" },
  reopened: { vi: "Mở lại, chờ chốt mới", en: "Reopened" },
};

/** Why an event cannot happen at a stage; undefined when it can. */
export function refusalOfStage(stage: ReviewStage, event: ReviewEvent): Refusal | undefined {
  if (canHappen(stage, event)) return undefined;
  const { vi, en } = stageNames[stage];
  return { code: "review-not-in-state", data: { "stage.vi": vi, "stage.en": en } };
}
