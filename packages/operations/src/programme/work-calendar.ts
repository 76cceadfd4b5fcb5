// The working calendar as a node keeps it: rows of a register that people can edit.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { type CalendarRow, makeWorkCalendar, type WorkCalendar } from "@nhipcau/domain/time/working-days.ts";
import { calendarDays } from "@nhipcau/registers/governance/calendar-days.ts";
import type { ReadTransaction } from "../ports/store.ts";

/** The calendar of the records of `calendar-days`; rows that are none are left out. */
export async function readCalendar(transaction: Pick<ReadTransaction, "all">): Promise<WorkCalendar> {
  const days = await transaction.all(calendarDays);
  return makeWorkCalendar(days.flatMap(({ body }) => calendarRow(body) ?? []));
}

function calendarRow({ date, kind, confirmed }: Readonly<Record<string, unknown>>): CalendarRow | undefined {
  const day = typeof date === "string" ? parseIsoDate(date) : undefined;
  if (day === undefined || (kind !== "off" && kind !== "worked")) return undefined;
  return { date: day, kind, confirmed: confirmed === true };
}
