// Signing in over HTTP: what is asked is handed to the signing-in library; failed tries are counted before and after it.
import type { signInRoutes } from "@nhipcau/contract/routes/sign-in-routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Asked, HandledRoute, Handlers } from "../http/handler.ts";
import { type AuthAnswer, type AuthQuestion, askAuth } from "../people/auth-request.ts";
import type { People } from "../people/people.ts";
import { countingTries, type Tried } from "../people/sign-in-tries.ts";
import { startProvider } from "../people/start-provider.ts";
import type { Services } from "../services.ts";
import { type AccountServices, askingAuth, withPeople } from "./with-people.ts";

type SignInHandlers = Omit<
  Pick<Handlers, keyof typeof signInRoutes>,
  "readPersonInvitation" | "acceptPersonInvitation"
>;
type Asking = Pick<Asked<HandledRoute>, "caller" | "setCookies">;

export function signInHandlers(services: Services, own: AccountServices): SignInHandlers {
  const { people: known } = own;
  const counting = countingWith(services, own);
  return {
    waysIn: () =>
      done({
        accounts: known !== undefined,
        demonstration: services.demonstration !== undefined,
        ...(known?.provider ? { identityProvider: known.provider.name } : {}),
      }),
    signInByPassword: (asked) =>
      withPeople(own, (people) => signInByPassword(counting, people, asked, asked.body)),
    signInSecondFactor: (asked) =>
      withPeople(own, (people) =>
        counting(people, { address: asked.caller.address }, () =>
          secondFactor(services, people, asked, asked.body),
        ),
      ),
    passkeyChallenge: (asked) =>
      withPeople(own, (people) =>
        ceremony(
          askingAuth(people, asked, { method: "GET", path: "/passkey/generate-authenticate-options" }),
        ),
      ),
    signInByPasskey: (asked) =>
      withPeople(own, (people) =>
        counting(people, { address: asked.caller.address }, async () =>
          nextOf(
            await askingAuth(people, asked, {
              method: "POST",
              path: "/passkey/verify-authentication",
              body: { response: asked.body.response },
            }),
          ),
        ),
      ),
    signInByProvider: (asked) => withPeople(own, (people) => startProvider(people, asked, "sign-in")),
  };
}

export type Counting = <T>(
  people: People,
  tried: Tried,
  work: () => Promise<Outcome<T>>,
) => Promise<Outcome<T>>;

/** Counts failed tries as of now. */
export function countingWith(services: Services, { secret }: AccountServices): Counting {
  return (people, tried, work) =>
    countingTries({ store: people.store, secret, now: services.clock() }, tried, work);
}

/** Signs somebody in by account name or e-mail address. */
export function signInByPassword(
  counting: Counting,
  people: People,
  asked: Asking,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<Outcome<{ next: "done" | "second-factor" }>> {
  return counting(people, { login, address: asked.caller.address }, async () =>
    nextOf(await askingAuth(people, asked, passwordQuestion(login, password))),
  );
}

function passwordQuestion(login: string, password: string): AuthQuestion {
  const name = login.trim();
  return name.includes("@")
    ? { method: "POST", path: "/sign-in/email", body: { email: name, password } }
    : { method: "POST", path: "/sign-in/username", body: { username: name, password } };
}

function nextOf(answered: Outcome<AuthAnswer>): Outcome<{ next: "done" | "second-factor" }> {
  if (!answered.ok) return answered;
  return done({ next: answered.value.body["twoFactorRedirect"] === true ? "second-factor" : "done" });
}

async function ceremony(asking: Promise<Outcome<AuthAnswer>>): Promise<Outcome<Record<string, unknown>>> {
  const answered = await asking;
  return answered.ok ? done({ ...answered.value.body }) : answered;
}

// The library takes a code as often as it is valid; whoever looked over a shoulder would be in with it. So the session that
// a used code made is ended before anybody has it.
async function secondFactor(
  services: Services,
  people: People,
  { caller, setCookies }: Asking,
  { code, kind }: { readonly code: string; readonly kind: "app" | "backup" },
): Promise<Outcome<{ next: "done" | "second-factor" }>> {
  const path = kind === "app" ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const plain = kind === "app" ? code.replaceAll(/\s/gu, "") : code.trim();
  const answered = await askAuth(await people.auth(), people.origin(), caller, {
    method: "POST",
    path,
    body: { code: plain },
  });
  if (!answered.ok) return answered;
  const { user, token } = answered.value.body as { user?: { id?: string }; token?: string };
  const isNew = kind === "backup" || (await people.store.useCode(user?.id ?? "", plain, services.clock()));
  if (!isNew) {
    const { internalAdapter } = await (await people.auth()).$context;
    if (token !== undefined) await internalAdapter.deleteSession(token);
    return refused({ code: "wrong-code", path: "code" });
  }
  setCookies(answered.value.cookies);
  return done({ next: "done" });
}
