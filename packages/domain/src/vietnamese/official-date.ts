// Dates as official documents write them (NĐ 30/2020, Annex I, box 4): a day below 10 and the months 1 and 2 get a 0 in
// front, other months do not.
import type { CalendarDate } from "../calendar-date.ts";

/** `ngày 05 tháng 02 năm 2026`, `ngày 21 tháng 3 năm 2026`. */
export function officialDate(date: CalendarDate): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const isPadded = Number(month) <= 2;
  return `ngày ${day} tháng ${isPadded ? month : Number(month)} năm ${year}`;
}

/** The line under the national heading: `Quảng Ninh, ngày 05 tháng 02 năm 2026`. */
export function officialPlaceAndDate(place: string, date: CalendarDate): string {
  return `${place}, ${officialDate(date)}`;
}
