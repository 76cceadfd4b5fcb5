// What a source of duties is, and what they share: one kind of dated work each, read for one locality.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { WorkCalendar } from "@nhipcau/domain/time/working-days.ts";
import type { Duty } from "@nhipcau/domain/urging/duty.ts";
import { type Keepers, onlyBody } from "../keepers/read-keepers.ts";
import type { NoticeAbout } from "../ports/notices.ts";
import type { ReadTransaction } from "../ports/store.ts";
import type { Programme } from "../programme/programme.ts";
import type { RatedPart } from "../programme/rated-parts.ts";

/** A duty with what a notice says of it. */
export interface UrgedDuty extends Duty {
  readonly about: NoticeAbout;
}

export interface DutyAsk {
  readonly transaction: ReadTransaction;
  readonly programme: Programme;
  readonly calendar: WorkCalendar;
  /** The locality that is asked about, as it stands on the day. */
  readonly locality: string;
  readonly day: CalendarDate;
  /** Who does today what a record gave to an agency. */
  readonly keepers: Keepers;
}

/** Gives one kind of duties of a locality; what is done long ago may be left out. */
export type DutySource = (ask: DutyAsk) => Promise<readonly UrgedDuty[]>;

/** The agency of a part that works on it today. */
export function leadingAgency({ keepers }: DutyAsk, { row }: RatedPart): { readonly agency?: string } {
  const { id, leadAgency } = row;
  const agency = leadAgency === undefined ? undefined : onlyBody(keepers.of(`part:${id}`, leadAgency));
  return agency === undefined ? {} : { agency };
}

/** What a notice about a part, or about something of it, says. */
export function aboutPart({ row, commitment }: RatedPart, title = row.task): NoticeAbout {
  return { title, part: row.id, commitment: commitment.id, commitmentTitle: commitment.title };
}
