// An agency and those it took over from: what was given to a department that has merged is its successor's work today.
import { bodiesToday, type Succession } from "@nhipcau/domain/bodies/succession.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import type { ReadTransaction } from "../ports/store.ts";

/** The agency and every body that lives on in it on a day; nothing for somebody without an agency. */
export async function ownAgencies(
  transaction: ReadTransaction,
  agency: string | undefined,
  asOf: CalendarDate,
): Promise<ReadonlySet<string>> {
  if (agency === undefined) return new Set();
  const stated = await transaction.all(agencySuccessions);
  return agenciesWithin(
    agency,
    stated.map(({ body }) => ({ ...body, date: body.date as CalendarDate })),
    asOf,
  );
}

function agenciesWithin(
  agency: string,
  successions: readonly Succession[],
  asOf: CalendarDate,
): ReadonlySet<string> {
  const before = new Set(successions.flatMap(({ predecessors }) => predecessors));
  return new Set([
    agency,
    ...[...before].filter((body) => bodiesToday([body], successions, asOf).includes(agency)),
  ]);
}
