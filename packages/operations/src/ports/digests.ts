// What a node keeps of its daily letters: that one is on its way, before it is sent, and what became of it, after.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Delivery } from "./mail.ts";
import type { NewNotice } from "./notices.ts";
import type { MailAddress } from "./recipients.ts";
import type { Acting } from "./acting.ts";

export interface LetterBegun {
  readonly person: string;
  readonly messageId: string;
}

export interface LetterEnded {
  readonly person: string;
  readonly delivery: Delivery;
  /** What it told. */
  readonly notices: readonly string[];
}

export interface DigestStore {
  /** Every notice that stands and was given by `day`, since `from`. */
  standing(from: CalendarDate, day: CalendarDate): Promise<readonly NewNotice[]>;
  /** What each of these people has been told in a letter or has read, as `person notice`. */
  known(people: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those among these people who have a letter of the day already, whatever became of it. */
  withLetter(day: CalendarDate, people: readonly string[]): Promise<ReadonlySet<string>>;
  /** Says that letters are on their way; gives the people whose letter it is ours to send. */
  begin(day: CalendarDate, letters: readonly LetterBegun[]): Promise<ReadonlySet<string>>;
  /** Says what became of them. One that was not taken is forgotten, so that it is sent later. */
  end(day: CalendarDate, letters: readonly LetterEnded[]): Promise<void>;
  /** Keeps the address of an account or, without one, that it wants no letters. */
  setAddress(acting: Acting, address: MailAddress | undefined): Promise<void>;
  /** What accounts said of their letters, by their ids: all of them, or those named; the node's own question. */
  addresses(people?: readonly string[]): Promise<ReadonlyMap<string, MailAddress>>;
}
