// A node that came back from a backup asks its peers for what the two of them said since, and takes it as it was signed
// . Nobody can put words into our mouth: each statement has to verify as if it came for the first time.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import {
  type Envelope,
  payloadTypes,
  readEnvelope,
  verifyEnvelope,
} from "@nhipcau/exchange/signing/envelope.ts";
import { badStatement, parseStrictJson } from "@nhipcau/exchange/signing/strict-json.ts";
import {
  mostSaid,
  parseSaidList,
  rootOfSaid,
  type SaidList,
  type SaidPlace,
} from "@nhipcau/exchange/statements/said-list.ts";
import type { ExchangeWriting, Peer } from "../ports/exchange-store.ts";
import type { PartnerAnswer } from "../ports/partner-transport.ts";
import { deriveGrant, derivePeer } from "./derive.ts";
import { callAsKnown } from "./call-as-known.ts";
import { type ExchangeNode, instantOf, keysOfPeer } from "./exchange-node.ts";
import { takeBack } from "./take-back.ts";
import { type Heard, noticeWithheld, placesHeld } from "./notice-withheld.ts";

/** Peers that this node has not asked since it was restored. */
export async function peersToRecall(node: ExchangeNode): Promise<readonly Peer[]> {
  const peers = await node.exchange.read((transaction) => transaction.peers());
  return peers.filter(({ recalledIn, state }) => recalledIn < node.epoch && state !== "replaced");
}

/** Refuses with `recalling` while a peer has not told what our backup may lack: what we say meanwhile may contradict it. */
export function checkRecalled(node: ExchangeNode, peer: Pick<Peer, "recalledIn">): Outcome<void> {
  return peer.recalledIn < node.epoch ? refused({ code: "recalling" }) : done(undefined);
}

/**
 * Asks a peer for everything the two said, and takes what is not here; gives how many statements came back. Refuses what the
 * transport does, and an answer of which anything does not hold; then nothing of that answer is kept, and it is asked again.
 */
export async function recallStatements(
  node: ExchangeNode,
  peer: Peer,
  signal?: AbortSignal,
): Promise<Outcome<number>> {
  const recalled = await recallAll(node, peer, signal);
  await node.exchange.write(async (transaction) => {
    const at = instantOf(node.clock());
    const code = recalled.ok ? undefined : (recalled.refusals[0]?.code ?? "peer-failed");
    await transaction.notePeer(peer.node, code === undefined ? { heardAt: at } : { error: { code, at } });
    return done(undefined);
  });
  return recalled;
}

async function recallAll(
  node: ExchangeNode,
  peer: Peer,
  signal: AbortSignal | undefined,
): Promise<Outcome<number>> {
  const before = await node.exchange.read((transaction) => placesHeld(node, transaction, peer.node));
  const named = new Set<string>();
  let brought = 0;
  let after: SaidPlace | undefined;
  for (;;) {
    const asked = node.makeId();
    const answer = await callAsKnown(node, peer, {
      target: "/exchange/v1/said",
      body: { asked, ...(after === undefined ? {} : { after }) },
      mostBytes: mostBytes,
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) return answer;
    const taken = await takeAnswer(
      node,
      peer,
      { asked, ...(after === undefined ? {} : { after }) },
      answer.value,
    );
    if (!taken.ok) return taken;
    const { list, envelope, places, isNew } = taken.value;
    for (const { from, id } of places) named.add(`${from} ${id}`);
    brought += isNew;
    after = places.at(-1);
    if (list.more && after !== undefined) continue;
    const finished = await finish(node, peer, { named, before, list, envelope });
    return finished.ok ? done(brought) : finished;
  }
}

const mostBytes = 8 * 1024 * 1024;

interface Asked {
  readonly asked: string;
  readonly after?: SaidPlace;
}

interface TakenAnswer {
  readonly list: SaidList;
  /** The list as it was signed. */
  readonly envelope: Envelope;
  readonly places: readonly SaidPlace[];
  readonly isNew: number;
}

async function takeAnswer(
  node: ExchangeNode,
  peer: Peer,
  asked: Asked,
  answer: PartnerAnswer,
): Promise<Outcome<TakenAnswer>> {
  const read = readAnswer(answer.body);
  if (!read.ok) return read;
  const { list: envelope, statements } = read.value;
  return node.exchange.write(async (transaction) => {
    const taken = await takeBack(node, transaction, peer.node, statements);
    if (!taken.ok) return taken;
    // Only now: among what came may be the peer's change of keys.
    const now = await transaction.findPeer(peer.node);
    const verified = verifyEnvelope(envelope, {
      payloadType: payloadTypes.said,
      keys: keysOfPeer(now ?? peer),
    });
    if (!verified.ok) return verified;
    const list = parseSaidList(verified.value.payload);
    if (!list.ok) return list;
    if (!answers(node, peer, asked, list.value, statements)) return refused(badStatement(wrongList));
    return done({ list: list.value, envelope, ...taken.value });
  });
}

const wrongList = {
  vi: "danh sách đã ký không khớp với câu hỏi hoặc với những tuyên bố đi kèm",
  en: "the signed list does not fit the question or the statements that came with it",
};

function readAnswer(
  body: Buffer,
): Outcome<{ readonly list: Envelope; readonly statements: readonly Envelope[] }> {
  const json = parseStrictJson(body, { bytes: mostBytes, levels: 5 });
  if (!json.ok) return json;
  const list = readEnvelope(json.value["list"]);
  if (!list.ok) return list;
  const given = json.value["statements"];
  if (!Array.isArray(given) || given.length > mostSaid) return refused(badStatement(wrongList));
  const statements: Envelope[] = [];
  for (const one of given) {
    const envelope = readEnvelope(one);
    if (!envelope.ok) return envelope;
    statements.push(envelope.value);
  }
  return done({ list: list.value, statements });
}

function answers(
  node: ExchangeNode,
  peer: Peer,
  { asked, after }: Asked,
  list: SaidList,
  statements: readonly Envelope[],
): boolean {
  return (
    list.from === peer.node &&
    list.to === node.node &&
    list.asked === asked &&
    list.after?.id === after?.id &&
    list.after?.from === after?.from &&
    list.count === statements.length &&
    (list.count > 0 || !list.more) &&
    list.root === rootOfSaid(statements.map(({ payload }) => Buffer.from(payload, "base64")))
  );
}

async function finish(node: ExchangeNode, peer: Peer, heard: Heard): Promise<Outcome<void>> {
  return node.exchange.write(async (transaction) => {
    await deriveAll(node, transaction, peer.node);
    await noticeWithheld(node, transaction, peer.node, heard);
    await transaction.noteRecalled(peer.node, node.epoch);
    return done(undefined);
  });
}

// What has ended first: a grant that was offered after the end of another stands in nobody's way.
async function deriveAll(node: ExchangeNode, transaction: ExchangeWriting, peer: string): Promise<void> {
  await derivePeer(node, transaction, peer);
  const said = await transaction.statements({ peer });
  const grants = new Set(said.flatMap(({ grant }) => grant ?? []));
  for (let round = 0; round < 2; round += 1)
    for (const grant of grants) await deriveGrant(node, transaction, grant);
}
