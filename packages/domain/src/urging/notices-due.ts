// Which notices are to be given on a day: a pure fold over the duties and what was given before. For each duty and each
// audience the highest rung reached is given once, however many days the run missed; nobody is told twice of one thing in
// a day; what is done is not urged at all.
import type { CalendarDate } from "../calendar-date.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import { type Duty, dutyKey, type DutyKind, isOpen } from "./duty.ts";
import { type Audience, highestRung, rungName } from "./ladder.ts";

/** A notice by what makes it one of its kind: about which duty and deadline, which rung, for whom, on which day. */
export interface NoticeDue {
  readonly kind: DutyKind;
  readonly id: string;
  readonly due: CalendarDate;
  readonly locality: string;
  readonly audience: Audience;
  /** The agency whose people are told; absent where it is whoever bears the role in the locality. */
  readonly agency?: string;
  readonly rung: string;
  readonly day: CalendarDate;
}

/** What of a given notice says that another would be a repetition. */
export type Given = Pick<NoticeDue, "kind" | "id" | "due" | "audience" | "rung" | "day">;

/** Why a notice no longer stands. */
export type Withdrawal = "settled" | "deadline-moved" | "gone";

/** The notices to be given on `day`, of duties in any order; `given` are those of before, of the same day too. */
export function noticesDue(
  duties: readonly Duty[],
  day: CalendarDate,
  calendar: WorkCalendar,
  given: readonly Given[],
): readonly NoticeDue[] {
  const givenOf = Map.groupBy(given, dutyKey);
  return duties.flatMap((duty) => {
    if (!isOpen(duty, day)) return [];
    const before = givenOf.get(dutyKey(duty)) ?? [];
    // Two audiences of one duty can be the same people: where no agency leads, the focal point is told in its place.
    const told = new Set(before.filter((one) => one.day === day).map(({ audience }) => audience));
    const notices: NoticeDue[] = [];
    for (const rung of highestFirst(duty, day, calendar)) {
      if (told.has(rung.audience)) continue;
      if (before.some((one) => isSame(one, rung, duty.due))) continue;
      if (wasPassedOver(duty, rung, calendar, before)) continue;
      told.add(rung.audience);
      notices.push(notice(duty, rung, day));
    }
    return notices;
  });
}

/** Why an earlier notice stands no more on a day, given its duty as it is now; undefined while it stands. */
export function withdrawalOf(
  { due }: Pick<NoticeDue, "due">,
  duty: Duty | undefined,
  day: CalendarDate,
): Withdrawal | undefined {
  if (duty === undefined) return "gone";
  if (!isOpen(duty, day)) return "settled";
  return duty.due === due ? undefined : "deadline-moved";
}

interface AddressedRung {
  /** Who is told. */
  readonly audience: Audience;
  /** Whose step it is. */
  readonly of: Audience;
  readonly rung: string;
}

const fromTheTop: readonly Audience[] = ["leader", "focal-point", "specialist"];

function highestFirst(duty: Duty, day: CalendarDate, calendar: WorkCalendar): readonly AddressedRung[] {
  return fromTheTop.flatMap((audience) => {
    const reached = highestRung(duty, audience, day, calendar);
    if (!reached) return [];
    const addressed = audience === "specialist" && duty.agency === undefined ? "focal-point" : audience;
    return [{ audience: addressed, of: audience, rung: rungName(reached) }];
  });
}

function isSame(one: Given, { audience, rung }: AddressedRung, due: CalendarDate): boolean {
  return one.audience === audience && one.rung === rung && one.due === due;
}

// Reached when these people were last told of it, and passed over for something higher: it is no news the day after.
function wasPassedOver(
  duty: Duty,
  { audience, of, rung }: AddressedRung,
  calendar: WorkCalendar,
  before: readonly Given[],
): boolean {
  if (audience === of) return false;
  const told = before.filter((one) => one.audience === audience && one.due === duty.due);
  const last = told
    .map((one) => one.day)
    .toSorted()
    .at(-1);
  const reached = last === undefined ? undefined : highestRung(duty, of, last, calendar);
  return reached !== undefined && rungName(reached) === rung;
}

function notice(
  { kind, id, due, locality, agency }: Duty,
  { audience, rung }: AddressedRung,
  day: CalendarDate,
): NoticeDue {
  const addressee = audience === "specialist" && agency !== undefined ? { agency } : {};
  return { kind, id, due, locality, audience, ...addressee, rung, day };
}
