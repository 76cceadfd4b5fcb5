// Nobody registers: somebody who answers for the node invites them, and what they will be assigned to is said then.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type Outcome, done, refused } from "@nhipcau/domain/outcome.ts";
import type { InvitationKind, NewAssignment, PeopleStore } from "../ports/people-store.ts";
import { hashOfCode, makeOneTimeCode } from "./one-time-code.ts";

/** What making accounts takes from outside. */
export interface PeopleContext {
  readonly store: PeopleStore;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly today: CalendarDate;
  readonly makeId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  /** The localities of this node: nobody is assigned elsewhere. */
  readonly localities: readonly string[];
  /** The account that acts; `machine` for the commands of the machine's administrator. */
  readonly by: string;
}

export interface GivenInvitation {
  readonly id: string;
  readonly code: string;
  readonly expiresAt: string;
}

const days: Readonly<Record<InvitationKind, number>> = { first: 1, new: 7, reset: 1 };

export interface Invited {
  readonly kind: InvitationKind;
  readonly person?: string;
  readonly name?: string;
  readonly email?: string;
  readonly assignments: readonly NewAssignment[];
}

/** Makes a one-time code. Refuses an e-mail address that has an account. */
export async function invite(context: PeopleContext, invited: Invited): Promise<Outcome<GivenInvitation>> {
  const { store, now, makeId, randomBytes, by } = context;
  const { kind, email } = invited;
  if (kind === "new" && email !== undefined && (await store.findByLogin(email)))
    return refused({ code: "name-taken", path: "email", data: { value: email } });
  const id = makeId();
  const code = makeOneTimeCode(randomBytes);
  const expiresAt = new Date(now + days[kind] * 24 * 3600_000).toISOString();
  await store.invite({
    ...invited,
    id,
    codeHash: hashOfCode(code),
    by,
    givenAt: new Date(now).toISOString(),
    expiresAt,
  });
  return done({ id, code, expiresAt });
}

/** A new way in for somebody who lost theirs; what they had stays until the code is used. */
export async function letInAgain(context: PeopleContext, person: string): Promise<Outcome<GivenInvitation>> {
  const found = await context.store.findPerson(person);
  if (!found) return refused({ code: "not-found", path: "person", data: { what: person } });
  return invite(context, { kind: "reset", person, name: found.name, email: found.email, assignments: [] });
}

/** The code for a node's first administrator, while it has none; undefined once it has. */
export async function inviteFirst(context: PeopleContext): Promise<GivenInvitation | undefined> {
  if (await context.store.hasAdministrator()) return undefined;
  const at = new Date(context.now).toISOString();
  // Whoever starts the node again gets another code; those printed before serve no more.
  for (const { id, kind } of await context.store.openInvitations(at))
    if (kind === "first") await context.store.withdrawInvitation(id, at);
  const given = await invite(context, {
    kind: "first",
    assignments: [{ role: "administrator", locality: "", from: context.today }],
  });
  return given.ok ? given.value : undefined;
}
