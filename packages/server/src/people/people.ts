// A node's accounts as the server has them: what is kept of people, and the library that signs them in, made when it is
// first asked, since the address at which people open the node is known only then.
import { randomBytes } from "node:crypto";
import type { PeopleStore } from "@nhipcau/operations/ports/people-store.ts";
import type { PeopleContext } from "@nhipcau/operations/people/invite.ts";
import type { Auth } from "./auth.ts";
import { type AuthDatabase, type IdentityProvider, sessionCookieOf } from "./auth-setting.ts";

/** What the server is given. */
export interface PeopleParts {
  readonly store: PeopleStore;
  /** The schema of accounts for the library. */
  readonly database: AuthDatabase;
  /** Where people open the node, such as `https://nhipcau.example.vn`. */
  readonly origin: () => string;
  readonly provider?: IdentityProvider;
  /** Whoever signs in with a password acts only with a second factor. */
  readonly secondFactorRequired?: boolean;
}

export interface People extends PeopleParts {
  /** The library, loaded when it is first asked for. */
  readonly auth: () => Promise<Auth>;
  /** The library with the identity provider; absent without one. */
  readonly providerAuth?: () => Promise<Pick<Auth, "handler">>;
  /** The name of the cookie that carries a session. */
  readonly sessionCookie: () => string;
}

/** Made once a server; `secret` is the one that signs its cookies. */
export function makePeople(
  parts: PeopleParts,
  { secret, cookiePrefix }: { readonly secret: string; readonly cookiePrefix: string },
): People {
  const setting = () => ({
    database: parts.database,
    secret,
    cookiePrefix,
    origin: parts.origin(),
    hasLeft: async (person: string) => (await parts.store.findPerson(person))?.leftAt !== undefined,
  });
  const { provider } = parts;
  return {
    ...parts,
    auth: once(async () => (await load()).makeAuth(setting())),
    ...(provider
      ? { providerAuth: once(async () => (await load()).makeProviderAuth(setting(), provider)) }
      : {}),
    sessionCookie: () => sessionCookieOf({ origin: parts.origin(), cookiePrefix }),
  };
}

// Hundreds of modules, and nobody who only reads needs one of them.
const load = () => import("./auth.ts");

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** What the operations on accounts take from a request. */
export function contextOf(
  people: People,
  {
    clock,
    makeId,
    node,
  }: {
    readonly clock: () => number;
    readonly makeId: () => string;
    readonly node: { readonly localities: readonly { readonly id: string }[] };
  },
  asked: { readonly today: PeopleContext["today"]; readonly by: string },
): PeopleContext {
  return {
    store: people.store,
    now: clock(),
    makeId,
    randomBytes: (count) => randomBytes(count),
    localities: node.localities.map(({ id }) => id),
    ...asked,
  };
}
