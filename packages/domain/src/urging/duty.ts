// What somebody is waited for, until when: the one shape in which the ladder of urging sees every kind of work.
import type { CalendarDate } from "../calendar-date.ts";

/**
 * A part to be finished, another's part to be confirmed, an obstacle to be cleared, an explanation that was asked for, an
 * obstacle that was handed up, an opinion of the centre and an answer to a petition to be asked after.
 */
export type DutyKind =
  | "part"
  | "confirmation"
  | "obstacle"
  | "explanation"
  | "escalation"
  | "follow-up"
  | "petition-answer";

export interface Duty {
  readonly kind: DutyKind;
  /** The record it is about; with the kind it names the duty. */
  readonly id: string;
  /** The deadline in force. */
  readonly due: CalendarDate;
  /** The day on which it arose; nothing is urged before. */
  readonly since?: CalendarDate;
  /** The locality that answers for it today. */
  readonly locality: string;
  /** The agency that does the work; without one its locality's focal point is urged in its place. */
  readonly agency?: string;
  /** The day from which it is done or confirmed: nothing is urged from then on. */
  readonly settledOn?: CalendarDate;
}

/** The name of a duty, unique among all kinds. */
export function dutyKey({ kind, id }: Pick<Duty, "kind" | "id">): string {
  return `${kind}/${id}`;
}

/** Whether it is still to be done on a day. */
export function isOpen({ settledOn, since }: Duty, day: CalendarDate): boolean {
  return (settledOn === undefined || settledOn > day) && (since === undefined || since <= day);
}
