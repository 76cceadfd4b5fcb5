// What the signing-in library calls an error, as our refusals. Whatever is not named here is a bug and becomes an incident.
import type { Refusal } from "@nhipcau/domain/refusals.ts";

/** Our own code among the library's: raised when somebody who left would be given a session. */
export const personLeft = "PERSON_LEFT";

const lockedMinutes = 15;

const wrongSignIn: Refusal = { code: "wrong-sign-in" };
const wrongCode: Refusal = { code: "wrong-code", path: "code" };
const expired: Refusal = { code: "sign-in-expired" };
const passkeyRefused: Refusal = { code: "passkey-refused" };

const refusals: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: wrongSignIn,
  INVALID_USERNAME_OR_PASSWORD: wrongSignIn,
  INVALID_USERNAME: wrongSignIn,
  USERNAME_TOO_SHORT: wrongSignIn,
  USERNAME_TOO_LONG: wrongSignIn,
  INVALID_EMAIL: wrongSignIn,
  PASSWORD_TOO_LONG: wrongSignIn,
  PASSWORD_TOO_SHORT: wrongSignIn,
  USER_NOT_FOUND: wrongSignIn,
  CREDENTIAL_ACCOUNT_NOT_FOUND: { code: "wrong-password", path: "password" },
  INVALID_PASSWORD: { code: "wrong-password", path: "password" },
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  BACKUP_CODES_NOT_ENABLED: wrongCode,
  TOTP_NOT_ENABLED: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: expired,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: expired,
  ACCOUNT_TEMPORARILY_LOCKED: {
    code: "too-many-tries",
    data: { minutes: lockedMinutes, seconds: lockedMinutes * 60 },
  },
  TOTP_ALREADY_ENABLED: { code: "already-exists", data: { id: "TOTP" } },
  CHALLENGE_NOT_FOUND: expired,
  PASSKEY_NOT_FOUND: passkeyRefused,
  AUTHENTICATION_FAILED: passkeyRefused,
  FAILED_TO_VERIFY_REGISTRATION: passkeyRefused,
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: passkeyRefused,
  PREVIOUSLY_REGISTERED: passkeyRefused,
  [personLeft]: { code: "person-left" },
  UNAUTHORIZED: { code: "session-ended" },
  SESSION_EXPIRED: { code: "session-ended" },
  SESSION_NOT_FRESH: { code: "session-ended" },
  INVALID_ORIGIN: { code: "wrong-origin" },
  MISSING_OR_NULL_ORIGIN: { code: "wrong-origin" },
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: { code: "wrong-origin" },
  PROVIDER_NOT_FOUND: { code: "identity-provider-away" },
  INVALID_OAUTH_CONFIGURATION: { code: "identity-provider-away" },
  FAILED_TO_UNLINK_LAST_ACCOUNT: { code: "forbidden" },
  ACCOUNT_NOT_FOUND: { code: "not-found", data: { what: "provider" } },
  VALIDATION_ERROR: {
    code: "bad-request",
    data: { "detail.vi": "nội dung không hợp lệ", "detail.en": "the content is not valid" },
  },
};

/** The refusal for the library's code, if it is one that people can cause. */
export function refusalOfAuth(code: string): Refusal | undefined {
  return Object.hasOwn(refusals, code) ? refusals[code] : undefined;
}
