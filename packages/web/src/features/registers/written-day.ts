// Reads a day that somebody types: 14/8/2021, 14-08-2021 or 2021-08-14.
import { parseWrittenDate } from "@nhipcau/domain/calendar-date.ts";

/** The day as YYYY-MM-DD, or null when it is none; the form in which date inputs want it. */
export function writtenDay(value: string): string | null {
  return parseWrittenDate(value) ?? null;
}
