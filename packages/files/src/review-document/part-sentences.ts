// One part of the work, or one obstacle, as a point of the report: whose it is, how far, since when and until when.
import type { ObstacleView, PartView } from "@nhipcau/contract/shapes/programme.ts";
import { count, shortDate } from "./figure-sentences.ts";
import { asSentence, plainText, withoutEndMark } from "./plain-text.ts";

const illustrativeMark = " (số liệu minh họa)";

/** Done in the period: when, and how that stood to its deadline. */
export function donePart(part: PartView): string {
  const when = part.doneOn ? `hoàn thành ngày ${shortDate(part.doneOn)}` : "đã báo cáo hoàn thành";
  const judged = part.class === "done-late" ? "chậm so với hạn" : "đúng hạn";
  const against = part.dueDate
    ? `, ${judged} (hạn ${shortDate(part.dueDate)}${extended(part)})`
    : ", không đặt thời hạn nên chưa thể đánh giá";
  const product = part.product ? `; sản phẩm: ${withoutEndMark(part.product)}` : "";
  return `${subject(part)}: ${when}${against}${product}${mark(part)}.`;
}

/** Past its deadline and not done. */
export function overduePart(part: PartView): string {
  const by = part.daysOverdue === undefined ? "quá hạn" : `quá hạn ${count(part.daysOverdue)} ngày`;
  const due = part.dueDate ? ` (hạn ${shortDate(part.dueDate)}${extended(part)})` : "";
  return `${subject(part)}: ${by}${due}; ${progress(part)}${forecast(part)}${mark(part)}.`;
}

/** Open, its deadline not yet over. */
export function partInTerm(part: PartView): string {
  const due = part.dueDate ? `hạn ${shortDate(part.dueDate)}${extended(part)}` : "còn trong hạn";
  const left = part.daysLeft === undefined ? "" : `, còn ${count(part.daysLeft)} ngày`;
  return `${subject(part)}: ${due}${left}; ${progress(part)}${forecast(part)}${mark(part)}.`;
}

/** Without a deadline, so in no class and in no share. */
export function unratedPart(part: PartView): string {
  return `${subject(part)}: chưa có thời hạn; ${progress(part)}${mark(part)}.`;
}

/** Whose a part is and who leads it, for a cell of a table. */
export function responsible(part: PartView): string {
  const lead = part.leadAgency ? plainText(part.leadAgency.name) : "chưa giao cơ quan chủ trì";
  return `${locality(part)}: ${lead}`;
}

/** What holds a part and who can clear it; cleared ones with the answer. */
export function obstaclePoint(obstacle: ObstacleView): string {
  const { clearedOn, answer } = obstacle;
  const how = answer ? `: ${withoutEndMark(answer)}` : "";
  const since = clearedOn ? `Đã tháo gỡ ngày ${shortDate(clearedOn)}${how}` : stillOpen(obstacle);
  return `${statement(obstacle)} ${since}${mark(obstacle)}.`;
}

/** An obstacle beyond the parties' authority, as a request to whoever can clear it. */
export function petition(obstacle: ObstacleView): string {
  const whom = obstacle.clearableBy ? plainText(obstacle.clearableBy.name) : "cấp có thẩm quyền";
  return `Đề nghị ${whom} xem xét, giải quyết: ${statement(obstacle)} ${stillOpen(obstacle)}${mark(obstacle)}.`;
}

/** The mark that goes with whatever no source gives. */
export function mark(item: { readonly illustrative: boolean }): string {
  return item.illustrative ? illustrativeMark : "";
}

function statement({ locality: { name }, title, description }: ObstacleView): string {
  const more = description ? ` ${asSentence(description)}` : "";
  return `${asSentence(`${withoutEndMark(title)} (${plainText(name)} báo cáo)`)}${more}`;
}

function stillOpen({ since, daysOpen, clearableBy, dueDate, beyondAuthority }: ObstacleView): string {
  const who = clearableBy && !beyondAuthority ? `; cơ quan tháo gỡ: ${plainText(clearableBy.name)}` : "";
  const until = dueDate ? `; hạn tháo gỡ: ${shortDate(dueDate)}` : "; chưa đặt hạn tháo gỡ";
  return `Phát sinh từ ngày ${shortDate(since)}, đã ${count(daysOpen)} ngày${who}${until}`;
}

function subject(part: PartView): string {
  const lead = part.leadAgency ? `; ${plainText(part.leadAgency.name)} chủ trì` : "";
  return `${withoutEndMark(part.task)} (${locality(part)}${lead})`;
}

function locality({ locality: assigned, steward }: PartView): string {
  const name = plainText(assigned.name);
  return steward.id === assigned.id ? name : `${name}, nay là ${plainText(steward.name)}`;
}

function extended({ firstDueDate, dueDate }: PartView): string {
  return firstDueDate && firstDueDate !== dueDate ? `; hạn ban đầu ${shortDate(firstDueDate)}` : "";
}

function progress({ percent, lastReportOn }: PartView): string {
  if (lastReportOn === undefined) return "chưa có báo cáo tiến độ";
  const from = `theo báo cáo ngày ${shortDate(lastReportOn)}`;
  return percent === undefined ? `chưa nêu tỷ lệ hoàn thành ${from}` : `đạt ${count(percent)}\u{A0}% ${from}`;
}

function forecast({ forecast: { date, basis } }: PartView): string {
  if (date === undefined || basis === "due" || basis === "done" || basis === "unknown") return "";
  const because = basis === "waits-for" ? " do chờ phần việc khác" : "";
  return `; dự kiến hoàn thành ngày ${shortDate(date)}${because}`;
}
