// One node hands what it answers for to another: its data officer proposes and signs first, the successor's signs too.
// It follows the successions of localities, which the centre states; here they are carried out, with nothing left behind.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { HandOverStatement } from "@nhipcau/exchange/statements/peer-statements.ts";
import { systemOf } from "../ports/acting.ts";
import type { ExchangeReading, Followed, Grant } from "../ports/exchange-store.ts";
import { readBodies } from "../programme/programme.ts";
import { declarationOf } from "./declaration.ts";
import { todayOf } from "./derive.ts";
import { type ExchangeNode, keysOfPeer } from "./exchange-node.ts";
import { readKept } from "./said.ts";
import { headingTo, sayStatement } from "./say-statement.ts";
import { readSignedFirst, saySigned, signFirst } from "./sign-together.ts";

export interface HandOverPlan {
  readonly localities: readonly string[];
  readonly day: CalendarDate;
}

/**
 * Proposes it to the successor. Refuses localities that are not ours or that nobody of the successor's succeeds on that day
 * (`not-steward`), a day that is over, and while something that may leave is not wholly granted (`copies-incomplete`).
 */
export async function proposeHandOver(
  node: ExchangeNode,
  peer: string,
  plan: HandOverPlan,
): Promise<Outcome<{ readonly proposal: string }>> {
  const foreign = plan.localities.find((locality) => !node.localities.includes(locality));
  if (foreign !== undefined)
    return refused({ code: "not-steward", path: "localities", data: { locality: foreign } });
  const stewards = await stewardsOn(node, plan.day);
  return node.exchange.write(async (transaction) => {
    const known = await transaction.findPeer(peer);
    if (known?.state !== "connected") return refused({ code: "not-connected" });
    const lawful = checkPlan(node, plan, stewards, known.localities);
    if (!lawful.ok) return lawful;
    const grants = await transaction.grants({ peer, direction: "out" });
    const registers = await transaction.registersHeld(plan.localities);
    const missing = registers.filter(
      (register) => !grants.some((grant) => isWhole(node, grant, register, plan)),
    );
    if (missing.length > 0) return incomplete(node, missing);
    // From here on the law of the day holds in the database too: what the successor pulls is the last of it.
    await transaction.refreshStewardship();
    const heading = headingTo(node, peer);
    const { id, ...rest } = heading;
    const { localities, day } = plan;
    const statement: HandOverStatement = {
      type: "stewardship.hand-over",
      id: node.makeId(),
      ...rest,
      localities: [...localities],
      day,
    };
    const signed = signFirst(node, statement);
    const said = await sayStatement(node, transaction, {
      type: "stewardship.propose",
      ...heading,
      registers: [...registers],
      signed,
    });
    return said.ok ? done({ proposal: id }) : said;
  });
}

/** Signs a proposal too. Refuses what is over or was answered, what the law does not say, and incomplete copies. */
export async function acceptHandOver(node: ExchangeNode, proposal: string): Promise<Outcome<void>> {
  const read = await node.exchange.read((transaction) => readProposal(node, transaction, proposal));
  if (!read.ok) return read;
  const { first, registers, at, localities } = read.value;
  const { statement } = first;
  const stewards = await stewardsOn(node, statement.day);
  return node.exchange.write(async (transaction) => {
    if (await transaction.findStatement(statement.from, statement.id))
      return refused({ code: "nothing-waits" });
    const lawful = checkPlan(node, statement, stewards, node.localities);
    if (!lawful.ok) return lawful;
    const behind = await findBehind(node, transaction, { statement, registers, since: Date.parse(at) });
    if (behind.length > 0) return incomplete(node, behind);
    // What the other node works for is its own to say; that it speaks for these localities, its identity said.
    const foreign = statement.localities.find((locality) => !localities.includes(locality));
    if (foreign !== undefined) return refused({ code: "not-steward", data: { locality: foreign } });
    return saySigned(node, transaction, first);
  });
}

/**
 * Those of the registers of which the successor does not hold everything: not wholly granted, or not found up to date
 * since an instant (milliseconds since 1970).
 */
export async function findBehind(
  node: ExchangeNode,
  transaction: ExchangeReading,
  {
    statement,
    registers,
    since,
  }: {
    readonly statement: HandOverStatement;
    readonly registers: readonly string[];
    readonly since: number;
  },
): Promise<readonly string[]> {
  const grants = await transaction.grants({ peer: statement.from, direction: "in" });
  const behind: string[] = [];
  for (const register of registers) {
    const grant = grants.find((one) => isWhole(node, one, register, statement));
    if (!grant || !isUpToDate(await transaction.followed(grant.id), since)) behind.push(register);
  }
  return behind;
}

function isUpToDate(followed: Followed | undefined, since: number): boolean {
  const syncedAt = followed?.syncedAt;
  return syncedAt !== undefined && followed?.stopped === undefined && Date.parse(syncedAt) >= since;
}

/** Whether a grant lets out everything of a register that is of these localities, and of no others, until the day. */
function isWhole(
  node: ExchangeNode,
  { state, register, terms }: Grant,
  wanted: string,
  { localities, day }: HandOverPlan,
): boolean {
  if (register !== wanted || state !== "active" || !terms) return false;
  const declaration = declarationOf(node.registers);
  return (
    terms.rows.length === 0 &&
    terms.validUntil >= day &&
    isSame(terms.from, localities) &&
    (declaration.fields[register] ?? []).every((field) => terms.fields.includes(field)) &&
    declaration.personalFieldsOf(register).every((field) => isTold(terms, field))
  );
}

function isTold({ personal, purpose }: Terms, field: string): boolean {
  return personal.includes(field) && purpose.trim() !== "";
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

/** Refuses with every register that is missing, by its name as people read it. */
export function incomplete(node: ExchangeNode, registers: readonly string[]): Outcome<never> {
  return refused(
    ...registers.map((register) => {
      const { vi, en } = node.registers.get(register)?.label ?? { vi: register, en: register };
      return {
        code: "copies-incomplete" as const,
        path: "localities",
        data: { register: en, "register.vi": vi, "register.en": en },
      };
    }),
  );
}

function checkPlan(
  node: ExchangeNode,
  { localities, day }: HandOverPlan,
  stewardOf: (locality: string) => string,
  successors: readonly string[],
): Outcome<void> {
  if (day < todayOf(node)) return refused({ code: "hand-over-late", path: "day", data: { day } });
  const other = localities.find((locality) => {
    const steward = stewardOf(locality);
    return steward === locality || !successors.includes(steward);
  });
  return other === undefined
    ? done(undefined)
    : refused({ code: "not-steward", path: "localities", data: { locality: other } });
}

async function stewardsOn(node: ExchangeNode, day: CalendarDate): Promise<(locality: string) => string> {
  const { stewardOf } = await node.records.read(systemOf(node.localities[0] ?? ""), (transaction) =>
    readBodies(transaction, day),
  );
  return stewardOf;
}

async function readProposal(node: ExchangeNode, transaction: ExchangeReading, id: string) {
  const unknown = refused({ code: "not-found", data: { what: id } });
  for (const kept of await transaction.statementsOf(["stewardship"])) {
    const { statement: proposal } = readKept(kept);
    if (proposal.type !== "stewardship.propose" || proposal.id !== id || proposal.to !== node.node) continue;
    const peer = await transaction.findPeer(proposal.from);
    if (peer?.state !== "connected") return refused({ code: "not-connected" });
    const keys = keysOfPeer(peer);
    const first = readSignedFirst(node, peer.node, "stewardship.hand-over", proposal.signed, keys);
    if (!first.ok) return first;
    if (first.value.statement.from !== peer.node) return refused({ code: "wrong-sender" });
    const { registers, at } = proposal;
    return done({ first: first.value, registers, at, localities: peer.localities });
  }
  return unknown;
}
