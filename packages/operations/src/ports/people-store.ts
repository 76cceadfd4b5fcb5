// What the operations need to keep about accounts. Passwords, second factors and passkeys are not among it: those are the
// signing-in library's own.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { AssignedRole, Assignment, Held, StandIn } from "../people/assignment.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly userName?: string;
  /** ISO 8601, UTC, as every instant here. */
  readonly leftAt?: string;
}

export interface PersonHolding extends Person, Held {
  readonly secondFactor: boolean;
  readonly sessions: number;
}

export interface NewAssignment {
  readonly locality: string;
  readonly agency?: string;
  readonly role: AssignedRole;
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
}

export interface NewStandIn {
  readonly assignment: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly ground: string;
}

/** Who did something and why; `by` is an account's id or the machine's administrator. */
export interface Ending {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** `first` makes the node's first administrator, `reset` lets somebody in again who lost password or second factor. */
export type InvitationKind = "first" | "new" | "reset";

export interface Invitation {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly person?: string;
  readonly name?: string;
  readonly email?: string;
  readonly assignments: readonly NewAssignment[];
  readonly givenAt: string;
  readonly expiresAt: string;
  readonly usedAt?: string;
  readonly withdrawnAt?: string;
}

export interface NewInvitation extends Omit<Invitation, "usedAt" | "withdrawnAt"> {
  readonly codeHash: string;
  readonly by: string;
}

export interface SessionView {
  readonly id: string;
  readonly startedAt: string;
  readonly expiresAt: string;
  readonly address?: string;
  readonly browser?: string;
}

/** What the session of a request may act under. */
export interface SessionStanding extends Held {
  readonly left: boolean;
  /** A password alone signs the person in. */
  readonly passwordAlone: boolean;
  readonly chosen?: string;
}

export interface Tries {
  readonly count: number;
  readonly lockedUntil?: number;
}

export interface PeopleStore {
  standingOf(person: string, session: string): Promise<SessionStanding>;
  choose(session: string, standing: string): Promise<void>;
  people(): Promise<readonly PersonHolding[]>;
  findPerson(id: string): Promise<Person | undefined>;
  /** By account name or e-mail address, whatever its capitals. */
  findByLogin(login: string): Promise<Person | undefined>;
  hasAdministrator(): Promise<boolean>;
  findAssignment(id: string): Promise<Assignment | undefined>;
  assign(id: string, person: string, assignment: NewAssignment, by: string): Promise<void>;
  /** False when there is none that could be ended. Ends who stands in under it, too. */
  endAssignment(id: string, ending: Ending): Promise<boolean>;
  findStandIn(id: string): Promise<StandIn | undefined>;
  standIn(id: string, person: string, standIn: NewStandIn, by: string): Promise<void>;
  endStandIn(id: string, ending: Ending): Promise<boolean>;
  /** Ends every assignment, standing in and session of a person at once. */
  leave(person: string, ending: Ending): Promise<void>;
  /** An account that left can sign in again; what it was assigned to stays ended. */
  comeBack(person: string): Promise<void>;
  sessions(person: string): Promise<readonly SessionView[]>;
  /** One session of a person, or all of them but one. */
  endSessions(person: string, which: { readonly id: string } | { readonly except?: string }): Promise<number>;
  /** Forgets password, second factor and passkeys. */
  forgetWaysIn(person: string): Promise<void>;
  invite(invitation: NewInvitation): Promise<void>;
  findInvitation(codeHash: string): Promise<Invitation | undefined>;
  openInvitations(now: string): Promise<readonly Invitation[]>;
  /** Takes the one use of an invitation; false when it was used, withdrawn or has expired meanwhile. */
  useInvitation(id: string, now: string): Promise<boolean>;
  /** Gives the use back when nothing came of it. */
  unuseInvitation(id: string): Promise<void>;
  withdrawInvitation(id: string, now: string): Promise<boolean>;
  tries(subject: string, now: number): Promise<Tries>;
  /** Counts a failure and locks the subject for a while once there were `most` within the time. */
  noteFailure(subject: string, now: number, limit: TryLimit): Promise<Tries>;
  forgetFailures(subject: string): Promise<void>;
  /** False when the person used this code before within the last minutes. */
  useCode(person: string, code: string, now: number): Promise<boolean>;
  /** Removes what expired. */
  tidy(now: number): Promise<void>;
}

export interface TryLimit {
  readonly most: number;
  readonly minutes: number;
}
