// About the node and its demonstration accounts.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import { mayWrite } from "@nhipcau/operations/records/permission.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { type Account, actingAs } from "../account.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

type NodeHandlers = Pick<Handlers, "node" | "session" | "signIn" | "signOut" | "demonstrationAccounts">;

export function nodeHandlers(services: Services): NodeHandlers {
  const { node, demonstration } = services;
  const accounts = new Map((demonstration ?? []).map((account) => [account.id, account]));
  return {
    node: ({ today }) =>
      done({
        name: node.name,
        localities: [...node.localities],
        today,
        ...(node.asOf === undefined ? {} : { asOf: node.asOf }),
        demonstration: demonstration !== undefined,
        illustrative: node.illustrative,
        version: node.version,
      }),
    session: async ({ acting }) => {
      return done(await sessionOf(services, accounts.get(acting.person)));
    },
    demonstrationAccounts: async () => {
      if (!demonstration) return refused({ code: "demo-only" });
      return done({ accounts: await accountViews(services, demonstration) });
    },
    signIn: async ({ body, signIn }) => {
      if (!demonstration) return refused({ code: "demo-only" });
      const account = accounts.get(body.account);
      if (!account) return refused({ code: "not-found", path: "account", data: { what: body.account } });
      signIn(account.id);
      return done(await sessionOf(services, account));
    },
    signOut: async ({ signIn }) => {
      signIn(undefined);
      return done(await sessionOf(services, undefined));
    },
  };
}

/** What the page is told of a session: the rule that decides a write also decides which buttons are shown. */
async function sessionOf(
  services: Services,
  account: Account | undefined,
): Promise<ResponseOf<typeof routes.session>> {
  if (!account) return { mayWrite: [] };
  const acting = actingAs(account);
  const writable = [...services.store.registers.values()].filter((register) => mayWrite(acting, register));
  return { account: await accountView(services, account), mayWrite: writable.map(({ name }) => name) };
}

type AccountView = ResponseOf<typeof routes.demonstrationAccounts>["accounts"][number];

async function accountView(services: Services, account: Account): Promise<AccountView> {
  const [view] = await accountViews(services, [account]);
  if (!view) throw new Error("an account has one view");
  return view;
}

async function accountViews({ node, store }: Services, accounts: readonly Account[]): Promise<AccountView[]> {
  const ids = accounts.flatMap(({ agency }) => agency ?? []);
  const agencyNames = await store.read(publicReader, (transaction) => transaction.names(agencies, ids));
  return accounts.map(({ id, name, locality, agency, role }) => ({
    id,
    name,
    locality: { id: locality, name: node.localities.find((one) => one.id === locality)?.name ?? locality },
    ...(agency === undefined ? {} : { agency: { id: agency, name: agencyNames.get(agency) ?? agency } }),
    role,
  }));
}
