// What somebody sees of their own account: how they get in, and where they are signed in.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { SignedInPerson } from "../http/who-asks.ts";
import { providerId } from "./auth-setting.ts";
import { type Caller, headersOf } from "./auth-request.ts";
import type { People } from "./people.ts";

export async function viewOwnAccount(
  people: People,
  { id, session }: SignedInPerson,
  caller: Caller,
): Promise<Outcome<ResponseOf<typeof routes.ownAccount>>> {
  const auth = await people.auth();
  const headers = headersOf(caller, people.origin());
  const known = await people.store.findPerson(id);
  if (!known) return refused({ code: "session-ended" });
  const { internalAdapter } = await auth.$context;
  const [passkeys, linked, user, sessions] = await Promise.all([
    auth.api.listPasskeys({ headers }),
    internalAdapter.findAccounts(id),
    internalAdapter.findUserById(id),
    people.store.sessions(id),
  ]);
  const { name, email, userName } = known;
  return done({
    name,
    email,
    ...(userName === undefined ? {} : { userName }),
    secondFactor: (user as { twoFactorEnabled?: boolean } | null)?.twoFactorEnabled === true,
    passkeys: passkeys.map((passkey) => ({
      id: passkey.id,
      ...(passkey.name === undefined || passkey.name === null ? {} : { name: passkey.name }),
      addedAt: new Date(passkey.createdAt).toISOString(),
    })),
    ...(people.provider
      ? {
          identityProvider: {
            name: people.provider.name,
            linked: linked.some((account) => account.providerId === providerId),
          },
        }
      : {}),
    sessions: sessions.map((one) => ({ ...one, current: one.id === session })),
  });
}
