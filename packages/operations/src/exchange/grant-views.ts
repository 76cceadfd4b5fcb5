// Grants as people look at them: terms in force and waiting, what each side said and what bearing it had, what flowed.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { Flow } from "@nhipcau/contract/shapes/connections.ts";
import type { GrantView, TermsView } from "@nhipcau/contract/shapes/grants.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { deliversOn, type NumberedTerms } from "@nhipcau/exchange/grants/grant-state.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Followed } from "../ports/exchange-store.ts";
import type { Traffic } from "../ports/exchange-trace.ts";
import { type ExchangePermission, grantActions } from "../records/exchange-permission.ts";
import { todayOf } from "./derive.ts";
import { type ExchangeFacts, type KnownGrant, readExchangeFacts } from "./exchange-facts.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { type GrantPreview, previewGrant } from "./grants.ts";
import { troubleOf } from "./trouble.ts";

export interface GrantFilter {
  readonly peer?: string;
  readonly direction?: "out" | "in";
  readonly register?: string;
}

/** Newest changes first. */
export async function listGrants(
  node: ExchangeNode,
  permission: ExchangePermission,
  { peer, direction, register }: GrantFilter,
): Promise<ResponseOf<typeof routes.grants>> {
  const facts = await node.exchange.read((transaction) => readExchangeFacts(node, transaction, permission));
  const wanted = facts.grants.filter(
    ({ kept }) =>
      (peer === undefined || kept.peer === peer) &&
      (direction === undefined || kept.direction === direction) &&
      (register === undefined || kept.register === register),
  );
  return {
    grants: wanted
      .toSorted((a, b) => (a.kept.changedAt > b.kept.changedAt ? -1 : 1))
      .map((grant) => grantView(facts, grant)),
  };
}

/** One grant with its history; refuses an unknown one (`grant-unknown`). */
export async function readGrant(
  node: ExchangeNode,
  permission: ExchangePermission,
  id: string,
): Promise<Outcome<ResponseOf<typeof routes.grant>>> {
  return node.exchange.read(async (transaction) => {
    const facts = await readExchangeFacts(node, transaction, permission);
    const grant = facts.grants.find(({ kept }) => kept.id === id);
    if (!grant) return refused({ code: "grant-unknown" });
    const keysOf = new Map(grant.said.map(({ statement, signedBy }) => [statement.id, signedBy]));
    const traffic = (await transaction.traffic()).find((one) => one.grant === id);
    return done({
      grant: grantView(facts, grant),
      flow: viewFlow(facts, grant, traffic, await transaction.followed(id)),
      history: grant.state.history.map(({ said: { statement, signedBy }, bearing }) => ({
        id: statement.id,
        at: statement.at,
        by: statement.from,
        side: signedBy,
        type: statement.type,
        bearing,
        keys: [...(keysOf.get(statement.id) ?? [])],
        ...("n" in statement ? { n: statement.n } : {}),
        ...("terms" in statement ? { terms: termsView(statement.terms) } : {}),
        ...("ground" in statement ? { ground: statement.ground } : {}),
      })),
    });
  });
}

/** What terms would let out, with the labels of their fields. Refuses what `previewGrant` does. */
export async function viewPreview(
  node: ExchangeNode,
  terms: Terms,
): Promise<Outcome<ResponseOf<typeof routes.previewGrant>>> {
  const preview = await previewGrant(node, terms);
  return preview.ok ? done(previewView(node, terms, preview.value)) : preview;
}

export function grantView({ node, permission, peers }: ExchangeFacts, grant: KnownGrant): GrantView {
  const { kept, state, ended } = grant;
  const { offer, inForce, waiting, contradiction } = state;
  const isConnected = !ended && peers.get(kept.peer)?.state.stage === "connected";
  return {
    id: kept.id,
    peer: kept.peer,
    direction: kept.direction,
    register: kept.register,
    state: shownState(grant),
    delivers: deliversOn(state, todayOf(node), isConnected),
    changedAt: kept.changedAt,
    ...(inForce ? { inForce: numberedView(inForce) } : {}),
    ...(waiting ? { waiting: numberedView(waiting) } : {}),
    ...(contradiction === undefined ? {} : { contradiction }),
    ...(offer?.agreement === undefined ? {} : { agreement: offer.agreement }),
    ...(offer?.request === undefined ? {} : { request: offer.request }),
    mayDo: grantActions(permission, {
      direction: kept.direction,
      stage: state.stage,
      waits: waiting !== undefined,
      ended,
    }),
  };
}

/** What went over a grant; for what comes to us, how far it is behind. */
export function viewFlow(
  { node, peers }: ExchangeFacts,
  grant: KnownGrant,
  traffic: Traffic | undefined,
  followed: Followed | undefined,
): Flow {
  const { kept } = grant;
  const isOut = kept.direction === "out";
  const isActive = shownState(grant) === "active" || shownState(grant) === "extending";
  return {
    grant: kept.id,
    from: isOut ? node.node : kept.peer,
    to: isOut ? kept.peer : node.node,
    direction: kept.direction,
    register: kept.register,
    state: shownState(grant),
    pages: traffic?.pages ?? 0,
    rows: traffic?.rows ?? 0,
    ...(traffic ? { lastPageAt: traffic.lastAt } : {}),
    ...(isOut ? { receipts: traffic?.receipts ?? 0 } : {}),
    ...(isOut ? {} : { held: followed?.held ?? 0 }),
    ...(isActive ? lagOf(node, followed, peers.get(kept.peer)?.state.since) : {}),
    ...troublesOf(followed),
    unknownFields: [...(followed?.unknownFields ?? [])],
  };
}

function lagOf(
  node: ExchangeNode,
  followed: Followed | undefined,
  since: string | undefined,
): Pick<Flow, "syncedAt" | "lagSeconds"> {
  const syncedAt = followed?.syncedAt;
  const from = syncedAt ?? (followed ? since : undefined);
  if (from === undefined) return {};
  const lagSeconds = Math.max(0, Math.round((node.clock() - Date.parse(from)) / 1000));
  return { lagSeconds, ...(syncedAt === undefined ? {} : { syncedAt }) };
}

function troublesOf(followed: Followed | undefined): Pick<Flow, "stopped" | "trouble"> {
  const { stopped, lastError, lastErrorAt } = followed ?? {};
  return {
    ...(stopped === undefined ? {} : { stopped }),
    ...(lastError === undefined ? {} : { trouble: troubleOf(lastError, lastErrorAt) }),
  };
}

export function shownState({ state, ended }: KnownGrant): GrantView["state"] {
  if (state.endedBy) return state.stage === "none" ? "ended" : state.stage;
  return ended || state.stage === "none" ? "ended" : state.stage;
}

/** Terms as the contract writes them. */
export function termsView(terms: Terms): TermsView {
  return {
    ...terms,
    from: [...terms.from],
    fields: [...terms.fields],
    personal: [...terms.personal],
    rows: terms.rows.map(({ field, op, values }) => ({ field, op, values: [...values] })),
  };
}

function numberedView({ n, terms }: NumberedTerms): { n: number; terms: TermsView } {
  return { n, terms: termsView(terms) };
}

function previewView(
  node: ExchangeNode,
  terms: Terms,
  { count, sample }: GrantPreview,
): ResponseOf<typeof routes.previewGrant> {
  const declared = Object.entries((node.registers.get(terms.register)?.fields ?? {}) as Fields);
  return {
    count,
    sample: sample.map(({ id, version, author, scope, holdsFrom, recordedAt, body }) => ({
      id,
      version,
      author,
      scope,
      holdsFrom,
      recordedAt,
      body,
    })),
    fields: declared
      .filter(([name]) => terms.fields.includes(name))
      .map(([name, { label, personal }]) => ({ name, label, personal: personal === true })),
  };
}
