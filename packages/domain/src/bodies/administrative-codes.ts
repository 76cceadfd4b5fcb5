// Official codes of a body on a date. Codes are dated attributes, never keys: two systems are in use and they inherit
// differently when bodies merge, so after 2025-07-01 they name different predecessors for 7 of the 34 provinces.
//
//   gso     statistics office (QĐ 124/2004): the new unit takes the code of the predecessor that hosts its head office
//   agency  agency identifier, H-code (QĐ 20/2020, QĐ 09/2025): … of the predecessor that has the new unit's name
//
// A code that is not inherited is closed and never issued again.
import { exactForSearch } from "../text.ts";
import type { CalendarDate } from "../calendar-date.ts";
import type { BodyId, Succession } from "./succession.ts";

export type CodeSystem = "gso" | "agency";

/** A code given to a body by a decision, not by inheritance; without `from` it holds from the beginning. */
export interface IssuedCode {
  readonly system: CodeSystem;
  readonly body: BodyId;
  readonly code: string;
  readonly from?: CalendarDate;
}

/** The name a body has from a day on; without `from`, from the beginning. */
export interface BodyName {
  readonly body: BodyId;
  readonly name: string;
  readonly from?: CalendarDate;
}

/** A succession that also says in which predecessor's head office each successor sits. */
export interface CodedSuccession extends Succession {
  readonly headOfficeIn?: Readonly<Record<BodyId, BodyId>>;
}

export interface CodeHistory {
  readonly issued: readonly IssuedCode[];
  readonly names: readonly BodyName[];
  readonly successions: readonly CodedSuccession[];
}

export interface CodesOnDate {
  readonly held: ReadonlyMap<BodyId, string>;
  readonly closed: ReadonlyMap<string, { readonly lastHeldBy: BodyId; readonly closedOn: CalendarDate }>;
}

/** The code of a body in one system at the end of a day; undefined when it has none (never issued, or closed). */
export function codeOn(
  system: CodeSystem,
  body: BodyId,
  date: CalendarDate,
  history: CodeHistory,
): string | undefined {
  return codesOn(system, date, history).held.get(body);
}

/** Every code of a system at the end of a day: who holds it, and which are closed since when. */
export function codesOn(system: CodeSystem, date: CalendarDate, history: CodeHistory): CodesOnDate {
  const held = new Map<BodyId, string>();
  const closed = new Map<string, { lastHeldBy: BodyId; closedOn: CalendarDate }>();
  for (const event of eventsUntil(system, date, history)) {
    if (event.kind === "issue") held.set(event.issued.body, event.issued.code);
    else inherit(system, event.succession, history.names, held, closed);
  }
  return { held, closed };
}

/** Whether a code is free to be issued on a day: nobody holds it and it was never closed. */
export function mayIssueCode(
  system: CodeSystem,
  code: string,
  date: CalendarDate,
  history: CodeHistory,
): boolean {
  const { held, closed } = codesOn(system, date, history);
  return !closed.has(code) && ![...held.values()].includes(code);
}

type CodeEvent =
  | { readonly kind: "issue"; readonly issued: IssuedCode }
  | { readonly kind: "succession"; readonly succession: CodedSuccession };

// Within a day, successions come before newly issued codes: a unit formed that day may be given one.
function eventsUntil(system: CodeSystem, date: CalendarDate, history: CodeHistory): readonly CodeEvent[] {
  const issued = history.issued
    .filter((one) => one.system === system && (one.from ?? "") <= date)
    .map((one) => ({
      key: `${one.from ?? ""} 2 ${one.code} ${one.body}`,
      event: { kind: "issue", issued: one } as const,
    }));
  const successions = history.successions
    .filter((one) => one.date <= date && one.kind !== "transfer") // a function moves without its body's code
    .map((one) => ({
      key: `${one.date} 1 ${one.predecessors.toSorted().join(" ")}`,
      event: { kind: "succession", succession: one } as const,
    }));
  return [...issued, ...successions].toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ event }) => event);
}

function inherit(
  system: CodeSystem,
  succession: CodedSuccession,
  names: readonly BodyName[],
  held: Map<BodyId, string>,
  closed: Map<string, { lastHeldBy: BodyId; closedOn: CalendarDate }>,
): void {
  const taken = new Map<BodyId, string>();
  for (const successor of succession.successors) {
    const heir = predecessorWithCode(system, successor, succession, names);
    const code = heir === undefined ? undefined : held.get(heir);
    if (code !== undefined) taken.set(successor, code);
  }
  const inherited = new Set(taken.values());
  for (const predecessor of succession.predecessors) {
    const code = held.get(predecessor);
    held.delete(predecessor);
    if (code !== undefined && !inherited.has(code)) {
      closed.set(code, { lastHeldBy: predecessor, closedOn: succession.date });
    }
  }
  for (const [successor, code] of taken) held.set(successor, code);
}

function predecessorWithCode(
  system: CodeSystem,
  successor: BodyId,
  succession: CodedSuccession,
  names: readonly BodyName[],
): BodyId | undefined {
  const [only] = succession.predecessors;
  const isOneToOne = succession.predecessors.length === 1 && succession.successors.length === 1;
  if (isOneToOne) return only; // renamed: it is the same unit in both systems
  if (system === "gso") return succession.headOfficeIn?.[successor];
  const name = nameOf(successor, names, (from) => from <= succession.date);
  if (name === undefined) return undefined;
  return succession.predecessors.find(
    (body) => nameOf(body, names, (from) => from < succession.date) === name,
  );
}

function nameOf(
  body: BodyId,
  names: readonly BodyName[],
  holds: (from: string) => boolean,
): string | undefined {
  const own = names.filter((one) => one.body === body && holds(one.from ?? ""));
  const latest = own.toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1)).at(-1);
  return latest && exactForSearch(latest.name);
}
