// Accounts as an administrator sees them, with names in the place of ids and what is in force today marked.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { PersonView } from "@nhipcau/contract/shapes/people.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type Assignment, isInForce, type Term } from "@nhipcau/operations/people/assignment.ts";
import type { Invitation, PersonHolding } from "@nhipcau/operations/ports/people-store.ts";
import { namesOfPlaces, type PlaceNames } from "../handlers/with-people.ts";
import type { Services } from "../services.ts";

/** The link of a one-time code. The code stands behind the `#`, which browsers keep to themselves: no log has it. */
export function invitationLink(origin: string, code: string): string {
  return `${origin}/nhan-loi-moi#${code}`;
}

export async function viewPeople(
  services: Services,
  people: readonly PersonHolding[],
  today: CalendarDate,
): Promise<PersonView[]> {
  const held = people.flatMap(({ assignments, standIns }) => [
    ...assignments,
    ...standIns.map(({ assignment }) => assignment),
  ]);
  const names = await namesOfPlaces(services, held);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return people.map(({ assignments, standIns, ...person }) => ({
    ...person,
    assignments: assignments.map((one) => viewHeld(one, one, isInForce(one, today), names)),
    standIns: standIns.map((one) => ({
      ...viewHeld(
        { ...one.assignment, id: one.id },
        one,
        isInForce(one, today) && isInForce(one.assignment, today),
        names,
      ),
      onBehalfOf: {
        id: one.assignment.person,
        name: nameOf.get(one.assignment.person) ?? one.assignment.person,
      },
      ground: one.ground,
    })),
  }));
}

export async function viewInvitations(
  services: Services,
  invitations: readonly Invitation[],
): Promise<ResponseOf<typeof routes.people>["invitations"]> {
  const { place } = await namesOfPlaces(
    services,
    invitations.flatMap(({ assignments }) => assignments),
  );
  return invitations.map(({ id, kind, name, email, expiresAt, assignments }) => ({
    id,
    kind,
    expiresAt,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    assignments: assignments.map((one) => ({ role: one.role, ...place(one) })),
  }));
}

function viewHeld(
  assignment: Assignment,
  { from, until, endedAt }: Term,
  inForce: boolean,
  { place }: PlaceNames,
): PersonView["assignments"][number] {
  const { id, role } = assignment;
  return {
    id,
    role,
    ...place(assignment),
    from,
    ...(until === undefined ? {} : { until }),
    ...(endedAt === undefined ? {} : { endedAt }),
    inForce,
  };
}
