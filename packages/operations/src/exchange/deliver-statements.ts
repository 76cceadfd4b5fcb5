// What this node said and a peer has not heard yet is delivered, in the order in which it was said; what fails is tried
// again with growing pauses until it arrives or the peer is retired.
import type { Peer, WaitingStatement } from "../ports/exchange-store.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import { callAsKnown } from "./call-as-known.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";

const longestPause = 5 * 60_000;

/** Delivers what is due; gives how many arrived and how many did not. */
export async function deliverStatements(
  node: ExchangeNode,
  signal?: AbortSignal,
): Promise<{ readonly arrived: number; readonly failed: number }> {
  const { due, peers } = await node.exchange.read(async (transaction) => ({
    due: await transaction.outbox({ now: instantOf(node.clock()) }),
    peers: new Map((await transaction.peers()).map((peer) => [peer.node, peer])),
  }));
  let [arrived, failed] = [0, 0];
  await Promise.all(
    [...Map.groupBy(due, ({ peer }) => peer)].map(async ([id, statements]) => {
      const peer = peers.get(id);
      if (!peer) return;
      const { worth, moot } = isOver(peer) ? partAtEnd(statements) : { worth: statements, moot: [] };
      if (moot.length > 0) await giveUp(node, moot);
      for (const statement of worth) {
        // The next would meet the same closed door.
        if (!(await deliver(node, peer, statement, signal))) {
          failed += 1;
          return;
        }
        arrived += 1;
      }
    }),
  );
  return { arrived, failed };
}

function isOver({ state }: Peer): boolean {
  return state === "retired" || state === "replaced";
}

// A retired peer is told of the retirement and, if it has not heard of it, of the key that signed it; nothing else.
function partAtEnd(statements: readonly WaitingStatement[]): {
  readonly worth: readonly WaitingStatement[];
  readonly moot: readonly WaitingStatement[];
} {
  const isLeaving = statements.some(({ type }) => type === "peer.retire");
  const isWorth = ({ type }: WaitingStatement): boolean =>
    type === "peer.retire" || (isLeaving && type === "peer.rotate");
  return { worth: statements.filter(isWorth), moot: statements.filter((one) => !isWorth(one)) };
}

async function giveUp(node: ExchangeNode, statements: readonly WaitingStatement[]): Promise<void> {
  await node.exchange.write(async (transaction) => {
    for (const statement of statements) await transaction.noteSent(statement);
    return done(undefined);
  });
}

async function deliver(
  node: ExchangeNode,
  peer: Peer,
  waiting: WaitingStatement,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const answer = await callAsKnown(node, peer, {
    target: "/exchange/v1/statements",
    body: JSON.parse(waiting.envelope) as unknown,
    ...(signal ? { signal } : {}),
  });
  const code = answer.ok ? undefined : (answer.refusals[0]?.code ?? "peer-failed");
  const now = node.clock();
  await node.exchange.write(async (transaction) => {
    // Both ended it at the same time: the peer knows.
    if (code === undefined || (code === "peer-retired" && peer.state === "retired"))
      await transaction.noteSent(waiting);
    else {
      const pause = Math.min(longestPause, 1000 * 2 ** Math.min(waiting.tries, 12));
      await transaction.noteSent(waiting, { error: code, nextTryAt: instantOf(now + pause) });
    }
    const at = instantOf(now);
    await transaction.notePeer(peer.node, code === undefined ? { heardAt: at } : { error: { code, at } });
    return done(undefined);
  });
  return code === undefined;
}
