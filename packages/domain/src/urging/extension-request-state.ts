// How a request to move a deadline stands on a day: a pure function of what both sides said of it. Never stored.
import type { CalendarDate } from "../calendar-date.ts";
import {
  type ExtensionRequestEvent,
  type ExtensionRequestStage,
  extensionRequestTable,
} from "./extension-request-table.ts";

/** Something said of a request, on a day. */
export interface SaidOfRequest {
  readonly event: ExtensionRequestEvent;
  readonly on: CalendarDate;
}

/**
 * The stage at the end of `today`, whatever order the statements came in. Of two on one day a grant goes before a refusal
 * and both before a withdrawal: a deadline that was moved has moved.
 */
export function extensionRequestStage(
  said: readonly SaidOfRequest[],
  today: CalendarDate,
): ExtensionRequestStage {
  let stage: ExtensionRequestStage = "open";
  const known = said.filter(({ on }) => on <= today).toSorted(inOrder);
  for (const { event } of known) {
    const next: ExtensionRequestStage | "stays" = extensionRequestTable[stage][event];
    if (next !== "stays") stage = next;
  }
  return stage;
}

/** Whether a decision is still waited for. */
export function awaitsDecision(stage: ExtensionRequestStage): boolean {
  return extensionRequestTable[stage].grant !== "stays";
}

const order: Readonly<Record<ExtensionRequestEvent, number>> = { grant: 0, refuse: 1, withdraw: 2 };

function inOrder(a: SaidOfRequest, b: SaidOfRequest): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return order[a.event] - order[b.event];
}
