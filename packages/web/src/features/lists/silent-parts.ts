// How long nothing was heard of a part: counted from the last report, or from the start where none was ever made.
import { daysBetween, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";

/** Days of silence of an open part on a day; undefined when it is done, not begun, or its start is not known. */
export function daysSilent(part: PartView, day: string): number | undefined {
  if (part.doneOn !== undefined) return undefined;
  const since = parseIsoDate(part.lastReportOn ?? part.startDate ?? "");
  const today = parseIsoDate(day);
  if (since === undefined || today === undefined || since > today) return undefined;
  return daysBetween(since, today);
}
