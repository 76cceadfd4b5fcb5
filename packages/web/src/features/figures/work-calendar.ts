// The working calendar as this node keeps it: rows of a register that people can edit, read like any other list.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { type CalendarRow, makeWorkCalendar, type WorkCalendar } from "@nhipcau/domain/time/working-days.ts";

type Body = Readonly<Record<string, unknown>>;

/** A calendar of the records of the register `calendar-days`; rows that are none are left out. */
export function workCalendarOf(bodies: readonly Body[]): WorkCalendar {
  return makeWorkCalendar(bodies.flatMap((body) => rowOf(body) ?? []));
}

function rowOf({ date, kind, confirmed }: Body): CalendarRow | undefined {
  const day = typeof date === "string" ? parseIsoDate(date) : undefined;
  if (day === undefined || (kind !== "off" && kind !== "worked")) return undefined;
  return { date: day, kind, confirmed: confirmed === true };
}
