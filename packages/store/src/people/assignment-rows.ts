// Assignments and who stands in under them, as they come out of the database: with their days as text, since a day has no
// hour and no zone.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { AssignedRole, Assignment, StandIn, Term } from "@nhipcau/operations/people/assignment.ts";
import { sql } from "kysely";

export interface AssignmentRow extends TermRow {
  readonly id: string;
  readonly person: string;
  readonly locality: string;
  readonly agency: string | null;
  readonly role: AssignedRole;
}

export interface StandInRow extends TermRow {
  readonly id: string;
  readonly person: string;
  readonly ground: string;
  readonly under: AssignmentRow;
}

interface TermRow {
  readonly from_day: CalendarDate;
  readonly until_day: CalendarDate | null;
  readonly ended_at: string | null;
}

/** An assignment `a` as JSON. */
export const assignmentJson = sql.raw(
  `json_build_object('id', a.id, 'person', a.person, 'locality', a.locality, 'agency', a.agency, 'role', a.role,
    'from_day', a.from_day, 'until_day', a.until_day, 'ended_at', a.ended_at)`,
);

/** A standing in `s` under the assignment `a` as JSON. */
export const standInJson = sql`json_build_object('id', s.id, 'person', s.person, 'ground', s.ground,
  'from_day', s.from_day, 'until_day', s.until_day, 'ended_at', s.ended_at, 'under', ${assignmentJson})`;

export function assignmentOf(row: AssignmentRow): Assignment {
  const { id, person, locality, agency, role } = row;
  return { id, person, locality, role, ...(agency === null ? {} : { agency }), ...termOf(row) };
}

export function standInOf(row: StandInRow): StandIn {
  const { id, person, ground, under } = row;
  return { id, person, ground, assignment: assignmentOf(under), ...termOf(row) };
}

function termOf({ from_day: from, until_day: until, ended_at: endedAt }: TermRow): Term {
  return { from, ...(until === null ? {} : { until }), ...(endedAt === null ? {} : { endedAt }) };
}
