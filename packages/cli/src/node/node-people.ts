// The accounts of an open node: its own few connections to their schema, and the identity provider that settings name.
import { randomBytes } from "node:crypto";
import { dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { PeopleContext } from "@nhipcau/operations/people/invite.ts";
import type { IdentityProvider } from "@nhipcau/server/people/auth-setting.ts";
import type { PeopleParts } from "@nhipcau/server/people/people.ts";
import { openPeopleDatabase } from "@nhipcau/store/people/people-database.ts";
import { makePeopleStore } from "@nhipcau/store/people/people-store.ts";
import type { OpenNode } from "./open-node.ts";
import { uuidv7 } from "./record-id.ts";

export interface NodePeople {
  readonly parts: PeopleParts;
  /** For what the machine's administrator does, as nobody with an account. */
  readonly asMachine: () => PeopleContext;
  readonly close: () => Promise<void>;
}

export interface NodePeopleOptions {
  /** Where people open the node. */
  readonly origin: () => string;
  readonly localities: readonly string[];
  readonly clock: () => number;
}

/** Opens them. Refuses settings of an identity provider that are not all there. */
export function openNodePeople(
  { prepared }: Pick<OpenNode, "prepared">,
  { origin, localities, clock }: NodePeopleOptions,
): Outcome<NodePeople> {
  const provider = providerOf(process.env);
  if (!provider.ok) return provider;
  const database = openPeopleDatabase(prepared.appUrl);
  const store = makePeopleStore(database);
  return done({
    parts: {
      store,
      database: { db: database, type: "postgres" },
      origin,
      ...(provider.value ? { provider: provider.value } : {}),
      secondFactorRequired: process.env["NHIPCAU_SECOND_FACTOR"] === "required",
    },
    asMachine: () => ({
      store,
      now: clock(),
      today: dayInVietnam(clock()),
      makeId: () => uuidv7(clock()),
      randomBytes: (count) => randomBytes(count),
      localities,
      by: "machine",
    }),
    close: () => database.destroy(),
  });
}

function providerOf(environment: NodeJS.ProcessEnv): Outcome<IdentityProvider | undefined> {
  const issuer = environment["NHIPCAU_OIDC_ISSUER"] ?? "";
  if (issuer === "") return done(undefined);
  if (!URL.canParse(issuer))
    return refused({ code: "bad-request", path: "NHIPCAU_OIDC_ISSUER", data: { detail: issuer } });
  const clientId = environment["NHIPCAU_OIDC_CLIENT_ID"] ?? "";
  const clientSecret = environment["NHIPCAU_OIDC_CLIENT_SECRET"] ?? "";
  const missing = Object.entries({
    NHIPCAU_OIDC_CLIENT_ID: clientId,
    NHIPCAU_OIDC_CLIENT_SECRET: clientSecret,
  });
  for (const [name, value] of missing)
    if (value === "") return refused({ code: "required", path: name, data: { field: name } });
  return done({
    issuer,
    clientId,
    clientSecret,
    name: environment["NHIPCAU_OIDC_NAME"] ?? new URL(issuer).host,
  });
}
