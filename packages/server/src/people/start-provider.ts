// The way to the province's own sign-in: the address the browser goes to, for signing in or for linking an account.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type AuthQuestion, askAuth, type Caller } from "./auth-request.ts";
import { providerId } from "./auth-setting.ts";
import type { People } from "./people.ts";
import { providerFailed } from "./provider-callback.ts";

const paths = { "sign-in": "/sign-in/social", link: "/link-social" } as const;

/** Refuses where no provider is set, and while it does not answer. */
export async function startProvider(
  people: People,
  {
    caller,
    setCookies,
  }: { readonly caller: Caller; readonly setCookies: (lines: readonly string[]) => void },
  purpose: keyof typeof paths,
): Promise<Outcome<{ url: string }>> {
  if (!people.providerAuth) return refused({ code: "no-identity-provider" });
  const question: AuthQuestion = {
    method: "POST",
    path: paths[purpose],
    body: {
      provider: providerId,
      callbackURL: purpose === "link" ? "/tai-khoan" : "/",
      errorCallbackURL: providerFailed,
      disableRedirect: true,
    },
  };
  const answered = await askAuth(await people.providerAuth(), people.origin(), caller, question);
  if (!answered.ok) return answered;
  const { url } = answered.value.body;
  if (typeof url !== "string") return refused({ code: "identity-provider-away" });
  setCookies(answered.value.cookies);
  return done({ url });
}
