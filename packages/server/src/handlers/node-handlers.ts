// About the node and its demonstration accounts.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import type { Account } from "../account.ts";
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
      const account = accounts.get(acting.person);
      return done(account ? { account: await accountView(services, account) } : {});
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
      return done({ account: await accountView(services, account) });
    },
    signOut: ({ signIn }) => {
      signIn(undefined);
      return done({});
    },
  };
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
