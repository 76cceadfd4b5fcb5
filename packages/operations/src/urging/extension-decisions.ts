// What was decided about requests to move a deadline: an extension that names the request grants it, a refusal refuses it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { extensionRequestStage, type SaidOfRequest } from "@nhipcau/domain/urging/extension-request-state.ts";
import type { ExtensionRequestStage } from "@nhipcau/domain/urging/extension-request-table.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { extensionRefusals } from "@nhipcau/registers/cooperation/extension-refusals.ts";
import type { extensionRequests } from "@nhipcau/registers/cooperation/extension-requests.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import { recordsThatRefer } from "./records-that-refer.ts";

/** One decision: of which record it is, about which request, on which day. */
export interface ExtensionDecision {
  readonly id: string;
  readonly request: string;
  readonly event: "grant" | "refuse";
  readonly on: CalendarDate;
  /** Why it was refused. */
  readonly reason?: string;
}

/** Every decision about the requests with these ids. */
export async function decisionsAbout(
  transaction: Pick<ReadTransaction, "stream">,
  requests: readonly string[],
): Promise<readonly ExtensionDecision[]> {
  const granted = await recordsThatRefer(transaction, extensions, "request", requests);
  const refused = await recordsThatRefer(transaction, extensionRefusals, "request", requests);
  return [
    ...granted.map(({ id, body }) => ({
      id,
      request: body.request ?? "",
      event: "grant" as const,
      on: body.decidedOn as CalendarDate,
    })),
    ...refused.map(({ id, body }) => ({
      id,
      request: body.request,
      event: "refuse" as const,
      on: body.refusedOn as CalendarDate,
      reason: body.reason,
    })),
  ];
}

/** Where a request stands on a day, given every decision there is about it and others. */
export function stageOfRequest(
  request: RecordEnvelope<BodyOf<typeof extensionRequests>>,
  decisions: readonly ExtensionDecision[],
  today: CalendarDate,
): ExtensionRequestStage {
  const said: SaidOfRequest[] = decisions.filter((decision) => decision.request === request.id);
  const { withdrawnOn } = request.body;
  return extensionRequestStage(
    withdrawnOn === undefined ? said : [...said, { event: "withdraw", on: withdrawnOn as CalendarDate }],
    today,
  );
}
