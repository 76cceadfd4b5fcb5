// Shapes of accounts: what a person is, what they are assigned to, and how they get in.
import { type Static, Type } from "typebox";
import { DayShape, NamedShape, TextShape } from "./text-shape.ts";

/** What people are at a node. */
export const RoleShape = Type.Enum([
  "leader",
  "focal-point",
  "specialist",
  "data-officer",
  "auditor",
  "reader",
  "administrator",
]);

export const IdShape = Type.String({ minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9._-]+$" });
const InstantShape = Type.String({ maxLength: 40 });
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "\\S" });

export const PasswordShape = Type.String({ minLength: 1, maxLength: 128 });
export const EmailShape = Type.String({
  minLength: 3,
  maxLength: 200,
  pattern: "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
});
export const NameShape = Line(120);
export const ReasonShape = Line(500);
/** A one-time code as it is read out or opened as a link: capitals, spaces and dashes make no difference. */
export const OneTimeCodeShape = Type.String({ minLength: 8, maxLength: 80 });

export const AccountShape = Type.Object({
  id: Type.String({ maxLength: 64 }),
  name: TextShape,
  locality: NamedShape,
  agency: Type.Optional(NamedShape),
  role: RoleShape,
});

/** One thing a person may act under. */
export const StandingShape = Type.Object({
  id: IdShape,
  role: RoleShape,
  locality: Type.Optional(NamedShape),
  agency: Type.Optional(NamedShape),
  /** The last day of it. */
  until: Type.Optional(DayShape),
  /** Whom the person stands in for. */
  onBehalfOf: Type.Optional(Type.String()),
});
export type StandingView = Static<typeof StandingShape>;

/** Who is signed in, what they may act under, and the registers whose records their role may add, import and change. */
export const SessionShape = Type.Object({
  account: Type.Optional(AccountShape),
  mayWrite: Type.Array(Type.String({ maxLength: 40 })),
  person: Type.Optional(Type.Object({ id: IdShape, name: Type.String() })),
  roles: Type.Optional(Type.Array(StandingShape)),
  /** The one of them in use; absent when it has ended, or nothing is assigned. */
  chosen: Type.Optional(IdShape),
  /** Nothing can be acted under until a second factor is set up. */
  wantsSecondFactor: Type.Optional(Type.Boolean()),
});

export const AssignmentBodyShape = Type.Object(
  {
    role: RoleShape,
    /** Absent for an administrator alone. */
    locality: Type.Optional(IdShape),
    agency: Type.Optional(IdShape),
    from: Type.Optional(DayShape),
    until: Type.Optional(DayShape),
  },
  { additionalProperties: false },
);
export type AssignmentBody = Static<typeof AssignmentBodyShape>;

const HeldShape = {
  id: IdShape,
  role: RoleShape,
  locality: Type.Optional(NamedShape),
  agency: Type.Optional(NamedShape),
  from: DayShape,
  until: Type.Optional(DayShape),
  endedAt: Type.Optional(InstantShape),
  inForce: Type.Boolean(),
};

export const PersonShape = Type.Object({
  id: IdShape,
  name: Type.String(),
  email: Type.String(),
  userName: Type.Optional(Type.String()),
  leftAt: Type.Optional(InstantShape),
  secondFactor: Type.Boolean(),
  sessions: Type.Integer(),
  assignments: Type.Array(Type.Object(HeldShape)),
  standIns: Type.Array(
    Type.Object({
      ...HeldShape,
      onBehalfOf: Type.Object({ id: IdShape, name: Type.String() }),
      ground: Type.String(),
    }),
  ),
});
export type PersonView = Static<typeof PersonShape>;

export const OpenInvitationShape = Type.Object({
  id: IdShape,
  kind: Type.Enum(["first", "new", "reset"]),
  name: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  expiresAt: InstantShape,
  assignments: Type.Array(
    Type.Object({ role: RoleShape, locality: Type.Optional(NamedShape), agency: Type.Optional(NamedShape) }),
  ),
});

/** A one-time link, told once: only its hash is kept. */
export const NewInvitationShape = Type.Object({
  id: IdShape,
  link: Type.String(),
  code: Type.String(),
  expiresAt: InstantShape,
});

export const SessionOfPersonShape = Type.Object({
  id: IdShape,
  startedAt: InstantShape,
  expiresAt: InstantShape,
  address: Type.Optional(Type.String()),
  browser: Type.Optional(Type.String()),
  /** The one that asks. */
  current: Type.Boolean(),
});

export const OwnAccountShape = Type.Object({
  name: Type.String(),
  email: Type.String(),
  userName: Type.Optional(Type.String()),
  secondFactor: Type.Boolean(),
  passkeys: Type.Array(
    Type.Object({ id: IdShape, name: Type.Optional(Type.String()), addedAt: Type.Optional(InstantShape) }),
  ),
  /** Linked with the province's own sign-in; absent where the node has none. */
  identityProvider: Type.Optional(Type.Object({ name: Type.String(), linked: Type.Boolean() })),
  sessions: Type.Array(SessionOfPersonShape),
});
