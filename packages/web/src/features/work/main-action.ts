// The one thing to do about a part in a queue: what the queue is for, if the server says that the reader may do it.
import type { PartEvent } from "@nhipcau/domain/promises/part-phase.ts";
import type { QueueName } from "@nhipcau/domain/work/queues.ts";

export type MainAction = "report" | "decide" | "see";

const wanted: Readonly<Record<QueueName, MainAction>> = {
  overdue: "report",
  "due-soon": "report",
  "to-confirm": "decide",
  returned: "report",
  waiting: "see",
};

/** Never an action that would be refused: who may do nothing about a part looks at it. */
export function mainAction(queue: QueueName, events: readonly PartEvent[]): MainAction {
  const action = wanted[queue];
  if (action === "report" && !events.includes("report-done")) return "see";
  if (action === "decide" && !events.includes("confirm")) return "see";
  return action;
}
