// About the node and its demonstration accounts.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import type { Account } from "../account.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { namesOfPlaces } from "./with-people.ts";

type NodeHandlers = Pick<Handlers, "node" | "demonstrationAccounts">;

export function nodeHandlers(services: Services): NodeHandlers {
  const { node, demonstration } = services;
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
    demonstrationAccounts: async () => {
      if (!demonstration) return refused({ code: "demo-only" });
      return done({ accounts: await accountViews(services, demonstration) });
    },
  };
}

type AccountView = ResponseOf<typeof routes.demonstrationAccounts>["accounts"][number];

/** An account of the demonstration, with the names of its locality and agency. */
export async function accountView(services: Services, account: Account): Promise<AccountView> {
  const [view] = await accountViews(services, [account]);
  if (!view) throw new Error("an account has one view");
  return view;
}

async function accountViews(services: Services, accounts: readonly Account[]): Promise<AccountView[]> {
  const { place } = await namesOfPlaces(services, accounts);
  return accounts.map((account) => {
    const { id, name, locality, role } = account;
    return { id, name, locality: { id: locality, name: locality }, ...place(account), role };
  });
}
