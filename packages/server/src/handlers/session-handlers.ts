// Who is signed in, what they may act under, and leaving: one answer for the accounts of the node and the roles of a
// demonstration, so that the page need not know which it talks to.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { StandingView } from "@nhipcau/contract/shapes/people.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { type Acting, publicReader } from "@nhipcau/operations/ports/acting.ts";
import { actingUnder } from "@nhipcau/operations/people/assignment.ts";
import { mayWrite } from "@nhipcau/operations/records/permission.ts";
import { type Account, actingAs } from "../account.ts";
import type { Handlers } from "../http/handler.ts";
import type { SignedInPerson } from "../http/who-asks.ts";
import type { Services } from "../services.ts";
import { accountView } from "./node-handlers.ts";
import { type AccountServices, askingAuth, namesOfPlaces, withPeople } from "./with-people.ts";

type SessionHandlers = Pick<Handlers, "session" | "signIn" | "signOut" | "chooseRole">;
type SessionView = ResponseOf<typeof routes.session>;

export function sessionHandlers(services: Services, own: AccountServices): SessionHandlers {
  const { demonstration } = services;
  const accounts = new Map((demonstration ?? []).map((account) => [account.id, account]));
  return {
    session: async ({ acting, person }) =>
      done(
        person
          ? await sessionOfPerson(services, own, person)
          : await sessionOfAccount(services, accounts.get(acting.person)),
      ),
    signIn: async ({ body, signIn }) => {
      if (!demonstration) return refused({ code: "demo-only" });
      const account = accounts.get(body.account);
      if (!account) return refused({ code: "not-found", path: "account", data: { what: body.account } });
      signIn(account.id);
      return done(await sessionOfAccount(services, account));
    },
    signOut: async (asked) => {
      asked.signIn(undefined);
      const { people } = own;
      // Also without a session that still stands: whatever cookie there is goes.
      if (people) await askingAuth(people, asked, { method: "POST", path: "/sign-out" });
      return done(await sessionOfAccount(services, undefined));
    },
    chooseRole: ({ body, person }) =>
      withPeople(own, async ({ store }) => {
        const chosen = person?.standings.find(({ id }) => id === body.role);
        if (!person || !chosen) return refused({ code: "assignment-not-open", path: "role" });
        await store.choose(person.session, chosen.id);
        return done(await sessionOfPerson(services, own, { ...person, chosen }));
      }),
  };
}

/** What the page is told of a session: the rule that decides a write also decides which buttons are shown. */
async function sessionOfAccount(services: Services, account: Account | undefined): Promise<SessionView> {
  if (!account) return { mayWrite: [] };
  return { account: await accountView(services, account), mayWrite: writableBy(services, actingAs(account)) };
}

async function sessionOfPerson(
  services: Services,
  { people }: AccountServices,
  { id, name, standings, chosen, wantsSecondFactor }: SignedInPerson,
): Promise<SessionView> {
  const { place } = await namesOfPlaces(services, standings);
  const holders = new Map<string, string>();
  for (const { onBehalfOf } of standings) {
    const holder = onBehalfOf === undefined ? undefined : await people?.store.findPerson(onBehalfOf);
    if (holder) holders.set(holder.id, holder.name);
  }
  const roles = standings.map((standing): StandingView => {
    const { id: role, until, onBehalfOf } = standing;
    return {
      id: role,
      role: standing.role,
      ...place(standing),
      ...(until === undefined ? {} : { until }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf: holders.get(onBehalfOf) ?? onBehalfOf }),
    };
  });
  const view = roles.find((one) => one.id === chosen?.id);
  const acting = chosen ? actingUnder(id, chosen) : publicReader;
  return {
    person: { id, name },
    roles,
    ...(wantsSecondFactor === true ? { wantsSecondFactor } : {}),
    mayWrite: writableBy(services, acting),
    ...(view && chosen
      ? {
          chosen: view.id,
          account: {
            id,
            name: { vi: name, en: name },
            locality: view.locality ?? { id: "", name: services.node.name.vi },
            ...(view.agency ? { agency: view.agency } : {}),
            role: view.role,
          },
        }
      : {}),
  };
}

function writableBy({ store }: Services, acting: Acting): string[] {
  return [...store.registers.values()]
    .filter((register) => mayWrite(acting, register))
    .map(({ name }) => name);
}
