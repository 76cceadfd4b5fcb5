// What a person can do about the refusals that concern accounts; a part of error-advice.ts.
import type { accountRefusalKinds } from "@nhipcau/domain/account-refusals.ts";

export const accountAdvice: Readonly<Record<keyof typeof accountRefusalKinds, string>> = {
  "wrong-sign-in": "Type them again; an administrator can let you in anew when the password is lost.",
  "wrong-code":
    "Wait for the next code; look at the clock of the device that makes them. A backup code serves once.",
  "sign-in-expired": "Begin again; the second factor is asked for within ten minutes.",
  "too-many-tries":
    "Wait as long as the sentence says. The lock says nothing about whether the account exists.",
  "passkey-refused": "Sign in by password, and look at your passkeys under “Tài khoản của tôi”.",
  "session-ended": "Sign in again; the draft is kept on the device.",
  "role-ended": "Choose another role in the menu at the top right, or ask the administrator.",
  "second-factor-wanted": "Set up a second factor on the account page, or sign in with a passkey alone.",
  "no-assignment": "An administrator assigns a locality, an agency and a role.",
  "person-left": "An administrator opens the account again where that is right.",
  "not-administrator": "Ask an administrator of the node.",
  "wrong-origin": "Open the node's own page; where a proxy stands before it, let it hand on the Host header.",
  "wrong-password": "Type the present password again.",
  "password-too-short": "Take a longer one; there are no rules about capitals or digits.",
  "password-too-easy": "Take one that has nothing to do with your names.",
  "wrong-user-name": "Choose another one.",
  "name-taken": "Choose another one; an e-mail address belongs to one account.",
  "invitation-unusable": "Ask for a new one: `nhipcau people invite`, or the page “Quản trị tài khoản”.",
  "no-identity-provider": "Set `NHIPCAU_OIDC_ISSUER` and its companions (docs/settings.md).",
  "identity-provider-away": "Look at the provider and at the network between it and the node.",
  "last-administrator":
    "Make another administrator first; `nhipcau people invite --administrator` works without signing in.",
  "assignment-not-open": "Load the list again.",
  "assignment-malformed": "Mend what the sentence names.",
};
