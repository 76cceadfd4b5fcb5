// A report's record as the domain decides about it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { DecidableReport } from "@nhipcau/domain/promises/decision.ts";
import type { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { RecordEnvelope } from "../../ports/store.ts";

export type ReportRecord = RecordEnvelope<BodyOf<typeof reports>>;

/** Its part, day, stage, and when it was recorded. */
export function decidableReport({ id, body, recordedAt }: ReportRecord): DecidableReport {
  const { part, date, stage } = body;
  return { id, part, date: date as CalendarDate, stage, recordedAt };
}
