// Days, numbers and instants as people read them: dd/mm/yyyy, vi-VN or English digits grouping, Vietnam's clock.
import { parseIsoDate, writtenDate } from "@nhipcau/domain/calendar-date.ts";
import type { Language } from "@nhipcau/domain/text.ts";

const locales: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };

/** A day as dd/mm/yyyy; anything that is not a day is given back as it is. */
export function formatDay(iso: string): string {
  const day = parseIsoDate(iso);
  return day === undefined ? iso : writtenDate(day);
}

/** A number with the grouping of the language: 1.234,5 or 1,234.5. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value);
}

/** A percentage: “62 %” in Vietnamese prose, “62%” in English; the space does not break. */
export function formatPercent(value: number, language: Language): string {
  const digits = formatNumber(value, language);
  return language === "vi" ? `${digits}\u00a0%` : `${digits}%`;
}

/** An instant in Vietnam's time, dd/mm/yyyy hh:mm; anything else is given back as it is. */
export function formatInstant(instant: string): string {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) return instant;
  const parts = new Map(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Ho_Chi_Minh",
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get("day")}/${parts.get("month")}/${parts.get("year")} ${parts.get("hour")}:${parts.get("minute")}`;
}
