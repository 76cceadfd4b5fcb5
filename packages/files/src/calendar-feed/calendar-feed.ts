// A person's deadlines as an iCalendar file (RFC 5545): whole days, two alarms each, the same bytes for the same entries.
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import type { Language } from "@nhipcau/domain/text.ts";
import type { CalendarEntry } from "@nhipcau/operations/urging/calendar-entries.ts";

export interface CalendarFeedOptions {
  readonly language: Language;
  /** The address of the node's page, without a slash at its end. */
  readonly site: string;
}

const names: Readonly<Record<Language, string>> = {
  vi: "Nhịp Cầu: việc đến hạn",
  en: "Nhịp Cầu: deadlines",
};

const daysBefore = [7, 1];

/** The calendar of some entries, as text with folded lines. */
export function calendarFeed(
  entries: readonly CalendarEntry[],
  { language, site }: CalendarFeedOptions,
): string {
  const calendar = ical({
    name: names[language],
    prodId: { company: "nhipcau", product: "nhipcau", language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  });
  for (const { uid, due, summary, description, path } of entries) {
    const start = new Date(`${due}T00:00:00Z`);
    calendar.createEvent({
      id: uid,
      start,
      allDay: true,
      // Required, and of no use here: made from the entry, so that what did not change stays the same.
      stamp: start,
      summary,
      description: [description, site + path].filter((line) => line !== "").join("\n"),
      url: site + path,
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: daysBefore.map((days) => ({
        type: ICalAlarmType.display,
        trigger: days * 24 * 60 * 60,
        description: summary,
      })),
    });
  }
  return calendar.toString();
}
