// Who works on what today, read once for a question about many records: the agencies, what became of them, and what people
// have confirmed. Nothing of it is stored; a partner's word counts only about its own bodies.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import {
  bodiesOfKeeper,
  type BodyFacts,
  type Keeper,
  keeperOf,
  type TakeOver,
} from "@nhipcau/domain/bodies/keeper.ts";
import { bodiesToday, stewardOf, type Succession } from "@nhipcau/domain/bodies/succession.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { Bodies } from "../programme/programme.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";

export type Agency = BodyOf<typeof agencies>;
export type TakeOverRecord = RecordEnvelope<BodyOf<typeof takeOvers>>;
export type AgencySuccession = RecordEnvelope<BodyOf<typeof agencySuccessions>>;

/** What a take-over is of. */
export type Subject = `part:${string}` | `obstacle:${string}` | `register:${string}`;

export interface Keepers {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly successions: readonly AgencySuccession[];
  readonly facts: BodyFacts;
  /** The confirmations that count, by what they are of. */
  readonly takeOversOf: (subject: Subject) => readonly TakeOverRecord[];
  /** In which body an agency lives on, whatever anybody confirmed. */
  readonly byLaw: (agency: string) => Keeper;
  /** Who does today what a record gives to an agency. */
  readonly of: (subject: Subject, agency: string) => Keeper;
  /** The body last confirmed, or the one named: what successions go on from. */
  readonly confirmed: (subject: Subject, agency: string) => string;
  /** The agency and every body that lives on in it; nothing for somebody without an agency. */
  readonly within: (agency: string | undefined) => ReadonlySet<string>;
}

/** Reads who works on what on a day. */
export async function readKeepers(
  transaction: Pick<ReadTransaction, "all">,
  bodies: Pick<Bodies, "stewardOf">,
  asOf: CalendarDate,
): Promise<Keepers> {
  const known = new Map((await transaction.all(agencies)).map(({ id, body }) => [id, body]));
  const sideOf = (agency: string | undefined): string | undefined => {
    const locality = known.get(agency ?? "")?.locality;
    return locality === undefined ? undefined : bodies.stewardOf(locality);
  };
  // A side says what became of its own agencies, and of nobody else's; the centre may say it of all.
  const isOfSide = (author: string, agency: string): boolean => sideOf(agency) === bodies.stewardOf(author);
  const successions = (await transaction.all(agencySuccessions)).filter(
    ({ author, body }) => author === "VN" || body.predecessors.every((one) => isOfSide(author, one)),
  );
  const facts: BodyFacts = {
    successions: successions.map(({ body }): Succession => ({ ...body, date: body.date as CalendarDate })),
    lastDay: (agency) => known.get(agency)?.validTo as CalendarDate | undefined,
  };
  const said = (await transaction.all(takeOvers)).filter(({ author, body }) => {
    const from = body.fromAgency === undefined ? body.fromLocality : known.get(body.fromAgency)?.locality;
    const side = bodies.stewardOf(author);
    return from !== undefined && bodies.stewardOf(from) === side && isOfSide(author, body.toAgency);
  });
  const bySubject = Map.groupBy(said, ({ body }) => subjectOf(body));
  const takeOversOf = (subject: Subject): readonly TakeOverRecord[] => bySubject.get(subject) ?? [];
  const found = new Map<string, Keeper>();
  const byLaw = (agency: string): Keeper => {
    const keeper = found.get(agency) ?? keeperOf(agency, [], facts, asOf);
    found.set(agency, keeper);
    return keeper;
  };
  const of = (subject: Subject, agency: string): Keeper => {
    const own = takeOversOf(subject);
    return own.length === 0 ? byLaw(agency) : keeperOf(agency, own.map(statedTakeOver), facts, asOf);
  };
  return {
    agencies: known,
    successions,
    facts,
    takeOversOf,
    byLaw,
    of,
    confirmed: (subject, agency) =>
      takeOversOf(subject).length === 0 ? agency : (of(subject, agency).steps.at(-1)?.to ?? agency),
    within: (agency) => (agency === undefined ? new Set() : agenciesWithin(agency, facts.successions, asOf)),
  };
}

/** What a take-over is of, and what records are asked by. */
export function subjectOf({ part, obstacle, register }: Partial<BodyOf<typeof takeOvers>>): Subject {
  if (part !== undefined) return `part:${part}`;
  return obstacle === undefined ? `register:${register ?? ""}` : `obstacle:${obstacle}`;
}

/** The one agency that works on it; undefined where only a person can say which. */
export function onlyBody(keeper: Keeper): string | undefined {
  const [only, ...others] = bodiesOfKeeper(keeper);
  return others.length > 0 ? undefined : only;
}

export function statedTakeOver({ body }: Pick<TakeOverRecord, "body">): TakeOver {
  return {
    from: body.fromAgency ?? body.fromLocality ?? "",
    to: body.toAgency,
    day: body.day as CalendarDate,
  };
}

/** The side that answers for a locality on a day. */
export function sideOn(
  locality: string,
  { successions }: Pick<Bodies, "successions">,
  day: CalendarDate,
): string {
  return stewardOf(locality, successions, day).steward ?? locality;
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
