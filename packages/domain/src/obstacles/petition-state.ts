// Where a joint petition stands: a pure fold over the present text, what each party signed, its sending and its answers
// (law 2), as of any day (law 8). Nothing of it is stored; changing the text voids what was signed because the digests no
// longer match, not because anybody deletes a signature.
import { type CalendarDate, daysBetween } from "../calendar-date.ts";
import { workingDaysToDue } from "../time/working-days-to-due.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import { type PartyWord, type PartyWordsAsk, partyWords } from "./party-words.ts";
import { type PetitionEvent, type PetitionPhase, petitionTable } from "./petition-table.ts";
import { after } from "./transition.ts";

export interface PetitionStatements extends PartyWordsAsk {
  readonly obstacles: readonly string[];
  readonly dispatches: readonly { readonly sentOn: CalendarDate }[];
  readonly answers: readonly { readonly answeredOn: CalendarDate; readonly settles: readonly string[] }[];
}

/** From the sending to the first answer, or to the day asked about while there is none. */
export interface Waiting {
  readonly since: CalendarDate;
  readonly until?: CalendarDate;
  readonly days: number;
  /** Absent where the calendar of a year in between has not been entered. */
  readonly workingDays?: { readonly days: number; readonly confirmed: boolean };
}

export interface PetitionState {
  readonly phase: PetitionPhase;
  readonly parties: readonly PartyWord[];
  readonly waiting?: Waiting;
  /** Obstacles of the petition that an answer settles, and those that none does yet. */
  readonly settled: readonly string[];
  readonly unsettled: readonly string[];
}

/** The state at the end of `today`. Without a calendar no working days are counted. */
export function petitionState(
  statements: PetitionStatements,
  today: CalendarDate,
  calendar?: WorkCalendar,
): PetitionState {
  const parties = partyWords(statements, today);
  const sentOn = earliest(statements.dispatches.map((one) => one.sentOn).filter((day) => day <= today));
  const answers = statements.answers.filter(({ answeredOn }) => answeredOn <= today);
  const answeredOn = earliest(answers.map((one) => one.answeredOn));
  const events: readonly PetitionEvent[] = [
    ...signingEvents(parties),
    ...(sentOn === undefined ? [] : (["send"] as const)),
    ...(answeredOn === undefined ? [] : (["answer"] as const)),
  ];
  const phase = events.reduce<PetitionPhase>((now, event) => after(petitionTable, now, event), "draft");
  const settledBy = new Set(answers.flatMap(({ settles }) => settles));
  const state = {
    phase,
    parties,
    settled: statements.obstacles.filter((id) => settledBy.has(id)),
    unsettled: statements.obstacles.filter((id) => !settledBy.has(id)),
  };
  if (sentOn === undefined) return state;
  return { ...state, waiting: waitingFrom(sentOn, answeredOn, today, calendar) };
}

/** Whether it was sent and nobody has answered. */
export function waitsForAnswer({ phase }: PetitionState): boolean {
  return phase === "sent";
}

// Agreements first, so that one objection among them is what stands in the end.
function signingEvents(parties: readonly PartyWord[]): readonly PetitionEvent[] {
  const agreed = parties.filter(({ word }) => word === "agree").length;
  const isComplete = parties.length > 0 && agreed === parties.length;
  return [
    ...Array.from({ length: agreed }, (_, position): PetitionEvent =>
      isComplete && position === agreed - 1 ? "complete" : "sign",
    ),
    ...(parties.some(({ word }) => word === "object") ? (["object"] as const) : []),
  ];
}

function waitingFrom(
  since: CalendarDate,
  answeredOn: CalendarDate | undefined,
  today: CalendarDate,
  calendar: WorkCalendar | undefined,
): Waiting {
  const end = answeredOn ?? today;
  const counted = calendar && end >= since ? workingDaysToDue(calendar, since, end) : undefined;
  return {
    since,
    ...(answeredOn === undefined ? {} : { until: answeredOn }),
    days: Math.max(0, daysBetween(since, end)),
    ...(counted === undefined
      ? {}
      : { workingDays: { days: Math.abs(counted.days), confirmed: counted.confirmed } }),
  };
}

function earliest(days: readonly CalendarDate[]): CalendarDate | undefined {
  return days.toSorted()[0];
}
