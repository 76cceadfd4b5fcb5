// On the day of a hand-over, and until it is done: the successor waits until it holds the last of what the predecessor wrote,
// makes the copies its own and gives the grants up, in one transaction. The predecessor's database writes no more.
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { localitiesOn } from "@nhipcau/exchange/peers/peer-state.ts";
import type { HandOverStatement } from "@nhipcau/exchange/statements/peer-statements.ts";
import type { ExchangeReading, ExchangeWriting, Grant } from "../ports/exchange-store.ts";
import { derivePeer, peerStateOf, todayOf } from "./derive.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { findBehind, incomplete } from "./hand-over.ts";
import { readKept, type Said } from "./said.ts";
import { headingTo, sayStatement } from "./say-statement.ts";

/** What clocks differ by, and how long a node may take to notice that a day has begun. */
const leeway = 10 * 60_000;

/** Carries out what is due; gives how many records became ours, and how many hand-overs wait for the last pages. */
export async function carryOutHandOvers(
  node: ExchangeNode,
): Promise<{ readonly taken: number; readonly waiting: number }> {
  const said = await node.exchange.read(async (transaction) =>
    (await transaction.statementsOf(["stewardship"])).map(readKept),
  );
  let [taken, waiting] = [0, 0];
  for (const { statement } of said) {
    if (statement.type !== "stewardship.hand-over" || statement.day > todayOf(node)) continue;
    const outcome = await node.exchange.write((transaction) => carryOut(node, transaction, statement, said));
    if (outcome.ok) taken += outcome.value;
    else waiting += 1;
  }
  return { taken, waiting };
}

async function carryOut(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  statement: HandOverStatement,
  said: readonly Said[],
): Promise<Outcome<number>> {
  const isOurs = statement.to === node.node;
  const peer = isOurs ? statement.from : statement.to;
  const state = await peerStateOf(node, transaction, peer);
  const holds = state.handOvers.some(
    ({ from, to, day, localities }) =>
      from === statement.from &&
      to === statement.to &&
      day === statement.day &&
      localities.join() === statement.localities.join(),
  );
  if (state.stage !== "connected" || !holds) return done(0);
  const today = todayOf(node);
  const known = await transaction.findPeer(peer);
  if (known && known.localities.join() !== localitiesOn(state, today).join())
    await derivePeer(node, transaction, peer);
  // Who answers for whom is worked out once an hour; on this day it must not be an hour late.
  if (statement.day === today) await transaction.refreshStewardship();
  return isOurs ? takeCopies(node, transaction, statement, said) : done(0);
}

async function takeCopies(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  statement: HandOverStatement,
  said: readonly Said[],
): Promise<Outcome<number>> {
  const grants = await grantsOf(transaction, statement);
  if (grants.length === 0) return done(0);
  const { registers, since } = lastPageOf(statement, said);
  const behind = await findBehind(node, transaction, { statement, registers, since });
  if (behind.length > 0) return incomplete(node, behind);
  await transaction.refreshStewardship();
  let taken = 0;
  for (const { id, register } of grants) {
    taken += await transaction.takeOver(register);
    const given = await sayStatement(node, transaction, {
      type: "grant.renounce",
      ...headingTo(node, statement.from),
      grant: id,
      ground: `Đã tiếp nhận bàn giao từ ngày ${statement.day} (X-14)`,
    });
    if (!given.ok) return given;
  }
  return done(taken);
}

/** The grants that brought the copies, while they last. */
async function grantsOf(
  transaction: ExchangeReading,
  { from: peer, localities }: HandOverStatement,
): Promise<readonly Grant[]> {
  const grants = await transaction.grants({ peer, direction: "in" });
  return grants.filter(
    ({ state, terms }) =>
      state === "active" &&
      terms !== undefined &&
      terms.from.every((locality) => localities.includes(locality)),
  );
}

// The registers the predecessor said it holds something of, and from when on a pull that finds nothing new has found all.
function lastPageOf(
  statement: HandOverStatement,
  said: readonly Said[],
): { readonly registers: readonly string[]; readonly since: number } {
  const dayBegins = Date.parse(`${statement.day}T00:00:00+07:00`);
  const since = Math.max(dayBegins, Date.parse(statement.at)) + leeway;
  for (const { statement: proposal } of said) {
    if (proposal.type !== "stewardship.propose" || proposal.from !== statement.from) continue;
    const signed: unknown = JSON.parse(Buffer.from(proposal.signed.payload, "base64").toString());
    const { id } = signed as { id?: unknown };
    if (id === statement.id) return { registers: proposal.registers, since };
  }
  throw new Error(`the hand-over ${statement.id} was not proposed`);
}
