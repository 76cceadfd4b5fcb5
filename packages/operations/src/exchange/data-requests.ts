// Asking a partner for data there is no grant for, and answering: by an offer that names the request, or a refusal
// in writing with its legal ground. The clock counts working days.
import type { DataRequestView } from "@nhipcau/contract/shapes/connections.ts";
import { type CalendarDate, dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { WorkCalendar } from "@nhipcau/domain/time/working-days.ts";
import { answerClock } from "@nhipcau/exchange/statements/answer-clock.ts";
import type { DataRequest } from "@nhipcau/exchange/statements/request-statements.ts";
import { parseStatement, type Statement } from "@nhipcau/exchange/statements/statement.ts";
import { systemOf } from "../ports/acting.ts";
import type { ExchangeReading } from "../ports/exchange-store.ts";
import { readCalendar } from "../programme/work-calendar.ts";
import { requestActions } from "../records/exchange-permission.ts";
import { todayOf } from "./derive.ts";
import type { ExchangeFacts } from "./exchange-facts.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { readKept } from "./said.ts";
import { headingTo, sayStatement } from "./say-statement.ts";

export interface DataWish {
  readonly register: string;
  readonly wanted: string;
  readonly purpose: string;
  readonly ground: string;
  readonly answerBy: CalendarDate;
  readonly fields?: readonly string[];
}

/** Sends a request; gives its id. Refuses an unconnected peer and words the protocol does not take (`bad-statement`). */
export async function requestData(
  node: ExchangeNode,
  peer: string,
  wish: DataWish,
): Promise<Outcome<{ readonly request: string }>> {
  const request: DataRequest = { type: "data.request", ...headingTo(node, peer), ...wish };
  const checked = parseStatement(request);
  if (!checked.ok) return checked;
  return node.exchange.write(async (transaction) => {
    if ((await transaction.findPeer(peer))?.state !== "connected") return refused({ code: "not-connected" });
    const said = await sayStatement(node, transaction, request);
    return said.ok ? done({ request: request.id }) : said;
  });
}

/** Refuses a request made to us. Refuses one that is unknown, or answered already (`nothing-waits`). */
export async function refuseData(node: ExchangeNode, id: string, ground: string): Promise<Outcome<void>> {
  return node.exchange.write(async (transaction) => {
    const request = await openRequest(node, transaction, id);
    if (!request.ok) return request;
    const { from } = request.value;
    return sayStatement(node, transaction, {
      type: "data.refuse",
      ...headingTo(node, from),
      request: id,
      ground,
    });
  });
}

/** A request made to us that waits; `of` names the peer that must have made it. Refuses one that is unknown, or answered already. */
export async function openRequest(
  node: ExchangeNode,
  transaction: ExchangeReading,
  id: string,
  of?: { readonly peer: string; readonly register: string },
): Promise<Outcome<DataRequest>> {
  const said = (await transaction.statementsOf(["data", "grant"])).map(readKept).map((one) => one.statement);
  const request = said.find(
    (one): one is DataRequest => one.type === "data.request" && one.id === id && one.to === node.node,
  );
  if (!request || (of && (request.from !== of.peer || request.register !== of.register)))
    return refused({ code: "not-found", path: "request", data: { what: id } });
  return answerOf(request, said) ? refused({ code: "nothing-waits" }) : done(request);
}

/** All requests between this node and others, the newest first, each with its clock as it stands. */
export function viewRequests(
  { node, permission, requests, grants }: ExchangeFacts,
  calendar: WorkCalendar,
  undelivered: ReadonlySet<string>,
): DataRequestView[] {
  const said = [...requests, ...grants.flatMap((grant) => grant.said)].map(({ statement }) => statement);
  const asked = said.filter((statement) => statement.type === "data.request");
  return asked
    .toSorted((a, b) => (a.at > b.at ? -1 : 1))
    .map((request) => {
      const direction = request.from === node.node ? "out" : "in";
      const answer = answerOf(request, said);
      const { id, register, wanted, purpose, ground, at, answerBy, fields } = request;
      return {
        id,
        direction,
        peer: direction === "out" ? request.to : request.from,
        register,
        wanted,
        purpose,
        ground,
        at,
        answerBy,
        ...(fields ? { fields: [...fields] } : {}),
        clock: answerClock(
          calendar,
          dayOf(at),
          answerBy,
          todayOf(node),
          answer ? dayOf(answer.at) : undefined,
        ),
        undelivered: direction === "out" && undelivered.has(id),
        ...(answer ? { answer } : {}),
        mayDo: requestActions(permission, { direction, answered: answer !== undefined }),
      };
    });
}

/** The working calendar as this node keeps it. */
export function readWorkCalendar(node: ExchangeNode): Promise<WorkCalendar> {
  return node.records.read(systemOf(node.localities[0] ?? ""), readCalendar);
}

// The first answer counts, and only one of the node that was asked.
function answerOf(request: DataRequest, said: readonly Statement[]): DataRequestView["answer"] {
  const answers = said.flatMap((one): NonNullable<DataRequestView["answer"]>[] => {
    if (!("to" in one) || one.from !== request.to || one.to !== request.from) return [];
    if (one.type === "data.refuse" && one.request === request.id)
      return [{ kind: "refused", at: one.at, ground: one.ground }];
    if (one.type === "grant.offer" && one.request === request.id)
      return [{ kind: "offered", at: one.at, grant: one.grant }];
    return [];
  });
  return answers.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

function dayOf(at: string): CalendarDate {
  return dayInVietnam(Date.parse(at));
}
