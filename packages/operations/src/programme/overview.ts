// The overview a leader reads in three minutes: the five numbers, what waits on which side, what is stuck, what was
// never made concrete. Every figure comes with its denominator and the date of its data (L-07).
import type { routes } from "@nhipcau/contract/routes.ts";
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import { type CalendarDate, daysBetween } from "@nhipcau/domain/calendar-date.ts";
import { waitsForAnswer } from "@nhipcau/domain/obstacles/petition-state.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { sectors } from "@nhipcau/registers/governance/sectors.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { readStandings } from "../obstacles/obstacle-facts.ts";
import type { PetitionStanding } from "../obstacles/petition-standing.ts";
import { type ClauseFacts, isBinding, isConcrete, readClauseFacts } from "./clause-facts.ts";
import { figuresBy, figuresOf, isSilent, partsOf, silentBefore, waitedFor } from "./figures.ts";
import { type Programme, readProgramme } from "./programme.ts";
import { isBeyondAuthority, type RatedPart } from "./rated-parts.ts";
import { coded, commitmentSummary, given, isContradiction, localityNamed } from "./views.ts";
import { fewWorst } from "./worst-first.ts";

export type Overview = ResponseOf<typeof routes.overview>;

/** A part nobody has reported on for this many days counts as silent. */
const silentAfterDays = 90;
const attentionLength = 8;

/** The overview on a day, of everything or of one agreement. */
export function readOverview(
  store: Store,
  acting: Acting,
  asked: { readonly asOf: CalendarDate; readonly today: CalendarDate; readonly agreement?: string },
): Promise<Overview> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, asked.asOf, asked.today);
    const clauses = await readClauseFacts(transaction, programme);
    const titles = new Map((await transaction.all(agreements)).map(({ id, body }) => [id, body]));
    const parts = partsOf(programme, asked.agreement === undefined ? {} : { agreement: asked.agreement });
    const commitments = [...programme.commitments.values()].filter(
      ({ facts }) => asked.agreement === undefined || facts.agreement === asked.agreement,
    );
    const nameOf = (id: string): Text => ({ vi: programme.localityName(id), en: programme.localityName(id) });
    const titleOf = (id: string): Text => {
      const body = titles.get(id);
      return { vi: body?.title ?? id, en: body?.titleEn ?? body?.title ?? id };
    };
    return given({
      asOf: asked.asOf,
      dataDate: newestReport(parts),
      figures: figuresOf(parts),
      overdueByLocality: overdueByLocality(programme, parts),
      waitingFor: waitingBySide(programme, parts),
      beyondAuthority: beyondAuthority(programme, parts),
      petitions: waitingPetitions((await readStandings(transaction, programme)).values(), asked.agreement),
      notConcrete: notConcrete(clauses, asked.agreement),
      disagreements: {
        commitments: commitments.filter(({ joint }) => joint.disagreements.some(isContradiction)).length,
        of: commitments.length,
      },
      silent: silence(parts, asked.asOf),
      attention: fewWorst(commitments, attentionLength).map((commitment) =>
        commitmentSummary(programme, commitment),
      ),
      byAgreement: figuresBy(parts, ({ commitment }) => commitment.agreement, titleOf),
      byLocality: figuresBy(parts, ({ steward }) => steward, nameOf),
      bySector: figuresBy(parts, ({ commitment }) => commitment.sector, sectorOf),
      matrix: matrixOf(parts),
      illustrativeParts: parts.filter(({ row }) => row.illustrative).length,
    }) as Overview;
  });
}

function sectorOf(id: string): Text {
  return coded(sectors, id).label;
}

function notConcrete(clauses: ClauseFacts, agreement: string | undefined): Overview["notConcrete"] {
  const binding = clauses.records.filter(
    (clause) => isBinding(clause) && (agreement === undefined || clause.body.agreement === agreement),
  );
  const loose = binding.filter((clause) => !isConcrete(clauses, clause));
  const agreementsOfLoose = new Set(loose.map(({ body }) => body.agreement));
  return { clauses: loose.length, of: binding.length, agreements: agreementsOfLoose.size };
}

function newestReport(parts: readonly RatedPart[]): CalendarDate | undefined {
  return parts.reduce<CalendarDate | undefined>((newest, { state }) => {
    const date = state.latestReport?.date;
    return date !== undefined && (newest === undefined || date > newest) ? date : newest;
  }, undefined);
}

function overdueByLocality(programme: Programme, parts: readonly RatedPart[]): Overview["overdueByLocality"] {
  const overdue = parts.filter(({ state }) => state.class === "open-overdue");
  return [...Map.groupBy(overdue, ({ steward }) => steward)]
    .map(([locality, own]) => ({ locality: localityNamed(programme, locality), overdue: own.length }))
    .toSorted((a, b) => b.overdue - a.overdue);
}

function waitingBySide(programme: Programme, parts: readonly RatedPart[]): Overview["waitingFor"] {
  const waits = parts.flatMap((part) => waitedFor(programme, part).map((other) => ({ part, other })));
  return [...Map.groupBy(waits, ({ other }) => other.steward)]
    .map(([locality, own]) => {
      const longest = Math.max(...own.map(({ other }) => other.state.daysOverdue ?? 0));
      const waiting = new Set(own.map(({ part }) => part.row.id)).size;
      return {
        locality: localityNamed(programme, locality),
        parts: waiting,
        ...(longest > 0 ? { longestDays: longest } : {}),
      };
    })
    .toSorted((a, b) => b.parts - a.parts);
}

function beyondAuthority(programme: Programme, parts: readonly RatedPart[]): Overview["beyondAuthority"] {
  const shown = new Set(parts.map(({ row }) => row.id));
  const open = programme.obstacles.filter(
    ({ part, clearedOn }) => shown.has(part) && (clearedOn === undefined || clearedOn > programme.asOf),
  );
  const beyond = open.filter(isBeyondAuthority);
  const oldest = beyond.reduce((first, { since }) => (since < first ? since : first), programme.asOf);
  const longest = daysBetween(oldest, programme.asOf);
  return { obstacles: beyond.length, of: open.length, ...(longest > 0 ? { longestDays: longest } : {}) };
}

function waitingPetitions(
  standings: Iterable<PetitionStanding>,
  agreement: string | undefined,
): Overview["petitions"] {
  const sent = [...standings].filter(
    ({ record, state }) =>
      state.waiting !== undefined && (agreement === undefined || record.body.agreement === agreement),
  );
  const waiting = sent.filter(({ state }) => waitsForAnswer(state));
  const longestDays = Math.max(0, ...waiting.map(({ state }) => state.waiting?.days ?? 0));
  return { waiting: waiting.length, of: sent.length, ...(waiting.length > 0 ? { longestDays } : {}) };
}

function silence(parts: readonly RatedPart[], asOf: CalendarDate): Overview["silent"] {
  const open = parts.filter(({ state }) => state.doneOn === undefined);
  const before = silentBefore(silentAfterDays, asOf);
  const silent = open.filter((part) => isSilent(part, before));
  return { parts: silent.length, of: open.length, days: silentAfterDays };
}

function matrixOf(parts: readonly RatedPart[]): Overview["matrix"] {
  const cells = Map.groupBy(parts, ({ steward, commitment }) => `${steward}\n${commitment.sector}`);
  return [...cells.values()].map((own) => ({
    locality: own[0]?.steward ?? "",
    sector: own[0]?.commitment.sector ?? "",
    figures: figuresOf(own),
  }));
}
