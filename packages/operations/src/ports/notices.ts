// Notices as a node keeps them: given by its own jobs, read by those they are for, never changed but withdrawn.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { DutyKind } from "@nhipcau/domain/urging/duty.ts";
import type { Given, NoticeDue, Withdrawal } from "@nhipcau/domain/urging/notices-due.ts";
import type { Acting } from "./acting.ts";

/** What a notice is about, as it was called when it was given. */
export interface NoticeAbout {
  readonly title: string;
  readonly commitment?: string;
  readonly commitmentTitle?: string;
  readonly part?: string;
}

/** A notice with its own id in `notice`; `id` is that of the duty. */
export interface NewNotice extends NoticeDue {
  readonly notice: string;
  readonly about: NoticeAbout;
}

export interface KeptNotice extends NewNotice {
  readonly withdrawn?: { readonly on: CalendarDate; readonly because: Withdrawal };
  /** Whether the person who asks has read it. */
  readonly read: boolean;
}

export interface DutyName {
  readonly kind: DutyKind;
  readonly id: string;
}

export interface InboxPage {
  readonly notices: readonly KeptNotice[];
  readonly unread: number;
  /** Where to go on; absent at the end. */
  readonly next?: string;
}

/** What was given and read; each call is a transaction of its own. */
export interface NoticeStore {
  /** Everything a locality was given about these duties, withdrawn or not; the node's own question. */
  given(locality: string, duties: readonly DutyName[]): Promise<readonly Given[]>;
  /** A locality's notices that stand. */
  standing(
    locality: string,
  ): Promise<readonly (DutyName & { readonly notice: string; readonly due: CalendarDate })[]>;
  /** Keeps new notices; those that another process gave first are left out. Gives the ids of those that are new. */
  give(notices: readonly NewNotice[]): Promise<readonly string[]>;
  withdraw(day: CalendarDate, because: Withdrawal, notices: readonly string[]): Promise<void>;
  /** What is for this person: of its agency's work, or of the role it bears. The newest first. */
  inbox(acting: Acting, query: { readonly limit: number; readonly before?: string }): Promise<InboxPage>;
  unread(acting: Acting): Promise<number>;
  /** Marks as read, all of the inbox where no ids are given; those that are not this person's are left alone. */
  markRead(acting: Acting, ids?: readonly string[]): Promise<void>;
  /** What this person may see of what was given about duties, the newest first. */
  history(acting: Acting, duties: readonly DutyName[]): Promise<readonly KeptNotice[]>;
}
