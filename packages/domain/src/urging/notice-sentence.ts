// What a notice says, in both languages: the page, the letter and the calendar say the same.
import { type CalendarDate, daysBetween, writtenDate } from "../calendar-date.ts";
import type { Text } from "../text.ts";
import type { DutyKind } from "./duty.ts";
import type { StepName } from "./ladder.ts";
import type { Withdrawal } from "./notices-due.ts";

/** What somebody is waited for, by kind. */
export const dutyLabels: Readonly<Record<DutyKind, Text>> = {
  part: { vi: "Phần việc", en: "Part" },
  confirmation: { vi: "Xác nhận phần việc", en: "Confirmation" },
  obstacle: { vi: "Gỡ vướng mắc", en: "Obstacle to clear" },
  explanation: { vi: "Giải trình", en: "Explanation" },
  escalation: { vi: "Vướng mắc được báo lên", en: "Escalated obstacle" },
  "follow-up": { vi: "Ý kiến cấp trên đang chờ", en: "Opinion awaited" },
  "petition-answer": { vi: "Trả lời kiến nghị", en: "Answer to a petition" },
};

/** Why a notice no longer stands. */
export const withdrawalLabels: Readonly<Record<Withdrawal, Text>> = {
  settled: { vi: "đã xong", en: "done since" },
  "deadline-moved": { vi: "hạn đã đổi", en: "the deadline moved" },
  gone: { vi: "không còn", en: "no longer there" },
};

/** How far the deadline is on the day of the notice, as a whole sentence without its full stop. */
export function noticeSentence({
  kind,
  rung,
  due,
  day,
}: {
  readonly kind: DutyKind;
  readonly rung: string;
  readonly due: CalendarDate;
  readonly day: CalendarDate;
}): Text {
  const passed = daysBetween(due, day);
  const written = writtenDate(due);
  const [vi, en] = whatToDo(kind, stepOf(rung));
  if (passed < 0)
    return {
      vi: `Còn ${-passed} ngày, hạn ${written}${vi}`,
      en: `${-passed} ${-passed === 1 ? "day" : "days"} left, due ${written}${en}`,
    };
  if (passed === 0) return { vi: `Đến hạn hôm nay, ${written}${vi}`, en: `Due today, ${written}${en}` };
  return {
    vi: `Quá hạn ${passed} ngày, hạn ${written}${vi}`,
    en: `${passed} ${passed === 1 ? "day" : "days"} late, due ${written}${en}`,
  };
}

/** Whether it tells of something late. */
export function isLateNotice({
  due,
  day,
}: {
  readonly due: CalendarDate;
  readonly day: CalendarDate;
}): boolean {
  return day > due;
}

function whatToDo(kind: DutyKind, step: StepName): readonly [string, string] {
  switch (step) {
    case "asked":
      return newly[kind];
    case "before-30":
    case "before-7":
    case "before-1":
    case "on-the-day":
      return ["", ""];
    case "overdue":
    case "overdue-weekly":
      return overdue[kind];
    case "to-head":
      return ["; báo lên đầu mối hợp tác", "; told to the cooperation focal point"];
    case "to-vice-chair":
      return ["; báo lên Phó Chủ tịch phụ trách", "; told to the supervising Vice Chair"];
  }
}

const unasked: readonly [string, string] = ["", ""];

/** What somebody newly asked is to do; the other kinds are known long before. */
const newly: Readonly<Record<DutyKind, readonly [string, string]>> = {
  part: unasked,
  confirmation: [
    "; mới được báo hoàn thành, cần xác nhận hoặc trả lại",
    "; newly reported done, to be confirmed or returned",
  ],
  obstacle: unasked,
  explanation: ["; mới được hỏi, cần trả lời", "; newly asked, an answer is needed"],
  escalation: ["; mới được xin ý kiến, cần trả lời", "; an opinion was newly asked for"],
  "follow-up": unasked,
  "petition-answer": unasked,
};

const askAgain: readonly [string, string] = [
  "; cần hỏi lại và ghi trả lời khi có",
  "; ask again, and record the answer when it comes",
];

const overdue: Readonly<Record<DutyKind, readonly [string, string]>> = {
  part: ["; cần báo cáo tiến độ hoặc đề nghị gia hạn", "; report progress or ask for another deadline"],
  confirmation: ["; cần xác nhận hoặc trả lại", "; confirm or return it"],
  obstacle: ["; cần gỡ hoặc báo lên cấp gỡ được", "; clear it, or take it to a level that can"],
  explanation: ["; cần giải trình", "; an explanation is needed"],
  escalation: ["; cần cho ý kiến", "; an opinion is needed"],
  "follow-up": askAgain,
  "petition-answer": askAgain,
};

/** The step of a rung's name, `overdue-weekly-3` among them. */
function stepOf(rung: string): StepName {
  return (rung.startsWith("overdue-weekly") ? "overdue-weekly" : rung) as StepName;
}
