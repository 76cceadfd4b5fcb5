// A deadline moves only by an approved request: the part's side asks, the side that assigned the part decides (the part's
// own side where nobody assigned it), once, and what was imported at the beginning stays as it came.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { deadlineInForce } from "@nhipcau/domain/promises/deadline.ts";
import { awaitsDecision } from "@nhipcau/domain/urging/extension-request-state.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { extensionRequests } from "@nhipcau/registers/cooperation/extension-requests.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { readBodies } from "../../programme/programme.ts";
import type { NewVersion, RecordEnvelope, RuleTransaction } from "../../ports/store.ts";
import { recordsThatRefer } from "../../urging/records-that-refer.ts";
import { decisionsAbout, stageOfRequest } from "../../urging/extension-decisions.ts";
import { idsOfVersions, type RecordRule } from "./record-rule.ts";

export const decidedByRightSide: RecordRule = async (ask, refuse) => {
  const { transaction, acting, versions, today } = ask;
  if (acting.role === "system") return;
  const requests = await transaction.findMany(extensionRequests, idsOfVersions(versions, "request"));
  const known = await partsOf(transaction, versions, requests);
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const part = known.get(partIn(body, requests));
    if (!part) continue; // said by referencesExist
    const assigner = part.body["assigner"];
    const side = stewardOf(String(assigner ?? part.body["locality"]));
    if (side === acting.locality) continue;
    const code = assigner === undefined ? "report-about-other-side" : "extension-by-assigner-only";
    const path = body["part"] === undefined ? "request" : "part";
    refuse(index, { code, path, data: { locality: localityName(side) } });
  }
};

export const decidesOpenRequest: RecordRule = async (ask, refuse) => {
  const { transaction, acting, versions, today } = ask;
  if (acting.role === "system") return;
  await transaction.takeTurn?.("deadlines"); // else a grant and a refusal written at once would not see each other
  const ids = idsOfVersions(versions, "request");
  const requests = await transaction.findMany(extensionRequests, ids);
  const decisions = await decisionsAbout(transaction, ids);
  const decidedHere = new Set<string>();
  for (const [index, { id, body }] of versions.entries()) {
    for (const path of ["decidedOn", "refusedOn"]) {
      const value = body[path];
      if (typeof value === "string" && value > today)
        refuse(index, { code: "date-in-future", path, data: { value } });
    }
    const request = requests.get(String(body["request"]));
    if (!request) {
      if (body["request"] === undefined) refuse(index, { code: "extension-needs-request", path: "request" });
      continue;
    }
    const data = { request: request.id };
    if (body["part"] !== undefined && body["part"] !== request.body["part"])
      refuse(index, { code: "extension-of-another-part", path: "request", data });
    const others = decisions.filter((decision) => decision.id !== id);
    const stage = stageOfRequest(request as RecordEnvelope<BodyOf<typeof extensionRequests>>, others, today);
    if (!awaitsDecision(stage) || decidedHere.has(request.id))
      refuse(index, { code: "extension-request-decided", path: "request", data });
    decidedHere.add(request.id);
  }
};

/** A request asks for a day after the deadline in force. */
export const requestedLater: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  const ids = idsOfVersions(versions, "part");
  const known = await transaction.findMany(parts, ids);
  const moved = await recordsThatRefer(transaction, extensions, "part", ids);
  for (const [index, { body }] of versions.entries()) {
    if (String(body["askedOn"]) > today)
      refuse(index, { code: "date-in-future", path: "askedOn", data: { value: String(body["askedOn"]) } });
    const part = known.get(String(body["part"]));
    const inForce = part && dueOf(part, moved, today);
    const due = String(body["newDueDate"]);
    if (inForce !== undefined && due <= inForce && body["withdrawnOn"] === undefined)
      refuse(index, { code: "extension-not-later", path: "newDueDate", data: { due, inForce } });
  }
};

function dueOf(
  part: RecordEnvelope,
  moved: readonly RecordEnvelope<BodyOf<typeof extensions>>[],
  today: CalendarDate,
): CalendarDate | undefined {
  const own = moved.filter(({ body }) => body.part === part.id);
  return deadlineInForce(
    part.body["dueDate"] as CalendarDate | undefined,
    own.map(({ body }) => ({
      decidedOn: body.decidedOn as CalendarDate,
      to: body.newDueDate as CalendarDate,
      grantedBy: "",
      reason: "",
    })),
    today,
  );
}

function partIn(body: NewVersion["body"], requests: ReadonlyMap<string, RecordEnvelope>): string {
  return String(body["part"] ?? requests.get(String(body["request"]))?.body["part"]);
}

function partsOf(
  transaction: RuleTransaction,
  versions: readonly NewVersion[],
  requests: ReadonlyMap<string, RecordEnvelope>,
): Promise<ReadonlyMap<string, RecordEnvelope>> {
  const ids = versions.map(({ body }) => partIn(body, requests));
  return transaction.findMany(parts, [...new Set(ids)]);
}
