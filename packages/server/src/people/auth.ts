// The library that signs people in, set up for a node (docs/decisions/0018): on the node's own schema of accounts, with
// nobody able to register, and silent. It is asked through a table of addresses (auth-request.ts) and never mounted whole. It is
// large, so nothing imports this module before somebody signs in (people.ts).
import { passkey } from "@better-auth/passkey";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth, twoFactor, username } from "better-auth/plugins";
import { maximumPassword, minimumPassword } from "@nhipcau/operations/people/password-rules.ts";
import { personLeft } from "./auth-refusals.ts";
import {
  addressHeader,
  type AuthSetting,
  isSecure,
  type IdentityProvider,
  providerId,
  sessionHours,
} from "./auth-setting.ts";

export function makeAuth(setting: AuthSetting) {
  return betterAuth({ ...optionsOf(setting), plugins: pluginsOf(setting) });
}

/**
 * The same with the identity provider. It is an instance of its own, so that a provider that is away or slow keeps nobody
 * from signing in by password.
 */
export function makeProviderAuth(setting: AuthSetting, provider: IdentityProvider) {
  return betterAuth({
    ...optionsOf(setting),
    plugins: [
      genericOAuth({
        config: [
          {
            providerId,
            name: provider.name,
            discoveryUrl: `${provider.issuer.replace(/\/$/u, "")}/.well-known/openid-configuration`,
            clientId: provider.clientId,
            clientSecret: provider.clientSecret,
            scopes: ["openid", "email", "profile"],
            pkce: true,
            requireIdTokenVerification: true,
            disableSignUp: true,
            disableImplicitSignUp: true,
          },
        ],
      }),
    ],
  });
}

export type Auth = ReturnType<typeof makeAuth>;

function pluginsOf({ origin, cookiePrefix }: AuthSetting) {
  return [
    username({ displayUsername: false, usernameValidator: (name) => /^[a-z0-9._]+$/iu.test(name) }),
    twoFactor({
      issuer: `Nhịp Cầu ${new URL(origin).hostname}`,
      schema: { twoFactor: { modelName: "second_factors" } },
      accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 15 * 60 },
    }),
    passkey({
      rpID: new URL(origin).hostname,
      rpName: "Nhịp Cầu",
      origin,
      schema: { passkey: { modelName: "passkeys" } },
      advanced: { webAuthnChallengeCookie: `${cookiePrefix}_passkey` },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      authentication: {
        // A passkey stands for both factors, so whoever holds it must have been asked who they are.
        afterVerification: async ({ verification }) => {
          if (!verification.authenticationInfo.userVerified)
            throw new APIError("UNAUTHORIZED", { code: "AUTHENTICATION_FAILED" });
        },
      },
    }),
  ];
}

function optionsOf({ database, secret, origin, cookiePrefix, hasLeft: left }: AuthSetting) {
  return {
    appName: "Nhịp Cầu",
    baseURL: origin,
    basePath: "/api/auth",
    secret,
    database,
    trustedOrigins: [origin],
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours counts in the database, for all processes (sign-in-tries.ts)
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: minimumPassword,
      maxPasswordLength: maximumPassword,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      modelName: "users",
      additionalFields: { leftAt: { type: "date", required: false, input: false, returned: false } },
    },
    session: {
      modelName: "sessions",
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    account: {
      modelName: "credentials",
      encryptOAuthTokens: true,
      accountLinking: {
        enabled: true,
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: [providerId],
      },
    },
    verification: { modelName: "verifications" },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (await left(userId)) throw new APIError("FORBIDDEN", { code: personLeft });
          },
        },
      },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecure(origin),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
      // What carries the session never comes along from another site; what a sign-in elsewhere comes back to must.
      cookies: { session_token: { attributes: { sameSite: "strict" } } },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  } satisfies BetterAuthOptions;
}
