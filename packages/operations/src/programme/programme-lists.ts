// The lists that figures open: parts, commitments, clauses; and the view of an obstacle. The filter that counted is the filter that
// lists, so that a number can be followed (L-07).
import type { QueryOf, ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { ObstacleView } from "@nhipcau/contract/shapes/programme.ts";
import { type CalendarDate, daysBetween } from "@nhipcau/domain/calendar-date.ts";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { authorityLevels, obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, RecordEnvelope, Store } from "../ports/store.ts";
import { agencyNameIn, keeperViews } from "../keepers/keeper-views.ts";
import { type Keepers, readKeepers } from "../keepers/read-keepers.ts";
import { clauseViews, isBinding, isConcrete, readClauseFacts } from "./clause-facts.ts";
import { partsOf, redFirst } from "./figures.ts";
import { type Programme, readProgramme } from "./programme.ts";
import { isBeyondAuthority } from "./rated-parts.ts";
import {
  type AgencyName,
  coded,
  commitmentSummary,
  given,
  isContradiction,
  localityNamed,
  partView,
} from "./views.ts";
import { worstFirst } from "./worst-first.ts";

interface Day {
  readonly asOf: CalendarDate;
  readonly today: CalendarDate;
}

/** The parts that a figure counts, red first. */
export function listParts(
  store: Store,
  acting: Acting,
  day: Day,
  filter: Omit<QueryOf<typeof routes.parts>, "asOf">,
): Promise<ResponseOf<typeof routes.parts>> {
  return onProgramme(store, acting, day, async (programme, transaction) => {
    const keepers = await readKeepers(transaction, programme, day.asOf);
    const agencyName = (id: string): string => agencyNameIn(keepers, id);
    const parts = partsOf(programme, filter).toSorted(redFirst);
    return {
      asOf: day.asOf,
      total: parts.length,
      parts: parts.map((part) => partView(programme, part, agencyName, keepers)),
    };
  });
}

/** Commitments by their worst part. */
export function listCommitments(
  store: Store,
  acting: Acting,
  day: Day,
  filter: Omit<QueryOf<typeof routes.commitments>, "asOf">,
): Promise<ResponseOf<typeof routes.commitments>> {
  return onProgramme(store, acting, day, async (programme) => {
    const words = foldForSearch(filter.q ?? "");
    const found = [...programme.commitments.values()].filter(
      ({ facts, joint, parts }) =>
        (filter.agreement === undefined || facts.agreement === filter.agreement) &&
        (filter.sector === undefined || facts.sector === filter.sector) &&
        (filter.class === undefined || joint.class === filter.class) &&
        (filter.locality === undefined || parts.some(({ steward }) => steward === filter.locality)) &&
        (filter.disagreement !== true || joint.disagreements.some(isContradiction)) &&
        (words === "" || foldForSearch(`${facts.title} ${facts.titleEn ?? ""} ${facts.id}`).includes(words)),
    );
    const commitments = worstFirst(found).map((commitment) => commitmentSummary(programme, commitment));
    return { asOf: day.asOf, total: commitments.length, commitments };
  });
}

/** Clauses by whether anything makes them concrete. */
export function listClauses(
  store: Store,
  acting: Acting,
  day: Day,
  filter: Omit<QueryOf<typeof routes.clauses>, "asOf">,
): Promise<ResponseOf<typeof routes.clauses>> {
  return onProgramme(store, acting, day, async (programme, transaction) => {
    const facts = await readClauseFacts(transaction, programme);
    const titles = new Map((await transaction.all(agreements)).map(({ id, body }) => [id, body.title]));
    const records = facts.records.filter(
      (record) =>
        (filter.agreement === undefined || record.body.agreement === filter.agreement) &&
        (filter.binding !== true || isBinding(record)) &&
        (filter.concrete === undefined || isConcrete(facts, record) === filter.concrete),
    );
    const clauses = await clauseViews(transaction, programme, facts, records, (id) => titles.get(id) ?? id);
    return { asOf: day.asOf, total: clauses.length, clauses };
  });
}

/** Reads the programme on a day, as somebody, and lists what is wanted of it in the same transaction. */
function onProgramme<List>(
  store: Store,
  acting: Acting,
  day: Day,
  list: (programme: Programme, transaction: ReadTransaction) => Promise<List>,
): Promise<List> {
  return store.read(acting, async (transaction) =>
    list(await readProgramme(transaction, day.asOf, day.today), transaction),
  );
}

/** Whether an obstacle held its part on a day. */
export function isOpenOn(body: BodyOf<typeof obstacles>, asOf: CalendarDate): boolean {
  return body.since <= asOf && (body.clearedOn === undefined || body.clearedOn > asOf);
}

/** An obstacle as people see it on the programme's day. */
export function obstacleView(
  programme: Programme,
  { id, body }: RecordEnvelope<BodyOf<typeof obstacles>>,
  agencyName: AgencyName,
  keepers?: Keepers,
): ObstacleView {
  const locality = programme.parts.get(body.part)?.row.locality ?? "";
  const cleared = body.clearedOn !== undefined && body.clearedOn <= programme.asOf;
  const until = cleared ? (body.clearedOn as CalendarDate) : programme.asOf;
  return given({
    id,
    part: body.part,
    locality: localityNamed(programme, programme.stewardOf(locality)),
    title: body.title,
    description: body.description,
    since: body.since,
    daysOpen: daysBetween(body.since as CalendarDate, until),
    authority: coded(authorityLevels, body.authority),
    beyondAuthority: isBeyondAuthority(body),
    clearableBy:
      body.clearableBy === undefined
        ? undefined
        : { id: body.clearableBy, name: agencyName(body.clearableBy) },
    keepers: cleared ? undefined : keeperViews(keepers, `obstacle:${id}`, [body.clearableBy]),
    dueDate: body.dueDate,
    clearedOn: cleared ? body.clearedOn : undefined,
    answer: cleared ? body.answer : undefined,
    illustrative: body.illustrative === true,
  }) as ObstacleView;
}

/** The names of all agencies the reader may see. */
export async function readAgencyNames(transaction: ReadTransaction): Promise<AgencyName> {
  const names = new Map((await transaction.all(agencies)).map(({ id, body }) => [id, body.name]));
  return (id) => names.get(id) ?? id;
}
