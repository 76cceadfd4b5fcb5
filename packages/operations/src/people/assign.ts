// Assignments are given, ended and stood in for by an administrator of the node's accounts; each is told with who did it,
// when and why.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { type Outcome, done, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { NewAssignment } from "../ports/people-store.ts";
import { type AssignedRole, isInForce } from "./assignment.ts";
import type { PeopleContext } from "./invite.ts";

/** An assignment as it was typed. */
export interface AskedAssignment {
  readonly role: AssignedRole;
  readonly locality?: string;
  readonly agency?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Refuses a locality of another node, a role without one, and days in the wrong order. */
export function parseAssignment(
  { today, localities }: Pick<PeopleContext, "today" | "localities">,
  { role, locality, agency, from, until }: AskedAssignment,
): Outcome<NewAssignment> {
  const first = from === undefined ? today : parseIsoDate(from);
  const last = until === undefined ? undefined : parseIsoDate(until);
  if (first === undefined)
    return refused({ code: "no-such-date", path: "from", data: { value: from ?? "" } });
  if (until !== undefined && last === undefined)
    return refused({ code: "no-such-date", path: "until", data: { value: until } });
  if (last !== undefined && last < first) return refused(malformed("until", daysReversed));
  if (role === "administrator") {
    if (locality !== undefined || agency !== undefined)
      return refused(malformed("locality", administratorHasNone));
  } else if (locality === undefined || !localities.includes(locality))
    return refused(malformed("locality", notOurs));
  return done({
    role,
    locality: locality ?? "",
    from: first,
    ...(agency === undefined ? {} : { agency }),
    ...(last === undefined ? {} : { until: last }),
  });
}

/** Refuses somebody unknown or who left, and what `parseAssignment` refuses. */
export async function assign(
  context: PeopleContext,
  person: string,
  asked: AskedAssignment,
): Promise<Outcome<{ readonly id: string }>> {
  const parsed = parseAssignment(context, asked);
  if (!parsed.ok) return parsed;
  const here = await refusalOfPerson(context, person);
  if (here) return refused(here);
  const id = context.makeId();
  await context.store.assign(id, person, parsed.value, context.by);
  return done({ id });
}

/** Refuses one that is not open, and that of the last administrator. */
export async function endAssignment(
  context: PeopleContext,
  id: string,
  reason: string,
): Promise<Outcome<void>> {
  const assignment = await context.store.findAssignment(id);
  if (!assignment || assignment.endedAt !== undefined) return refused({ code: "assignment-not-open" });
  if (assignment.role === "administrator" && (await isLastAdministrator(context, (one) => one.id === id)))
    return refused({ code: "last-administrator" });
  return (await context.store.endAssignment(id, endingOf(context, reason)))
    ? done(undefined)
    : refused({ code: "assignment-not-open" });
}

export interface AskedStandIn {
  readonly assignment: string;
  readonly from?: string;
  readonly until: string;
  readonly ground: string;
}

/**
 * Has a person act under another's assignment for some days. Refuses one's own assignment, that of an administrator, one
 * that has ended, and days in the wrong order.
 */
export async function standInFor(
  context: PeopleContext,
  person: string,
  { assignment: of, from, until, ground }: AskedStandIn,
): Promise<Outcome<{ readonly id: string }>> {
  const first = from === undefined ? context.today : parseIsoDate(from);
  const last = parseIsoDate(until);
  if (first === undefined)
    return refused({ code: "no-such-date", path: "from", data: { value: from ?? "" } });
  if (last === undefined) return refused({ code: "no-such-date", path: "until", data: { value: until } });
  if (last < first) return refused(malformed("until", daysReversed));
  const assignment = await context.store.findAssignment(of);
  if (!assignment || assignment.endedAt !== undefined) return refused({ code: "assignment-not-open" });
  if (assignment.person === person) return refused(malformed("assignment", oneself));
  if (assignment.role === "administrator") return refused(malformed("assignment", accountsStay));
  const here = await refusalOfPerson(context, person);
  if (here) return refused(here);
  const id = context.makeId();
  await context.store.standIn(id, person, { assignment: of, from: first, until: last, ground }, context.by);
  return done({ id });
}

export async function endStandIn(context: PeopleContext, id: string, reason: string): Promise<Outcome<void>> {
  const found = await context.store.endStandIn(id, endingOf(context, reason));
  return found ? done(undefined) : refused({ code: "assignment-not-open" });
}

/** Ends every assignment, standing in and session at once. Refuses the last administrator. */
export async function leaveOffice(
  context: PeopleContext,
  person: string,
  reason: string,
): Promise<Outcome<void>> {
  if (!(await context.store.findPerson(person)))
    return refused({ code: "not-found", path: "person", data: { what: person } });
  if (await isLastAdministrator(context, (one) => one.person === person))
    return refused({ code: "last-administrator" });
  await context.store.leave(person, endingOf(context, reason));
  return done(undefined);
}

/** Whether every administrator there is today is one of those about to go. */
async function isLastAdministrator(
  { store, today }: PeopleContext,
  goes: (assignment: { readonly id: string; readonly person: string }) => boolean,
): Promise<boolean> {
  const held = (await store.people())
    .filter(({ leftAt }) => leftAt === undefined)
    .flatMap(({ assignments }) => assignments)
    .filter((one) => one.role === "administrator" && isInForce(one, today));
  return held.some(goes) && held.every(goes);
}

async function refusalOfPerson({ store }: PeopleContext, person: string): Promise<Refusal | undefined> {
  const found = await store.findPerson(person);
  if (!found) return { code: "not-found", path: "person", data: { what: person } };
  return found.leftAt === undefined ? undefined : { code: "person-left", path: "person" };
}

function endingOf({ by, now }: PeopleContext, reason: string) {
  return { by, at: new Date(now).toISOString(), reason };
}

interface Reason {
  readonly vi: string;
  readonly en: string;
}

const daysReversed: Reason = { vi: "ngày cuối trước ngày đầu", en: "the last day is before the first" };
const notOurs: Reason = {
  vi: "cần một địa phương thuộc nút này",
  en: "a locality of this node is needed",
};
const administratorHasNone: Reason = {
  vi: "người quản trị tài khoản không thuộc địa phương hay cơ quan nào",
  en: "an administrator of accounts has neither locality nor agency",
};
const oneself: Reason = { vi: "không ai ủy quyền cho chính mình", en: "nobody stands in for themselves" };
const accountsStay: Reason = {
  vi: "không ủy quyền quản trị tài khoản; hãy phân công",
  en: "nobody stands in for an administrator of accounts; assign one instead",
};

function malformed(path: string, { vi, en }: Reason): Refusal {
  return { code: "assignment-malformed", path, data: { "reason.vi": vi, "reason.en": en } };
}
