// Days reckoned the plain way, for the oracle of the year: it shares no line with the code it judges. Working days are
// stepped over one by one on the region's calendar file.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const millisecondsOfDay = 86_400_000;
const calendarFile = join(import.meta.dirname, "../../../../region/facts/calendar-days.json");

interface CalendarFile {
  readonly records: readonly { readonly body: { readonly date: string; readonly kind: "off" | "worked" } }[];
}

const { records } = JSON.parse(readFileSync(calendarFile, "utf8")) as CalendarFile;
const marked = new Map(records.map(({ body }) => [body.date, body.kind]));

/** The day so many days later, or earlier where the number is negative. */
export function plus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsOfDay).toISOString().slice(0, 10);
}

/** How many days after `from` another day is. */
export function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsOfDay;
}

/** Every day from the first to the last, both among them. */
export function everyDay(first: string, last: string): readonly string[] {
  return Array.from({ length: daysFrom(first, last) + 1 }, (_, passed) => plus(first, passed));
}

/** Whether people work on a day. */
export function isWorked(day: string): boolean {
  const kind = marked.get(day);
  if (kind !== undefined) return kind === "worked";
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The working day that is the `count`-th after a day. */
export function workingDayAfter(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = plus(at, 1);
    if (isWorked(at)) left -= 1;
  }
  return at;
}

/** Whether a day is the last of its month. */
export function endsMonth(day: string): boolean {
  return plus(day, 1).endsWith("-01");
}
