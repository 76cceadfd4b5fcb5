// Somebody opens their one-time code: an account is made, or let in again, with a password of their own choosing.
import { type Outcome, done, refused } from "@nhipcau/domain/outcome.ts";
import type { Invitation } from "../ports/people-store.ts";
import type { PeopleContext } from "./invite.ts";
import { findUsableInvitation } from "./one-time-code.ts";
import { refusalOfPassword } from "./password-rules.ts";

/** The library that keeps passwords, as far as it is needed here. */
export interface PasswordKeeper {
  /** Makes an account that signs in by password. */
  readonly make: (account: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly userName: string;
    readonly password: string;
  }) => Promise<void>;
  readonly setPassword: (person: string, password: string) => Promise<void>;
}

export interface Accepting {
  readonly code: string;
  readonly userName?: string;
  readonly name?: string;
  readonly email?: string;
  readonly password: string;
}

export interface Accepted {
  readonly person: string;
  /** What they sign in with. */
  readonly login: string;
}

const userNames = /^[a-z0-9._]{3,30}$/iu;

/** Refuses a code that cannot be used, a name that is taken, a password that is too weak; the code stays usable then. */
export async function acceptInvitation(
  context: PeopleContext,
  keeper: PasswordKeeper,
  accepting: Accepting,
): Promise<Outcome<Accepted>> {
  const found = await findUsableInvitation(context.store, accepting.code, context.now);
  if (!found.ok) return found;
  const invitation = found.value;
  const prepared =
    invitation.kind === "reset"
      ? await prepareReset(context, invitation)
      : await prepareNew(context, invitation, accepting);
  if (!prepared.ok) return prepared;
  const weak = refusalOfPassword(accepting.password, namesOf(prepared.value));
  if (weak) return refused(weak);
  const at = new Date(context.now).toISOString();
  if (!(await context.store.useInvitation(invitation.id, at)))
    return refused({ code: "invitation-unusable", path: "code" });
  try {
    await letIn(context, keeper, invitation, prepared.value, accepting.password);
  } catch (error) {
    await context.store.unuseInvitation(invitation.id);
    throw new Error("an invitation could not be carried out", { cause: error });
  }
  return done({ person: prepared.value.id, login: prepared.value.userName ?? prepared.value.email });
}

interface Prepared {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly userName?: string;
}

function namesOf({ userName, email }: Prepared): string[] {
  return [userName ?? "", email.split("@")[0] ?? ""];
}

async function prepareReset({ store }: PeopleContext, { person }: Invitation): Promise<Outcome<Prepared>> {
  const known = person === undefined ? undefined : await store.findPerson(person);
  return known ? done(known) : refused({ code: "invitation-unusable", path: "code" });
}

async function prepareNew(
  { store, makeId }: PeopleContext,
  invitation: Invitation,
  { userName, name, email }: Accepting,
): Promise<Outcome<Prepared>> {
  const account = { name: invitation.name ?? name, email: invitation.email ?? email, userName };
  if (account.userName === undefined || !userNames.test(account.userName))
    return refused({ code: "wrong-user-name", path: "userName" });
  for (const field of ["name", "email"] as const)
    if (account[field] === undefined) return refused({ code: "required", path: field, data: { field } });
  for (const field of ["userName", "email"] as const) {
    const value = account[field] ?? "";
    if (await store.findByLogin(value)) return refused({ code: "name-taken", path: field, data: { value } });
  }
  return done({
    id: makeId(),
    name: account.name ?? "",
    email: (account.email ?? "").toLowerCase(),
    userName: account.userName.toLowerCase(),
  });
}

async function letIn(
  { store, makeId }: PeopleContext,
  keeper: PasswordKeeper,
  { kind, assignments, id: invitation }: Invitation,
  { id, name, email, userName = "" }: Prepared,
  password: string,
): Promise<void> {
  if (kind === "reset") {
    await store.forgetWaysIn(id);
    await store.comeBack(id);
    await keeper.setPassword(id, password);
    return;
  }
  await keeper.make({ id, name, email, userName, password });
  for (const assignment of assignments)
    await store.assign(makeId(), id, assignment, `invitation ${invitation}`);
}
