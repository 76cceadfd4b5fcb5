// What went between this node and a peer in a period: pages and rows either way, receipts, reads, and what was said.
import type { ConnectionReport } from "@nhipcau/contract/shapes/trace.ts";
import { addDays, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Grant, KeptStatement } from "../ports/exchange-store.ts";
import type { Period, ReadCount, Traffic } from "../ports/exchange-trace.ts";
import type { ExchangePermission } from "../records/exchange-permission.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { readKept } from "./said.ts";

/** Days in Vietnam, both included. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

type Went = ConnectionReport["received"][number];

/** Refuses an unknown peer and days in the wrong order. Who read what is told to data officers and auditors. */
export async function reportConnection(
  node: ExchangeNode,
  permission: ExchangePermission,
  peer: string,
  days: Days,
): Promise<Outcome<ConnectionReport>> {
  const period = periodOf(days);
  if (!period.ok) return period;
  return node.exchange.read(async (transaction) => {
    const known = await transaction.findPeer(peer);
    if (!known) return refused({ code: "not-found", data: { what: peer } });
    const grants = new Map((await transaction.grants({ peer })).map((grant) => [grant.id, grant]));
    const traffic = await transaction.traffic(period.value);
    const reads = await transaction.countReads(peer, period.value);
    const statements = await transaction.statements({ peer });
    return done({
      peer: { node: known.node, name: known.name },
      ...days,
      delivered: wentUnder(traffic, grants, "out").map(({ went, traffic: { receipts, lastReceiptAt } }) => ({
        ...went,
        receipts,
        ...(lastReceiptAt === undefined ? {} : { lastReceiptAt }),
      })),
      received: wentUnder(traffic, grants, "in").map(({ went }) => went),
      ...(permission.readers ? { reads: { theirs: sumUp(reads.there), ours: sumUp(reads.here) } } : {}),
      statements: statements.filter((one) => isSaidIn(one, peer, period.value)).map(statementLine),
    });
  });
}

/** The period of some days. Refuses days in the wrong order. */
export function periodOf({ from, to }: Days): Outcome<Period> {
  if (from > to)
    return refused({
      code: "bad-request",
      path: "to",
      data: { "detail.vi": "ngày cuối trước ngày đầu", "detail.en": "the last day is before the first" },
    });
  const midnight = (day: CalendarDate): string => new Date(`${day}T00:00:00+07:00`).toISOString();
  return done({ from: midnight(from), until: midnight(addDays(to, 1)) });
}

/** Whether a statement went between this node and a peer in a period; invitations go to nobody and are not among them. */
export function isSaidIn(
  { sender, receiver, at }: KeptStatement,
  peer: string,
  { from, until }: Period,
): boolean {
  return (sender === peer || receiver === peer) && at >= from && at < until;
}

function wentUnder(
  traffic: readonly Traffic[],
  grants: ReadonlyMap<string, Grant>,
  direction: Grant["direction"],
): readonly { readonly went: Went; readonly traffic: Traffic }[] {
  return traffic.flatMap((one) => {
    const grant = grants.get(one.grant);
    if (grant?.direction !== direction) return [];
    const { pages, rows, firstAt, lastAt } = one;
    return [
      { traffic: one, went: { grant: grant.id, register: grant.register, pages, rows, firstAt, lastAt } },
    ];
  });
}

// Reads are told by register: one may have had several grants in the period.
function sumUp(counts: readonly ReadCount[]): NonNullable<ConnectionReport["reads"]>["ours"] {
  return Array.from(
    Map.groupBy(counts, ({ register }) => register),
    ([register, same]) => ({
      register,
      reads: same.reduce((sum, { reads }) => sum + reads, 0),
      records: same.reduce((sum, { records }) => sum + records, 0),
      lastAt:
        same
          .map(({ lastAt }) => lastAt)
          .toSorted()
          .at(-1) ?? "",
    }),
  );
}

function statementLine(kept: KeptStatement): ConnectionReport["statements"][number] {
  const { statement } = readKept(kept);
  return {
    id: kept.id,
    at: kept.at,
    by: kept.sender,
    type: kept.type,
    ...(kept.grant === undefined ? {} : { grant: kept.grant }),
    ...("ground" in statement ? { ground: statement.ground } : {}),
  };
}
