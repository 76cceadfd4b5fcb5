// A proof file out of what this node keeps: of one copy, or of what went between two nodes in a period. It holds
// what was signed and the keys to check it with, and `nhipcau verify` needs nothing else.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import {
  encodeProof,
  longestProof,
  type ProofFile,
  type ProofKey,
  type ProofPage,
} from "@nhipcau/exchange/proof/proof-file.ts";
import { keyIdOf } from "@nhipcau/exchange/keys/key-id.ts";
import { type PageHeader, parsePageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import type { Envelope } from "@nhipcau/exchange/signing/envelope.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { Delivery, ExchangeReading, KeptStatement, Peer } from "../ports/exchange-store.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { openKeptPage, proofPageOf } from "./kept-page.ts";
import { type Days, isSaidIn, periodOf } from "./report.ts";
import { readKept } from "./said.ts";

const mostPages = 2000;

/** The page that brought a copy with the record's row, the statements of its grant, and our receipt where it is kept. */
export async function proveRecord(
  node: ExchangeNode,
  acting: Acting,
  register: Register,
  id: string,
): Promise<Outcome<Buffer>> {
  const record = await node.records.read(acting, (transaction) => transaction.find(register, id));
  if (!record) return refused({ code: "not-found", data: { what: id } });
  return node.exchange.read(async (transaction) => {
    const place = await transaction.recordPlace(register.name, id);
    const kept = place?.page === undefined ? undefined : await transaction.findPage(place.page);
    const grant = kept && (await transaction.findGrant(kept.grant));
    const peer = grant && (await transaction.findPeer(grant.peer));
    if (!kept || !grant || !peer) return refused({ code: "not-found", data: { what: id } });
    const opened = await openKeptPage(kept);
    if (!opened.ok) return opened;
    const page = proofPageOf(opened.value, id);
    if (!page) throw new Error("the rows of a kept page cannot be read");
    const followed = await transaction.followed(grant.id);
    const isLast = followed?.payloadHash === kept.payloadHash && followed.receipt !== undefined;
    return sealProof(node, transaction, peer, {
      statements: await transaction.statements({ grant: grant.id }),
      pages: [page],
      receipts: isLast && followed.receipt !== undefined ? [followed.receipt] : [],
    });
  });
}

/** What was said, delivered, received and receipted in a period. Refuses what does not fit one file (`too-large`). */
export async function provePeriod(node: ExchangeNode, peer: string, days: Days): Promise<Outcome<Buffer>> {
  const period = periodOf(days);
  if (!period.ok) return period;
  return node.exchange.read(async (transaction) => {
    const known = await transaction.findPeer(peer);
    if (!known) return refused({ code: "not-found", data: { what: peer } });
    const deliveries = await transaction.deliveriesTo(peer, period.value, mostPages + 1);
    const received = await transaction.pagesOf(peer, period.value, mostPages + 1);
    if (deliveries.length + received.length > mostPages) return tooLarge();
    const sent = onePerPosition(deliveries);
    const pages: ProofPage[] = sent.map(deliveredPage);
    for (const page of received) {
      const opened = await openKeptPage(page);
      const proved = opened.ok ? proofPageOf(opened.value) : undefined;
      if (proved) pages.push(proved);
    }
    const statements = (await transaction.statements({ peer })).filter((one) =>
      isSaidIn(one, peer, period.value),
    );
    const receipts = sent.flatMap(({ receipt }) => receipt ?? []);
    return sealProof(node, transaction, known, { statements, pages, receipts });
  });
}

// When an answer was lost the same window was signed again: the page that counts is the one the partner went on from.
function onePerPosition(deliveries: readonly Delivery[]): readonly Delivery[] {
  const followed = new Set(deliveries.map(({ envelope }) => headerOf(envelope)?.previous));
  const weight = ({ receipt, payloadHash }: Delivery): number =>
    Number(receipt !== undefined) * 2 + Number(followed.has(payloadHash));
  return Array.from(
    Map.groupBy(deliveries, ({ grant, epoch, number }) => `${grant} ${epoch} ${number}`).values(),
    (same) => same.reduce((best, one) => (weight(one) >= weight(best) ? one : best)),
  );
}

function headerOf(envelope: string): PageHeader | undefined {
  const { payload } = JSON.parse(envelope) as Envelope;
  const header = parsePageHeader(Buffer.from(payload, "base64"));
  return header.ok ? header.value : undefined;
}

// The owner keeps the header of what it sent and not the rows: its signature is shown without them.
function deliveredPage({ envelope }: Delivery): ProofPage {
  return { envelope: JSON.parse(envelope) as Envelope, hashes: null, rows: [] };
}

interface Parts {
  readonly statements: readonly KeptStatement[];
  readonly pages: readonly ProofPage[];
  readonly receipts: readonly string[];
}

async function sealProof(
  node: ExchangeNode,
  transaction: ExchangeReading,
  peer: Peer,
  parts: Parts,
): Promise<Outcome<Buffer>> {
  const statements = parts.statements.map(({ envelope }) => JSON.parse(envelope) as Envelope);
  const receipts = parts.receipts.map((receipt) => JSON.parse(receipt) as Envelope);
  const needed = new Set(
    [...statements, ...parts.pages.map(({ envelope }) => envelope), ...receipts].flatMap(({ signatures }) =>
      signatures.map(({ keyid }): string => keyid),
    ),
  );
  const theirs = peer.keys.map(({ x }): ProofKey => ({ node: peer.node, x }));
  const known = [...(await ownKeys(node, transaction)), ...theirs];
  const proof: ProofFile = {
    protocol: 1,
    keys: known.filter(({ x }) => needed.has(keyIdOf(x))),
    statements,
    pages: parts.pages,
    receipts,
  };
  const file = encodeProof(proof);
  return file.length > longestProof ? tooLarge() : done(file);
}

/** Every key this node has or had: in its identities as it gave them, and in the rotations since. */
async function ownKeys(node: ExchangeNode, transaction: ExchangeReading): Promise<readonly ProofKey[]> {
  const said = (await transaction.statementsOf(["peer"])).map(readKept).map(({ statement }) => statement);
  const ours = said.filter(({ from }) => from === node.node);
  const found = new Set([
    node.key().publicKey.x,
    ...ours.flatMap((one) => {
      if (one.type === "peer.invite" || one.type === "peer.accept")
        return one.identity.keys.map(({ x }) => x);
      return one.type === "peer.rotate" ? [one.key] : [];
    }),
  ]);
  return Array.from(found, (x) => ({ node: node.node, x }));
}

function tooLarge(): Outcome<never> {
  return refused({ code: "too-large", data: { limit: `${longestProof / 1024 / 1024} MiB` } });
}
