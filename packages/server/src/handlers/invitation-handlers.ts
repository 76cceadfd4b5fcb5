// One-time codes over HTTP: what one is for, and the account that comes of it.
import { done } from "@nhipcau/domain/outcome.ts";
import { acceptInvitation } from "@nhipcau/operations/people/accept-invitation.ts";
import { findUsableInvitation } from "@nhipcau/operations/people/one-time-code.ts";
import type { Handlers } from "../http/handler.ts";
import { keepPasswords } from "../people/keep-passwords.ts";
import type { Services } from "../services.ts";
import { countingWith, signInByPassword } from "./sign-in-handlers.ts";
import { type AccountServices, namesOfPlaces, peopleContext, withPeople } from "./with-people.ts";

type InvitationHandlers = Pick<Handlers, "readPersonInvitation" | "acceptPersonInvitation">;

export function invitationHandlers(services: Services, own: AccountServices): InvitationHandlers {
  const counting = countingWith(services, own);
  return {
    readPersonInvitation: ({ body, caller }) =>
      withPeople(own, (people) =>
        counting(people, { address: caller.address }, async () => {
          const found = await findUsableInvitation(people.store, body.code, services.clock());
          if (!found.ok) return found;
          const { kind, name, email, person, assignments } = found.value;
          const { place } = await namesOfPlaces(services, assignments);
          const userName =
            person === undefined ? undefined : (await people.store.findPerson(person))?.userName;
          return done({
            kind,
            ...(name === undefined ? {} : { name }),
            ...(email === undefined ? {} : { email }),
            ...(userName === undefined ? {} : { userName }),
            assignments: assignments.map((one) => ({ role: one.role, ...place(one) })),
          });
        }),
      ),
    acceptPersonInvitation: (asked) =>
      withPeople(own, async (people) => {
        const { caller, body } = asked;
        const accepted = await counting(people, { address: caller.address }, () =>
          acceptInvitation(peopleContext(people, services, asked), keepPasswords(people), body),
        );
        return accepted.ok
          ? signInByPassword(counting, people, asked, {
              login: accepted.value.login,
              password: body.password,
            })
          : accepted;
      }),
  };
}
