// Where a day stands on the timeline, and which lines of the calendar are drawn at a given width: pure, so that it can be
// tested that no label runs into the next.
import { addDays, calendarDate, type CalendarDate, daysBetween } from "@nhipcau/domain/calendar-date.ts";

export interface TimeScale {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly pixelsPerDay: number;
  readonly width: number;
}

export interface Tick {
  readonly x: number;
  /** What the line begins: a year, or a month from 1 to 12 of it. */
  readonly year: number;
  readonly month?: number;
}

const margin = 20; // days before the first and after the last, so that no mark is cut

/** A scale from the first day to the last, at least `width` pixels wide and with at least `pixelsPerDay`. */
export function timeScale(
  days: readonly string[],
  { width, pixelsPerDay = 0 }: { readonly width: number; readonly pixelsPerDay?: number },
): TimeScale {
  const sorted = days.toSorted();
  const from = addDays(calendarDate(sorted[0] ?? "2026-01-01"), -margin);
  const to = addDays(calendarDate(sorted.at(-1) ?? "2026-12-31"), margin);
  const span = Math.max(1, daysBetween(from, to));
  const scale = Math.max(pixelsPerDay, width / span);
  return { from, to, pixelsPerDay: scale, width: Math.round(span * scale) };
}

/** The middle of a day, in pixels from the left. */
export function xOf({ from, pixelsPerDay }: TimeScale, day: string): number {
  return (daysBetween(from, calendarDate(day)) + 0.5) * pixelsPerDay;
}

const widestYear = 44;
const widestMonth = 34;

/** The beginnings of years, and of the months, quarters or half-years between them that have room for a label. */
export function ticksOf(scale: TimeScale): readonly Tick[] {
  const step = [1, 3, 6].find((months) => months * 30 * scale.pixelsPerDay >= widestMonth) ?? 12;
  const everyYears = Math.max(1, Math.ceil(widestYear / (365 * scale.pixelsPerDay)));
  const ticks: Tick[] = [];
  const lastYear = Number(scale.to.slice(0, 4));
  for (let year = Number(scale.from.slice(0, 4)); year <= lastYear; year++) {
    for (let month = 1; month <= 12; month += step) {
      const day = `${year}-${String(month).padStart(2, "0")}-01`;
      if (day < scale.from || day > scale.to || xOf(scale, day) > scale.width - widestMonth) continue;
      if (month > 1) ticks.push({ x: xOf(scale, day), year, month });
      else if (year % everyYears === 0) ticks.push({ x: xOf(scale, day), year });
    }
  }
  return ticks;
}
