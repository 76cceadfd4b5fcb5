// What somebody does with their own account over HTTP: its password, the province's sign-in, its sessions.
import type { accountRoutes } from "@nhipcau/contract/routes/account-routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { refusalOfPassword } from "@nhipcau/operations/people/password-rules.ts";
import type { Asked, Handlers } from "../http/handler.ts";
import type { SignedInPerson } from "../http/who-asks.ts";
import { providerId } from "../people/auth-setting.ts";
import { viewOwnAccount } from "../people/own-account-view.ts";
import type { People } from "../people/people.ts";
import { startProvider } from "../people/start-provider.ts";
import type { Services } from "../services.ts";
import type { FactorHandlers } from "./factor-handlers.ts";
import { type OwnAccount, ownAccountOf, post } from "./own-account.ts";
import { type AccountServices, asNothing, askingAuth } from "./with-people.ts";

type AccountHandlers = Omit<Pick<Handlers, keyof typeof accountRoutes>, "chooseRole" | keyof FactorHandlers>;

export function accountHandlers(services: Services, own: AccountServices): AccountHandlers {
  const account = ownAccountOf(services, own);
  const { mine } = account;
  return {
    ownAccount: (asked) => mine(asked, (people, person) => viewOwnAccount(people, person, asked.caller)),
    changePassword: (asked) =>
      mine(asked, (people, person) => changePassword(people, person, asked, account)),
    linkProvider: (asked) => mine(asked, (people) => startProvider(people, asked, "link")),
    unlinkProvider: (asked) =>
      mine(asked, async (people, { id }) => {
        const { internalAdapter } = await (await people.auth()).$context;
        for (const linked of await internalAdapter.findAccounts(id))
          if (linked.providerId === providerId) await internalAdapter.deleteAccount(linked.id);
        return done({});
      }),
    endOwnSession: (asked) =>
      mine(asked, async ({ store }, { id }) =>
        (await store.endSessions(id, { id: asked.params.id })) > 0
          ? done({})
          : refused({ code: "not-found", path: "id", data: { what: asked.params.id } }),
      ),
    signOutEverywhere: (asked) =>
      mine(asked, async (people, { id }) => {
        await people.store.endSessions(id, {});
        return asNothing(await askingAuth(people, asked, post("/sign-out")));
      }),
  };
}

async function changePassword(
  { store }: People,
  { id }: SignedInPerson,
  asked: Asked<"changePassword">,
  { proving }: OwnAccount,
): Promise<Outcome<Record<never, never>>> {
  const { present, password } = asked.body;
  const known = await store.findPerson(id);
  const weak = refusalOfPassword(password, [known?.userName ?? "", known?.email.split("@")[0] ?? ""]);
  if (weak) return refused(weak);
  const body = { currentPassword: present, newPassword: password, revokeOtherSessions: true };
  return asNothing(await proving(asked, post("/change-password", body)));
}
