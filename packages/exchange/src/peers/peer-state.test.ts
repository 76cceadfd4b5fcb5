import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import fc from "fast-check";
import type { PeerStatement } from "../statements/peer-statements.ts";
import {
  minute,
  sampleId,
  sampleIdentity,
  sampleNode,
  sampleSecret,
  type SampleNode,
} from "../statements/sample-statements.ts";
import { decideAcceptance, decideInvitation } from "./decide-invitation.ts";
import type { SignedPeerStatement } from "./key-chain.ts";
import { foldPeer, localitiesOn, servesGrantsOf } from "./peer-state.ts";
import { type PeerEvent, type PeerStage, peerTable } from "./peer-table.ts";

const [us, them, stranger] = [sampleNode(1), sampleNode(2), sampleNode(3)];
const theirNext = sampleNode(2);
const theirThird = sampleNode(2);
// The node that takes the place of `them`, whose key is lost.
const heir = sampleNode(4);

type Type = PeerStatement["type"];
type Invite = Extract<PeerStatement, { type: "peer.invite" }>;
type Accept = Extract<PeerStatement, { type: "peer.accept" }>;

function invite(
  from: SampleNode,
  at: number,
  replaces?: string,
): SignedPeerStatement & { statement: Invite } {
  const statement: Invite = {
    type: "peer.invite",
    id: sampleId(1000 + at),
    from: from.node,
    at: minute(at),
    identity: sampleIdentity(from),
    secret: sampleSecret,
    expires: minute(at + 60),
    ...(replaces !== undefined && { replaces }),
  };
  return { statement, signedBy: [from.keyId] };
}

function accept(
  from: SampleNode,
  to: SampleNode,
  at: number,
  invitation: number,
): SignedPeerStatement & { statement: Accept } {
  const statement: Accept = {
    ...addressed("peer.accept", from, to, at),
    invitation: sampleId(1000 + invitation),
    secret: sampleSecret,
    identity: sampleIdentity(from),
  };
  return { statement, signedBy: [from.keyId] };
}

function confirm(from: SampleNode, to: SampleNode, at: number, accepted: number): SignedPeerStatement {
  const statement = { ...addressed("peer.confirm", from, to, at), accept: sampleId(1000 + accepted) };
  return { statement, signedBy: [from.keyId] };
}

function retire(from: SampleNode, to: SampleNode, at: number): SignedPeerStatement {
  return { statement: { ...addressed("peer.retire", from, to, at), ground: "g" }, signedBy: [from.keyId] };
}

function rotate(from: SampleNode, next: SampleNode, to: SampleNode, at: number): SignedPeerStatement {
  const statement = { ...addressed("peer.rotate", from, to, at), key: next.x };
  return { statement, signedBy: [from.keyId, next.keyId] };
}

function move(from: SampleNode, to: SampleNode, at: number, endpoint: string): SignedPeerStatement {
  return { statement: { ...addressed("peer.move", from, to, at), endpoint }, signedBy: [from.keyId] };
}

function addressed<T extends Type>(type: T, from: SampleNode, to: SampleNode, at: number) {
  return { type, id: sampleId(1000 + at), from: from.node, to: to.node, at: minute(at) };
}

const byUs = [invite(us, 10), accept(them, us, 11, 10), confirm(us, them, 12, 11)];
const byThem = [invite(them, 10), accept(us, them, 11, 10), confirm(them, us, 12, 11)];
const replacement = [
  invite(heir, 20, them.node),
  accept(us, heir, 21, 20),
  confirm(heir, us, 22, 21),
  {
    statement: { ...addressed("peer.replace", heir, us, 23), replaces: them.node },
    signedBy: [heir.keyId, us.keyId],
  },
] satisfies readonly SignedPeerStatement[];

const reached: Readonly<Record<PeerStage, readonly SignedPeerStatement[]>> = {
  none: [],
  "invited-by-us": byUs.slice(0, 1),
  "invited-by-them": byThem.slice(0, 1),
  "accepted-by-them": byUs.slice(0, 2),
  "accepted-by-us": byThem.slice(0, 2),
  connected: byUs,
  replaced: [...byUs, ...replacement],
  retired: [...byUs, retire(them, us, 13)],
};

const events: Readonly<Record<PeerEvent, readonly SignedPeerStatement[]>> = {
  "we-invite": [invite(us, 30)],
  "they-invite": [invite(them, 30)],
  "we-accept": [accept(us, them, 11, 10)],
  "they-accept": [accept(them, us, 11, 10)],
  "we-confirm": [confirm(us, them, 12, 11)],
  "they-confirm": [confirm(them, us, 12, 11)],
  rotate: [rotate(them, theirNext, us, 40)],
  move: [move(them, us, 45, "https://moi.example.vn/")],
  replaced: replacement,
  retire: [retire(us, them, 50)],
};

test("X-15: every state against every statement does what the table says", () => {
  let cases = 0;
  for (const [stage, row] of Object.entries(peerTable) as [PeerStage, (typeof peerTable)[PeerStage]][]) {
    assert.equal(seen(reached[stage]).stage, stage);
    for (const [event, becomes] of Object.entries(row) as [PeerEvent, PeerStage | "stays"][]) {
      const after = seen([...reached[stage], ...events[event]]).stage;
      assert.equal(after, becomes === "stays" ? stage : becomes, `${stage} + ${event}`);
      cases += 1;
    }
  }
  assert.equal(cases, 80);
});

test("X-15: the state depends neither on the order of the statements nor on hearing one twice", () => {
  const all = [...byUs, ...byThem.map(moved), ...replacement, ...Object.values(events).flat()];
  const more = [
    rotate(theirNext, theirThird, us, 41),
    handOver(60),
    move(theirNext, us, 46, "https://sau.example.vn/"),
    retire(them, us, 13),
    invite(stranger, 5),
  ];
  fc.assert(
    fc.property(fc.subarray([...all, ...more]), fc.infiniteStream(fc.nat()), (said, draws) => {
      const keyed = [...said, ...said].map((one) => ({ one, key: draws.next().value ?? 0 }));
      const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one);
      assert.deepEqual(foldPeer(us.node, them.node, shuffled), foldPeer(us.node, them.node, said));
    }),
    { numRuns: 1000 },
  );
});

test("X-10: connecting takes an acceptance with the secret, in time, by another key, and its confirmation by the inviter", () => {
  const [given, taken, confirmed] = byUs as [
    ReturnType<typeof invite>,
    ReturnType<typeof accept>,
    SignedPeerStatement,
  ];
  const stage = (...said: readonly SignedPeerStatement[]) => foldPeer(us.node, them.node, said).stage;
  assert.equal(stage(given, taken, confirmed), "connected");
  const change = (member: object): SignedPeerStatement => ({
    ...taken,
    statement: { ...taken.statement, ...member },
  });
  assert.equal(stage(given, change({ secret: "AAAAAAAAAAAAAAAAAAAAAA" }), confirmed), "none");
  assert.equal(stage(given, change({ at: minute(71) }), confirmed), "none");
  assert.equal(stage(given, change({ invitation: sampleId(9) }), confirmed), "none");
  const ownKey = change({ identity: { ...sampleIdentity(us), node: them.node } });
  assert.equal(stage(given, { ...ownKey, signedBy: [us.keyId] }, confirmed), "none");
  assert.equal(stage(given, { ...taken, signedBy: [stranger.keyId] }, confirmed), "none");
  assert.equal(stage(given, taken, { ...confirmed, signedBy: [them.keyId] }), "accepted-by-them");
  assert.equal(stage(given, taken, confirm(them, us, 12, 11)), "accepted-by-them");
});

test("X-11: a rotation signed by both keys hands over; what the old key signed later counts for nothing", () => {
  const state = seen([...byUs, rotate(them, theirNext, us, 40), rotate(theirNext, theirThird, us, 45)]);
  assert.equal(state.key?.x, theirThird.x);
  assert.deepEqual(
    state.earlierKeys.map(({ x, until }) => [x, until]),
    [
      [them.x, minute(40)],
      [theirNext.x, minute(45)],
    ],
  );
  const rotated = [...byUs, rotate(them, theirNext, us, 40)];
  assert.equal(seen([...rotated, retire(them, us, 50)]).stage, "connected");
  assert.equal(seen([...rotated, retire(them, us, 39)]).stage, "retired");
  assert.equal(seen([...rotated, retire(theirNext, us, 50)]).stage, "retired");
  const alone = { ...rotate(them, theirNext, us, 40), signedBy: [theirNext.keyId] };
  assert.equal(seen([...byUs, alone]).key?.x, them.x);
});

test("X-11: a key that names two successors is somebody else's too: no key is in force", () => {
  const state = seen([...byUs, rotate(them, theirNext, us, 40), rotate(them, theirThird, us, 41)]);
  assert.ok(state.isContested && state.key === undefined);
});

test("X-12: a node takes another's place when its invitation names it and both sides signed", () => {
  const said = [...byUs, ...replacement];
  assert.equal(seen(said).replacedBy, heir.node);
  const state = foldPeer(us.node, heir.node, said);
  assert.deepEqual([state.stage, state.replaces, state.since], ["connected", them.node, minute(22)]);
  const last = replacement[3];
  assert.ok(last);
  for (const signedBy of [[heir.keyId], [us.keyId]])
    assert.equal(seen([...byUs, ...replacement.slice(0, 3), { ...last, signedBy }]).stage, "connected");
  const unnamed = [invite(heir, 20), ...replacement.slice(1)];
  assert.equal(seen([...byUs, ...unnamed]).stage, "connected");
});

test("X-58: a peer is reached where it moved to last, and only on its own word", () => {
  const [first, last] = ["https://moi.example.vn/", "https://sau.example.vn/"];
  const [earlier, later] = [move(them, us, 40, first), move(them, us, 41, last)];
  assert.equal(seen(byUs).endpoint, sampleIdentity(them).endpoint);
  assert.equal(seen([...byUs, later, earlier]).endpoint, last);
  for (const unheard of [
    { ...earlier, signedBy: [stranger.keyId] },
    move(us, them, 40, first),
    move(them, us, -1, first),
  ])
    assert.equal(seen([...byUs, unheard]).endpoint, sampleIdentity(them).endpoint);
  const rotated = [...byUs, rotate(them, theirNext, us, 40)];
  assert.equal(seen([...rotated, move(them, us, 50, first)]).endpoint, sampleIdentity(them).endpoint);
  assert.equal(seen([...rotated, move(theirNext, us, 50, first)]).endpoint, first);
});

test("X-11: however many statements share an instant with a rotation, what the earlier key signed stays valid", () => {
  const end = retire(them, us, 13);
  const said = [...byUs, end, rotate(them, theirNext, us, 14), rotate(theirNext, theirThird, us, 15)];
  const steps = fc.array(fc.nat({ max: 1 }), { minLength: said.length, maxLength: said.length });
  fc.assert(
    fc.property(steps, fc.boolean(), (clock, isEnded) => {
      let time = 10;
      const told = said.map((one, index): SignedPeerStatement => {
        time += clock[index] ?? 0;
        return { ...one, statement: { ...one.statement, at: minute(time) } };
      });
      const state = seen(
        isEnded ? told : told.filter(({ statement }) => statement.type !== end.statement.type),
      );
      assert.equal(state.stage, isEnded ? "retired" : "connected");
      assert.equal(state.key?.keyId, theirThird.keyId);
    }),
  );
});

test("X-13: either side ends it; a later invitation begins anew, and what was granted before does not come back", () => {
  for (const end of [retire(us, them, 13), retire(them, us, 13)])
    assert.equal(seen([...byUs, end]).stage, "retired");
  const again = [invite(us, 20), accept(them, us, 21, 20), confirm(us, them, 22, 21)];
  const state = seen([...byUs, retire(us, them, 13), ...again]);
  assert.deepEqual([state.stage, state.since], ["connected", minute(22)]);
  assert.ok(!servesGrantsOf(state, minute(12)) && servesGrantsOf(state, minute(22)));
  assert.ok(!servesGrantsOf(seen(reached.retired), minute(22)));
});

test("X-14: a hand-over signed by both moves localities from its day on", () => {
  const state = seen([...byUs, handOver(60)]);
  assert.deepEqual(localitiesOn(state, calendarDate("2026-12-31")), ["HP"]);
  assert.deepEqual(localitiesOn(state, calendarDate("2027-01-01")), []);
  const alone = { ...handOver(60), signedBy: [them.keyId] };
  assert.deepEqual(seen([...byUs, alone]).handOvers, []);
});

test("X-09: an invitation that is expired, used, unknown or has another secret is refused", () => {
  const { statement: given } = invite(us, 10);
  const { statement: taken } = accept(them, us, 11, 10);
  const own = { node: us.node, keys: [us.x] };
  const now = Date.parse(minute(20));
  const decide = (...[a = taken, i = given, used, at = now]: Partial<[Accept, Invite, string, number]>) => {
    const outcome = decideAcceptance(a, i, used, own, at);
    return outcome.ok ? "may" : outcome.refusals[0]?.code;
  };
  assert.equal(decide(), "may");
  assert.equal(decide(taken, given, them.node), "may");
  assert.equal(decide(taken, given, stranger.node), "invitation-unknown");
  assert.equal(decide({ ...taken, secret: "AAAAAAAAAAAAAAAAAAAAAA" }), "invitation-unknown");
  assert.equal(decide(taken, given, undefined, Date.parse(minute(71))), "invitation-expired");
  assert.equal(decide({ ...taken, at: minute(71) }), "invitation-expired");
  const none = decideAcceptance(taken, undefined, undefined, own, now);
  assert.equal(none.ok ? "may" : none.refusals[0]?.code, "invitation-unknown");
});

test("X-10: a node refuses its own key as a peer's, under whatever id", () => {
  const own = { node: us.node, keys: [us.x] };
  const now = Date.parse(minute(20));
  const codeOf = (outcome: ReturnType<typeof decideInvitation>) =>
    outcome.ok ? "may" : outcome.refusals[0]?.code;
  assert.equal(codeOf(decideInvitation(invite(them, 10).statement, own, now)), "may");
  assert.equal(codeOf(decideInvitation(invite(us, 10).statement, own, now)), "own-key");
  assert.equal(
    codeOf(decideInvitation(invite({ ...us, node: them.node }, 10).statement, own, now)),
    "own-key",
  );
  assert.equal(
    codeOf(decideInvitation(invite(them, 10).statement, own, Date.parse(minute(71)))),
    "invitation-expired",
  );
  const mirrored = decideAcceptance(
    accept({ ...us, node: them.node }, us, 11, 10).statement,
    invite(us, 10).statement,
    undefined,
    own,
    now,
  );
  assert.equal(mirrored.ok ? "may" : mirrored.refusals[0]?.code, "own-key");
});

/** As we see them; as long as they neither invited us nor accepted, as we see our invitation. */
function seen(said: readonly SignedPeerStatement[]) {
  const isAnswered = said.some(
    ({ statement: { from, type } }) =>
      from === them.node && (type === "peer.invite" || type === "peer.accept"),
  );
  const isAlone = !isAnswered && said.some(({ statement }) => statement.type === "peer.invite");
  return foldPeer(us.node, isAlone ? undefined : them.node, said);
}

function handOver(at: number): SignedPeerStatement {
  const statement = {
    ...addressed("stewardship.hand-over", them, us, at),
    localities: ["HP"],
    day: calendarDate("2027-01-01"),
  };
  return { statement, signedBy: [them.keyId, us.keyId] };
}

// The same story under other ids, so that it does not contradict the first.
function moved(one: SignedPeerStatement): SignedPeerStatement {
  const text = JSON.stringify(one.statement).replaceAll("8000-00000000101", "8000-00000000201");
  return { ...one, statement: JSON.parse(text) as PeerStatement };
}
