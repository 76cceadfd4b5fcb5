// The orders of the demonstration carried out on the node of this process.
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { parseEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import { grantStateOf, todayOf } from "@nhipcau/operations/exchange/derive.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { answerGrant, offerGrants } from "@nhipcau/operations/exchange/grants.ts";
import { acceptInvitation, confirmPeer, invitePeer } from "@nhipcau/operations/exchange/peers.ts";
import { receiveStatement } from "@nhipcau/operations/exchange/receive-statement.ts";
import { tellMove } from "@nhipcau/operations/exchange/tell-move.ts";
import type { RunningExchange } from "../node/run-exchange.ts";
import { cooperationTerms, programmePurpose, programmeRegisters } from "./cooperation-terms.ts";
import type { HandedStatement, NodeOrders } from "./node-orders.ts";

/** Of a node that serves; `running` is nudged when there is something new to follow. */
export function makeOwnOrders(node: ExchangeNode, running: Pick<RunningExchange, "nudge">): NodeOrders {
  // What was said is delivered before the order is answered, so that the next node can go on from it.
  const delivered = async <T>(outcome: Outcome<T>): Promise<Outcome<T>> => {
    if (outcome.ok) await running.nudge();
    return outcome;
  };
  return {
    peers: async () => {
      const peers = await node.exchange.read((transaction) => transaction.peers());
      return done(peers.map(({ node: id, state }) => ({ node: id, stage: state })));
    },
    invite: async () => {
      const invited = await invitePeer(node);
      return invited.ok ? done(invited.value.file) : invited;
    },
    accept: async (invitation) => {
      const accepted = await acceptInvitation(node, invitation, { privateAddress: true });
      return accepted.ok ? done(undefined) : accepted;
    },
    confirm: async (peer) => delivered(await confirmPeer(node, peer, { privateAddress: true })),
    offerProgramme: async (peer) => {
      const offered = await delivered(await offerMissing(node, peer));
      return offered.ok ? done(await waitingFor(node, peer)) : offered;
    },
    acceptGrants: async (grants) => {
      for (const grant of grants) {
        const answered = await answerGrant(node, grant, { accept: true });
        if (!answered.ok && !answered.refusals.some(({ code }) => code === "nothing-waits")) return answered;
      }
      return delivered(done(undefined));
    },
    tellMove: async () => {
      const told = await tellMove(node);
      return told.ok ? done(await movesUnheard(node)) : told;
    },
    hear: async (from, envelope) => {
      const parsed = parseEnvelope(Buffer.from(envelope));
      if (!parsed.ok) return parsed;
      const peer = await node.exchange.read((transaction) => transaction.findPeer(from));
      if (!peer) return done(undefined);
      const heard = await receiveStatement(node, peer, parsed.value, "request");
      void running.nudge();
      return heard.ok ? done(undefined) : heard;
    },
    following: () => following(node),
  };
}

/** Offers every register of the programme that was never granted to the peer: what was ended stays ended. */
async function offerMissing(node: ExchangeNode, peer: string): Promise<Outcome<unknown>> {
  const known = await node.exchange.read((transaction) => transaction.grants({ peer, direction: "out" }));
  const granted = new Set(known.map(({ register }) => register));
  const missing = programmeRegisters.filter((name) => !granted.has(name));
  const offerings = missing.flatMap((name) => {
    const register = node.registers.get(name);
    return register ? [{ peer, terms: cooperationTerms(register, node.localities, todayOf(node)) }] : [];
  });
  return offerGrants(node, offerings);
}

// Only offers of the programme: any other one waits for a person.
async function waitingFor(node: ExchangeNode, peer: string): Promise<readonly string[]> {
  return node.exchange.read(async (transaction) => {
    const grants = await transaction.grants({ peer, direction: "out" });
    const waiting: string[] = [];
    for (const { id } of grants.filter(({ state }) => state === "offered")) {
      const found = await grantStateOf(transaction, id);
      if (found.ok && found.value.state.offer?.terms.purpose === programmePurpose) waiting.push(id);
    }
    return waiting;
  });
}

async function movesUnheard(node: ExchangeNode): Promise<readonly HandedStatement[]> {
  const waiting = await node.exchange.read((transaction) => transaction.outbox());
  return waiting.flatMap(({ type, peer, envelope }) =>
    type === "peer.move" ? [{ to: peer, envelope }] : [],
  );
}

async function following(
  node: ExchangeNode,
): Promise<Outcome<{ readonly grants: number; readonly arrived: number }>> {
  return node.exchange.read(async (transaction) => {
    const active = (await transaction.grants({ direction: "in" })).filter(({ state }) => state === "active");
    let arrived = 0;
    for (const { id } of active) {
      const followed = await transaction.followed(id);
      if (followed?.cursor !== undefined) arrived += 1;
    }
    return done({ grants: active.length, arrived });
  });
}
