// `nhipcau people`: accounts and assignments, looked after from the machine itself. What is printed once is a link: the
// database has only its hash.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import {
  assign,
  type AskedAssignment,
  endAssignment,
  leaveOffice,
  parseAssignment,
} from "@nhipcau/operations/people/assign.ts";
import { type AssignedRole, isInForce } from "@nhipcau/operations/people/assignment.ts";
import {
  type GivenInvitation,
  invite,
  letInAgain,
  type PeopleContext,
} from "@nhipcau/operations/people/invite.ts";
import type { PersonHolding } from "@nhipcau/operations/ports/people-store.ts";
import { invitationLink } from "@nhipcau/server/people/people-view.ts";
import { openNodePeople } from "../node/node-people.ts";
import { findServedAs } from "../node/served-as.ts";
import { exitCodes, type Terminal } from "../node/terminal.ts";
import { type CommonOptions, withNode } from "../node/with-node.ts";

export interface AssignOptions extends CommonOptions, Omit<AskedAssignment, "role"> {
  readonly role?: AssignedRole;
  readonly administrator?: boolean;
}

export interface ReasonOptions extends CommonOptions {
  readonly reason: string;
}

export function listPeople(options: CommonOptions): Promise<number> {
  return withPeople(options, async ({ context, terminal }) => {
    const people = await context.store.people();
    terminal.result({ people }, linesOf(people, context, "vi"), linesOf(people, context, "en"));
    return exitCodes.done;
  });
}

export function invitePerson(name: string, email: string, options: AssignOptions): Promise<number> {
  return withPeople(options, async ({ context, terminal, origin }) => {
    const asked = askedOf(options);
    const assignments = asked === undefined ? done([]) : listed(parseAssignment(context, asked));
    if (!assignments.ok) return terminal.refuse(assignments.refusals);
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(email))
      return terminal.refuse([{ code: "bad-request", path: "email", data: { detail: email } }]);
    const invited = {
      kind: "new",
      name,
      email: email.toLowerCase(),
      assignments: assignments.value,
    } as const;
    return printLink(terminal, origin, await invite(context, invited));
  });
}

export function assignPerson(account: string, options: AssignOptions): Promise<number> {
  return withPeople(options, async ({ context, terminal }) => {
    const person = await personCalled(context, account);
    if (!person.ok) return terminal.refuse(person.refusals);
    const asked = askedOf(options);
    if (!asked) return terminal.refuse([{ code: "required", path: "--role", data: { field: "--role" } }]);
    const given = await assign(context, person.value, asked);
    if (!given.ok) return terminal.refuse(given.refusals);
    terminal.result(
      { assignment: given.value.id },
      `Đã phân công: ${given.value.id}`,
      `Assigned: ${given.value.id}`,
    );
    return exitCodes.done;
  });
}

export function endPersonAssignment(assignment: string, options: ReasonOptions): Promise<number> {
  return withPeople(options, async ({ context, terminal }) =>
    ended(terminal, await endAssignment(context, assignment, options.reason)),
  );
}

export function leave(account: string, options: ReasonOptions): Promise<number> {
  return withPeople(options, async ({ context, terminal }) => {
    const person = await personCalled(context, account);
    if (!person.ok) return terminal.refuse(person.refusals);
    return ended(terminal, await leaveOffice(context, person.value, options.reason));
  });
}

export function letIn(account: string, options: CommonOptions): Promise<number> {
  return withPeople(options, async ({ context, terminal, origin }) => {
    const person = await personCalled(context, account);
    if (!person.ok) return terminal.refuse(person.refusals);
    return printLink(terminal, origin, await letInAgain(context, person.value));
  });
}

interface Work {
  readonly context: PeopleContext;
  readonly terminal: Terminal;
  /** Where people open the node. */
  readonly origin: string;
}

// What links lead to and who may be assigned where is what the node was last served as.
function withPeople(options: CommonOptions, work: (work: Work) => Promise<number>): Promise<number> {
  return withNode(options, async (open, terminal) => {
    const served = findServedAs(open.folder);
    if (!served) return terminal.refuse([{ code: "never-served" }]);
    const { endpoint: origin, localities } = served;
    const people = openNodePeople(open, { origin: () => origin, localities, clock: () => Date.now() });
    if (!people.ok) return terminal.refuse(people.refusals);
    try {
      return await work({ context: people.value.asMachine(), terminal, origin });
    } finally {
      await people.value.close();
    }
  });
}

function askedOf({
  role,
  administrator,
  locality,
  agency,
  from,
  until,
}: AssignOptions): AskedAssignment | undefined {
  const wanted = administrator ? "administrator" : role;
  if (wanted === undefined) return undefined;
  return {
    role: wanted,
    ...(locality === undefined ? {} : { locality }),
    ...(agency === undefined ? {} : { agency }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}

function listed<T>(outcome: Outcome<T>): Outcome<readonly T[]> {
  return outcome.ok ? done([outcome.value]) : outcome;
}

async function personCalled({ store }: PeopleContext, account: string): Promise<Outcome<string>> {
  const found = (await store.findByLogin(account)) ?? (await store.findPerson(account));
  return found ? done(found.id) : refused({ code: "not-found", path: account, data: { what: account } });
}

function printLink(terminal: Terminal, origin: string, given: Outcome<GivenInvitation>): number {
  if (!given.ok) return terminal.refuse(given.refusals);
  const { id, code, expiresAt } = given.value;
  const link = invitationLink(origin, code);
  terminal.result(
    { id, link, expiresAt },
    `Liên kết dùng một lần, đến ${expiresAt}:\n  ${link}`,
    `A link that serves once, until ${expiresAt}:\n  ${link}`,
  );
  return exitCodes.done;
}

function ended(terminal: Terminal, outcome: Outcome<void>): number {
  if (!outcome.ok) return terminal.refuse(outcome.refusals);
  terminal.result({ ended: true }, "Đã kết thúc.", "Ended.");
  return exitCodes.done;
}

function linesOf(people: readonly PersonHolding[], { today }: PeopleContext, language: "vi" | "en"): string {
  const left = { vi: "đã thôi việc", en: "left" }[language];
  const none = { vi: "Nút chưa có tài khoản nào.", en: "The node has no accounts." }[language];
  const lines = people.flatMap(({ name, userName, email, leftAt, assignments }) => [
    `${name} · ${userName ?? email}${leftAt === undefined ? "" : ` · ${left}`}`,
    ...assignments
      .filter((one) => isInForce(one, today))
      .map(({ id, role, locality, agency, from, until = "…" }) =>
        [
          "  ",
          [role, locality, agency ?? ""].filter((part) => part !== "").join(" · "),
          ` · ${from} → ${until} · ${id}`,
        ].join(""),
      ),
  ]);
  return lines.length === 0 ? none : lines.join("\n");
}
