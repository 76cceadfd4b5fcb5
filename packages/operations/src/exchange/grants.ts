// What this node lets a partner have, and what partners let it have: offering, answering, changing and ending (X-30 to
// Who does so is a data officer; that is asked before this is called.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import {
  decideOffer,
  foldGrant,
  type GrantState,
  mayNarrow,
  nextNumber,
  type SaidOfGrant,
} from "@nhipcau/exchange/grants/grant-state.ts";
import { checkTerms, type DeclaredRegister, type Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { GrantOffer } from "@nhipcau/exchange/statements/grant-statements.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { ExchangeReading, ExchangeWriting, Grant } from "../ports/exchange-store.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { declarationOf } from "./declaration.ts";
import { grantStateOf, peerStateOf, todayOf } from "./derive.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { checkRecalled } from "./recall-statements.ts";
import { readKept, saidOfGrant } from "./said.ts";
import { headingTo, sayStatement } from "./say-statement.ts";

/** What a partner would get under terms, before they are offered. */
export interface GrantPreview {
  /** Records in scope today. */
  readonly count: number;
  readonly sample: readonly RecordEnvelope[];
}

const shownInSample = 20;

/** Counts and shows what terms would let out. Refuses terms that do not fit the register or are not ours to give. */
export async function previewGrant(node: ExchangeNode, terms: Terms): Promise<Outcome<GrantPreview>> {
  const checked = checkOwnTerms(node, terms);
  if (!checked.ok) return checked;
  const personal = declarationOf(node.registers).personalFieldsOf(terms.register);
  return done(
    await node.exchange.read((transaction) => transaction.sampleOfTerms(terms, personal, shownInSample)),
  );
}

export interface GrantOffering {
  readonly peer: string;
  readonly terms: Terms;
  /** The record of the agreement it carries out. */
  readonly agreement?: string;
  /** The request for data it answers. */
  readonly request?: string;
}

/** Offers a grant; gives its id. Refuses an unconnected peer and a second grant of the register (`grant-exists`). */
export async function offerGrant(
  node: ExchangeNode,
  offering: GrantOffering,
): Promise<Outcome<{ readonly grant: string }>> {
  const checked = checkOwnTerms(node, offering.terms);
  if (!checked.ok) return checked;
  return node.exchange.write((transaction) => offerWithin(node, transaction, offering));
}

/** Offers several at once: all of them or none. */
export async function offerGrants(
  node: ExchangeNode,
  offerings: readonly GrantOffering[],
): Promise<Outcome<readonly { readonly grant: string }[]>> {
  for (const { terms } of offerings) {
    const checked = checkOwnTerms(node, terms);
    if (!checked.ok) return checked;
  }
  return node.exchange.write(async (transaction) => {
    const offered: { grant: string }[] = [];
    for (const offering of offerings) {
      const one = await offerWithin(node, transaction, offering);
      if (!one.ok) return one;
      offered.push(one.value);
    }
    return done(offered);
  });
}

async function offerWithin(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  { peer, terms, agreement, request }: GrantOffering,
): Promise<Outcome<{ readonly grant: string }>> {
  const known = await transaction.findPeer(peer);
  if (known?.state !== "connected") return refused({ code: "not-connected" });
  const recalled = checkRecalled(node, known);
  if (!recalled.ok) return recalled;
  const offer: GrantOffer = {
    type: "grant.offer",
    ...(await headingSinceConnected(node, transaction, peer)),
    grant: node.makeId(),
    n: 1,
    terms,
    ...(agreement === undefined ? {} : { agreement }),
    ...(request === undefined ? {} : { request }),
  };
  const others = (await transaction.grants({ peer, direction: "out" })).filter(
    ({ register }) => register === terms.register,
  );
  const states = await Promise.all(others.map(({ id }) => grantStateOf(transaction, id)));
  const decided = decideOffer(
    offer,
    states.flatMap((found) => (found.ok ? [found.value.state] : [])),
    todayOf(node),
  );
  if (!decided.ok) return decided;
  const said = await sayStatement(node, transaction, offer);
  return said.ok ? done({ grant: offer.grant }) : said;
}

// An offer of before the connection does not count, and the other side's clock, which dated it, may be ahead of ours.
async function headingSinceConnected(
  node: ExchangeNode,
  transaction: ExchangeReading,
  peer: string,
): Promise<ReturnType<typeof headingTo>> {
  const heading = headingTo(node, peer);
  const { since } = await peerStateOf(node, transaction, peer);
  return since !== undefined && Date.parse(since) > Date.parse(heading.at)
    ? { ...heading, at: since }
    : heading;
}

/** Accepts what waits, or refuses it in writing. Refuses when nothing waits for us. */
export async function answerGrant(
  node: ExchangeNode,
  id: string,
  answer: { readonly accept: true } | { readonly accept: false; readonly ground: string },
): Promise<Outcome<void>> {
  return changeGrant(node, id, "in", (heading, { state }) => {
    const { waiting } = state;
    if (!waiting) return refused({ code: "nothing-waits" });
    const about = { ...heading, grant: id, n: waiting.answers };
    return done(
      answer.accept
        ? { type: "grant.accept", ...about }
        : { type: "grant.refuse", ...about, ground: answer.ground },
    );
  });
}

/** New terms: within those in force they hold at once, beyond them when the partner accepts. */
export async function changeTerms(
  node: ExchangeNode,
  id: string,
  terms: Terms,
): Promise<Outcome<{ readonly change: "narrow" | "extend" }>> {
  const checked = checkOwnTerms(node, terms);
  if (!checked.ok) return checked;
  let change: "narrow" | "extend" = "extend";
  const changed = await changeGrant(node, id, "out", (heading, { state, said, grant, recalled }) => {
    if (terms.register !== grant.register) return refused({ code: "wrong-grant" });
    if (!recalled.ok) return recalled;
    change = mayNarrow(state, terms) ? "narrow" : "extend";
    return done({ type: `grant.${change}`, ...heading, grant: id, n: nextNumber(said), terms });
  });
  return changed.ok ? done({ change }) : changed;
}

/** The owner ends a grant, at once and for good. */
export async function revokeGrant(node: ExchangeNode, id: string, ground: string): Promise<Outcome<void>> {
  return changeGrant(node, id, "out", (heading, { said }) =>
    done({ type: "grant.revoke", ...heading, grant: id, n: Math.max(2, nextNumber(said)), ground }),
  );
}

/** The partner gives a grant up; its copies go. */
export async function renounceGrant(node: ExchangeNode, id: string, ground: string): Promise<Outcome<void>> {
  return changeGrant(node, id, "in", (heading) =>
    done({ type: "grant.renounce", ...heading, grant: id, ground }),
  );
}

interface GrantNow {
  readonly grant: Grant;
  readonly state: GrantState;
  readonly said: readonly SaidOfGrant[];
  /** Whether the peer has told what our backup may lack. */
  readonly recalled: Outcome<void>;
}

type Sayable = Parameters<typeof sayStatement>[2];

async function changeGrant(
  node: ExchangeNode,
  id: string,
  direction: Grant["direction"],
  say: (heading: ReturnType<typeof headingTo>, now: GrantNow) => Outcome<Sayable>,
): Promise<Outcome<void>> {
  return node.exchange.write(async (transaction) => {
    const now = await grantNow(node, transaction, id);
    if (!now.ok) return now;
    const { grant, state } = now.value;
    if (grant.direction !== direction) return refused({ code: "grant-unknown" });
    if (state.endedBy || grant.state === "ended") return refused({ code: "grant-ended" });
    const statement = say(headingTo(node, grant.peer), now.value);
    return statement.ok ? sayStatement(node, transaction, statement.value) : statement;
  });
}

async function grantNow(
  node: ExchangeNode,
  transaction: ExchangeReading,
  id: string,
): Promise<Outcome<GrantNow>> {
  const grant = await transaction.findGrant(id);
  if (!grant) return refused({ code: "grant-unknown" });
  const said = saidOfGrant((await transaction.statements({ grant: id })).map(readKept));
  if (!said.ok) return said;
  const peer = await transaction.findPeer(grant.peer);
  const recalled = peer ? checkRecalled(node, peer) : done(undefined);
  return done({ grant, recalled, said: said.value.said, state: foldGrant(said.value.said) });
}

function checkOwnTerms(node: ExchangeNode, terms: Terms): Outcome<Terms> {
  const register = node.registers.get(terms.register);
  if (!register) return refused({ code: "not-found", data: { what: terms.register } });
  const foreign = terms.from.find((locality) => !node.localities.includes(locality));
  if (foreign !== undefined)
    return refused({ code: "not-steward", path: "from", data: { locality: foreign } });
  return checkTerms(terms, declaredRegister(register));
}

/** What a grant needs to know of a register's declaration. */
export function declaredRegister(register: Register): DeclaredRegister {
  return {
    fields: Object.fromEntries(
      Object.entries(register.fields as Fields).map(([name, { type, filterable, personal }]) => [
        name,
        { type, filterable: filterable === true, personal: personal === true },
      ]),
    ),
  };
}
