// About the node and its demonstration accounts.
import { done, refused } from "@nhipcau/domain/outcome.ts";
import type { Handlers } from "../http/handler.ts";
import type { Account } from "../account.ts";
import type { Services } from "../services.ts";

type NodeHandlers = Pick<Handlers, "node" | "session" | "signIn" | "signOut" | "demonstrationAccounts">;

export function nodeHandlers(services: Services): NodeHandlers {
  const { node, demonstration } = services;
  const accounts = new Map((demonstration ?? []).map((account) => [account.id, account]));
  const view = (account: Account) => accountView(services, account);
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
    session: ({ acting }) => {
      const account = accounts.get(acting.person);
      return done(account ? { account: view(account) } : {});
    },
    demonstrationAccounts: () =>
      demonstration ? done({ accounts: demonstration.map(view) }) : refused({ code: "demo-only" }),
    signIn: ({ body, signIn }) => {
      if (!demonstration) return refused({ code: "demo-only" });
      const account = accounts.get(body.account);
      if (!account) return refused({ code: "not-found", path: "account", data: { what: body.account } });
      signIn(account.id);
      return done({ account: view(account) });
    },
    signOut: ({ signIn }) => {
      signIn(undefined);
      return done({});
    },
  };
}

function accountView({ node }: Services, { id, name, locality, agency, role }: Account) {
  const place = node.localities.find((one) => one.id === locality);
  return {
    id,
    name,
    locality: { id: locality, name: place?.name ?? locality },
    ...(agency === undefined ? {} : { agency: { id: agency, name: agency } }),
    role,
  };
}
