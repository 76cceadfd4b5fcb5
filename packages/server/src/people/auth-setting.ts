// What the signing-in library is told, and what is known of it without loading it: most readers sign in nowhere.
import type { BetterAuthOptions } from "better-auth";

/** A province's own identity provider, as settings name it. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button calls it. */
  readonly name: string;
}

export type AuthDatabase = NonNullable<BetterAuthOptions["database"]>;

export interface AuthSetting {
  readonly database: AuthDatabase;
  readonly secret: string;
  /** Where people open the node, such as `https://nhipcau.quangninh.gov.vn`. */
  readonly origin: string;
  /** What the names of its cookies begin with. */
  readonly cookiePrefix: string;
  readonly hasLeft: (person: string) => Promise<boolean>;
}

/** The one provider a node may have. */
export const providerId = "province";

/** A working day: whoever went home signs in again in the morning. */
export const sessionHours = 12;

/** The header by which the server, and nobody else, tells the library an address. */
export const addressHeader = "x-nhipcau-address";

/** The cookie that carries a session: the only one for which a reader's request has to ask the library. */
export function sessionCookieOf({
  origin,
  cookiePrefix,
}: Pick<AuthSetting, "origin" | "cookiePrefix">): string {
  return `${isSecure(origin) ? "__Secure-" : ""}${cookiePrefix}.session_token`;
}

/** Whether cookies are only ever sent over TLS. */
export function isSecure(origin: string): boolean {
  return origin.startsWith("https:");
}
