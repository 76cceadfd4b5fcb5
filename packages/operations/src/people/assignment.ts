// What a person is assigned to, and what of it is in force on a day: pure, so that the server, the commands and the tests
// decide it alike.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Acting, Role } from "../ports/acting.ts";

/** What people can be at a node. */
export type AssignedRole = Exclude<Role, "system" | "public">;

export const assignedRoles = [
  "leader",
  "focal-point",
  "specialist",
  "data-officer",
  "auditor",
  "reader",
  "administrator",
] as const satisfies readonly AssignedRole[];

/** Some days, and whether they were ended before they were over. */
export interface Term {
  readonly from: CalendarDate;
  /** The last day; absent for as long as nobody ends it. */
  readonly until?: CalendarDate;
  /** ISO 8601, UTC. */
  readonly endedAt?: string;
}

export interface Assignment extends Term {
  readonly id: string;
  readonly person: string;
  /** Empty for an administrator, who looks after accounts alone. */
  readonly locality: string;
  readonly agency?: string;
  readonly role: AssignedRole;
}

/** Somebody acts under another's assignment. */
export interface StandIn extends Term {
  readonly id: string;
  readonly person: string;
  readonly assignment: Assignment;
  readonly ground: string;
}

/** One thing a person may act under. */
export interface Standing {
  readonly id: string;
  readonly locality: string;
  readonly agency?: string;
  readonly role: AssignedRole;
  readonly until?: CalendarDate;
  /** The person stood in for. */
  readonly onBehalfOf?: string;
}

export interface Held {
  readonly assignments: readonly Assignment[];
  readonly standIns: readonly StandIn[];
}

/** Whether a term runs on a day. */
export function isInForce({ from, until, endedAt }: Term, today: CalendarDate): boolean {
  return endedAt === undefined && from <= today && (until === undefined || today <= until);
}

/** Everything a person may act under on a day: first their own, then where they stand in; the oldest first. */
export function standingsOn({ assignments, standIns }: Held, today: CalendarDate): Standing[] {
  const own = assignments.filter((one) => isInForce(one, today)).map((one) => standingOf(one, one.until));
  const others = standIns
    .filter((one) => isInForce(one, today) && isInForce(one.assignment, today))
    .map(({ id, assignment, until }) => ({
      ...standingOf(assignment, earlier(until, assignment.until)),
      id,
      onBehalfOf: assignment.person,
    }));
  return [...own, ...others];
}

/** How the operations know a person under a standing. */
export function actingUnder(
  person: string,
  { locality, agency, role, onBehalfOf }: Omit<Standing, "id" | "until">,
): Acting {
  return {
    person,
    locality,
    role,
    ...(agency === undefined ? {} : { agency }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  };
}

function standingOf({ id, locality, agency, role }: Assignment, until: CalendarDate | undefined): Standing {
  return {
    id,
    locality,
    role,
    ...(agency === undefined ? {} : { agency }),
    ...(until === undefined ? {} : { until }),
  };
}

function earlier(one: CalendarDate | undefined, other: CalendarDate | undefined): CalendarDate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
