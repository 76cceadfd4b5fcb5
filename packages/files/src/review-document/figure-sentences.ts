// Figures as sentences: every count with what it is a count of, and the day of the data. What was never stated is said to
// be missing; it is not written as 0 (L-07).
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import { calendarDate, writtenDate } from "@nhipcau/domain/calendar-date.ts";
import { ratio } from "@nhipcau/domain/counting/five-numbers.ts";
import { formatVietnameseNumber } from "@nhipcau/domain/vietnamese/number.ts";

/** The sentences that give the five numbers and what cannot be rated. */
export function figureSentences(figures: FiveNumbersView, cutOff: string): readonly string[] {
  const { total, rateable, cannotRate } = figures;
  const asOf = `Tính đến hết ngày ${shortDate(cutOff)}`;
  if (total === 0) return [`${asOf}, chưa có phần việc nào được giao nên chưa có số liệu để đánh giá.`];
  const unrated =
    cannotRate === 0 ? "" : `; ${count(cannotRate)} phần việc chưa có thời hạn nên chưa thể đánh giá`;
  if (rateable === 0) return [`${asOf}, các bên có ${count(total)} phần việc${unrated}.`];
  return [
    `${asOf}, các bên có ${count(total)} phần việc, trong đó ${count(rateable)} phần việc có thời hạn${unrated}.`,
    `Trong ${count(rateable)} phần việc có thời hạn: ${[
      share(figures.doneOnTime, rateable, "hoàn thành đúng hạn"),
      share(figures.doneLate, rateable, "hoàn thành chậm"),
      share(figures.openInTerm, rateable, "đang thực hiện, còn trong hạn"),
    ].join("; ")}.`,
    `Trong ${count(rateable)} phần việc có thời hạn, ${share(figures.openOverdue, rateable, "quá hạn")}.`,
  ];
}

/** `Trong 13 nội dung của thỏa thuận, 9 nội dung đã được cụ thể hóa (69,2 %) …`. */
export function clauseSentence(clauses: { readonly total: number; readonly concrete: number }): string {
  const { total, concrete } = clauses;
  if (total === 0) return "Chưa ghi nhận nội dung nào của văn bản hợp tác.";
  const open = total - concrete;
  const rest = open === 0 ? "" : `; ${withShare(open, total, "nội dung")} chưa được cụ thể hóa`;
  if (concrete === 0) return `Trong ${count(total)} nội dung hợp tác, chưa có nội dung nào được cụ thể hóa.`;
  return `Trong ${count(total)} nội dung hợp tác, ${withShare(concrete, total, "nội dung")} đã được cụ thể hóa thành cam kết và phần việc${rest}.`;
}

/** A count of the five numbers in a table: a dash where there is nothing it could be counted out of. */
export function tableCount(value: number, outOf: number): string {
  return outOf === 0 ? "-" : count(value);
}

export function count(value: number): string {
  return formatVietnameseNumber(value);
}

/** A day as prose has it, dd/mm/yyyy. */
export function shortDate(day: string): string {
  return writtenDate(calendarDate(day));
}

function share(value: number, outOf: number, what: string): string {
  return value === 0 ? `không có phần việc ${what}` : `${withShare(value, outOf, `phần việc ${what}`)}`;
}

function withShare(value: number, outOf: number, what: string): string {
  const part = ratio(value, outOf);
  const percent = part ? ` (${formatVietnameseNumber(part.value * 100, 1)}\u{A0}%)` : "";
  return `${count(value)} ${what}${percent}`;
}
