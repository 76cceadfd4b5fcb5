// The day a request asks about: the one it names, else today.
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";

export function dayOf(
  query: { readonly asOf?: string | undefined },
  today: CalendarDate,
): { readonly asOf: CalendarDate; readonly today: CalendarDate } {
  return { asOf: parseIsoDate(query.asOf ?? "") ?? today, today };
}
