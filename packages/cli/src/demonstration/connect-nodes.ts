// Brings nodes together as people would: an invitation handed over, accepted and confirmed, then the programme granted
// both ways. What was done before is found and left alone, also what a data officer ended.
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import type { DemonstrationNode } from "./node-orders.ts";

/** Connects every two of them; refuses with what the first node that could not go on said. */
export async function connectNodes(nodes: readonly DemonstrationNode[]): Promise<Outcome<void>> {
  const moved = await passMoves(nodes);
  if (!moved.ok) return moved;
  const pairs = nodes.flatMap((one, at) => nodes.slice(at + 1).map((other) => [one, other] as const));
  const connected = await Promise.all(pairs.map(([one, other]) => connectPair(one, other)));
  return connected.find(({ ok }) => !ok) ?? done(undefined);
}

/** Nodes that all moved at once cannot find each other: their signed words are handed over. */
async function passMoves(nodes: readonly DemonstrationNode[]): Promise<Outcome<void>> {
  for (const from of nodes) {
    const moves = await from.orders.tellMove();
    if (!moves.ok) return moves;
    for (const { to, envelope } of moves.value) {
      const heard = await nodes.find(({ node }) => node === to)?.orders.hear(from.node, envelope);
      if (heard?.ok === false) return heard;
    }
  }
  return done(undefined);
}

async function connectPair(one: DemonstrationNode, other: DemonstrationNode): Promise<Outcome<void>> {
  const introduced = await introduce(one, other);
  if (!introduced.ok) return introduced;
  if (!introduced.value) return done(undefined);
  const granted = await Promise.all([shareProgramme(one, other), shareProgramme(other, one)]);
  return granted.find(({ ok }) => !ok) ?? done(undefined);
}

async function shareProgramme(owner: DemonstrationNode, partner: DemonstrationNode): Promise<Outcome<void>> {
  const offered = await owner.orders.offerProgramme(partner.node);
  if (!offered.ok) return offered;
  return offered.value.length === 0 ? done(undefined) : partner.orders.acceptGrants(offered.value);
}

/** Says whether the two are connected; those that parted are not brought together again. */
async function introduce(one: DemonstrationNode, other: DemonstrationNode): Promise<Outcome<boolean>> {
  const known = await one.orders.peers();
  if (!known.ok) return known;
  const stage = known.value.find(({ node }) => node === other.node)?.stage ?? "none";
  if (stage === "connected") return done(true);
  if (stage !== "none" && stage !== "accepted-by-them") return done(false);
  if (stage === "none") {
    const invitation = await one.orders.invite();
    if (!invitation.ok) return invitation;
    const accepted = await other.orders.accept(invitation.value);
    if (!accepted.ok) return accepted;
  }
  const confirmed = await one.orders.confirm(other.node);
  return confirmed.ok ? done(true) : confirmed;
}
