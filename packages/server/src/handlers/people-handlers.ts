// The administration of accounts over HTTP.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { peopleRoutes } from "@nhipcau/contract/routes/people-routes.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import {
  assign,
  type AskedAssignment,
  endAssignment,
  endStandIn,
  leaveOffice,
  parseAssignment,
  standInFor,
} from "@nhipcau/operations/people/assign.ts";
import { type GivenInvitation, invite, letInAgain } from "@nhipcau/operations/people/invite.ts";
import type { NewAssignment } from "@nhipcau/operations/ports/people-store.ts";
import type { Asked, HandledRoute, Handlers } from "../http/handler.ts";
import type { People } from "../people/people.ts";
import { invitationLink, viewInvitations, viewPeople } from "../people/people-view.ts";
import type { Services } from "../services.ts";
import { type AccountServices, asNothing, peopleContext, withPeople } from "./with-people.ts";

type PeopleHandlers = Pick<Handlers, keyof typeof peopleRoutes>;
type Asking = Pick<Asked<HandledRoute>, "acting" | "today" | "caller" | "setCookies">;

export function peopleHandlers(services: Services, own: AccountServices): PeopleHandlers {
  const context = (people: People, asked: Asking) => peopleContext(people, services, asked);
  return {
    people: ({ today }) =>
      withPeople(own, async ({ store }) => {
        const invitations = await store.openInvitations(new Date(services.clock()).toISOString());
        return done({
          people: await viewPeople(services, await store.people(), today),
          invitations: await viewInvitations(services, invitations),
        });
      }),
    invitePerson: (asked) =>
      withPeople(own, async (people) => {
        const { name, email } = asked.body;
        const assignments = parseAll(context(people, asked), asked.body.assignments);
        if (!assignments.ok) return assignments;
        const invited = {
          kind: "new",
          name,
          email: email.toLowerCase(),
          assignments: assignments.value,
        } as const;
        return told(people, await invite(context(people, asked), invited));
      }),
    withdrawPersonInvitation: ({ params }) =>
      withPeople(own, async ({ store }) =>
        (await store.withdrawInvitation(params.id, new Date(services.clock()).toISOString()))
          ? done({})
          : refused({ code: "not-found", path: "id", data: { what: params.id } }),
      ),
    assignPerson: (asked) =>
      withPeople(own, (people) => assign(context(people, asked), asked.params.person, asked.body)),
    endAssignment: (asked) =>
      withPeople(own, async (people) =>
        asNothing(await endAssignment(context(people, asked), asked.params.id, asked.body.reason)),
      ),
    standIn: (asked) =>
      withPeople(own, (people) => standInFor(context(people, asked), asked.params.person, asked.body)),
    endStandIn: (asked) =>
      withPeople(own, async (people) =>
        asNothing(await endStandIn(context(people, asked), asked.params.id, asked.body.reason)),
      ),
    leaveOffice: (asked) =>
      withPeople(own, async (people) =>
        asNothing(await leaveOffice(context(people, asked), asked.params.person, asked.body.reason)),
      ),
    letInAgain: (asked) =>
      withPeople(own, async (people) =>
        told(people, await letInAgain(context(people, asked), asked.params.person)),
      ),
    endSessionsOf: ({ params }) =>
      withPeople(own, async ({ store }) => {
        if (!(await store.findPerson(params.person)))
          return refused({ code: "not-found", path: "person", data: { what: params.person } });
        await store.endSessions(params.person, {});
        return done({});
      }),
  };
}

function parseAll(
  context: Parameters<typeof parseAssignment>[0],
  asked: readonly AskedAssignment[],
): Outcome<NewAssignment[]> {
  const parsed: NewAssignment[] = [];
  for (const one of asked) {
    const outcome = parseAssignment(context, one);
    if (!outcome.ok) return outcome;
    parsed.push(outcome.value);
  }
  return done(parsed);
}

function told(
  people: People,
  given: Outcome<GivenInvitation>,
): Outcome<ResponseOf<typeof routes.invitePerson>> {
  return given.ok ? done({ ...given.value, link: invitationLink(people.origin(), given.value.code) }) : given;
}
