// What the sources say about one thing, and where two of them cannot both be right (L-10).
import type { StatusStatementView } from "@nhipcau/contract/shapes/programme.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { findStatementConflicts } from "@nhipcau/domain/promises/statement-conflict.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { codesOf } from "@nhipcau/registers/declaration/code-list.ts";
import { dateCertainties } from "@nhipcau/registers/cooperation/agreements.ts";
import { statuses, statusStatements } from "@nhipcau/registers/cooperation/status-statements.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { coded, given } from "./views.ts";

export type StatementRecord = RecordEnvelope<BodyOf<typeof statusStatements>>;

/** The id of what a statement is about, whichever register it is in. */
export function aboutOf({ body }: StatementRecord): string {
  return body.project ?? body.regulation ?? body.dossier ?? body.port ?? body.gate ?? "";
}

/** For each statement, those that contradict it. */
export function contradictions(records: readonly StatementRecord[]): ReadonlyMap<string, readonly string[]> {
  const facts = records.map((record) => ({
    id: record.id,
    about: aboutOf(record),
    ...(record.body.date === undefined ? {} : { date: record.body.date as CalendarDate }),
    dateCertainty:
      record.body.date === undefined
        ? ("unknown" as const)
        : record.body.dateCertainty === "year-derived"
          ? ("derived" as const)
          : ("stated" as const),
    source: record.body.source ?? record.id,
    // Work that is late is work under way: a groundbreaking after it takes nothing back.
    status: record.body.status === "behind-schedule" ? "under-way" : record.body.status,
  }));
  const idOf = new Map<object, string>(facts.map((fact) => [fact, fact.id]));
  const found = new Map<string, string[]>();
  for (const { statements } of findStatementConflicts(facts, codesOf(statuses))) {
    const [one, other] = statements.map((statement) => idOf.get(statement) ?? "");
    if (one === undefined || other === undefined) continue;
    found.set(one, [...(found.get(one) ?? []), other]);
    found.set(other, [...(found.get(other) ?? []), one]);
  }
  return found;
}

/** Statements newest first, each with those that contradict it. */
export function statementViews(
  records: readonly StatementRecord[],
  nameOf: (id: string) => string,
  sourceOf: (id: string) => Named,
): StatusStatementView[] {
  const against = contradictions(records);
  return records
    .toSorted((a, b) => (b.body.date ?? "").localeCompare(a.body.date ?? "", "en") || (a.id < b.id ? -1 : 1))
    .map((record) => {
      const { id, body } = record;
      return given({
        id,
        about: { id: aboutOf(record), name: nameOf(aboutOf(record)) },
        date: body.date,
        dateCertainty:
          body.dateCertainty === undefined ? undefined : coded(dateCertainties, body.dateCertainty),
        status: coded(statuses, body.status),
        statement: body.statement,
        statementEn: body.statementEn,
        source: body.source === undefined ? undefined : sourceOf(body.source),
        contradicts: [...(against.get(id) ?? [])],
      }) as StatusStatementView;
    });
}
