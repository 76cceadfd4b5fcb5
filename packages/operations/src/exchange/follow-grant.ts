// The consumer's side of a grant: pulls pages, checks each against what it holds, and applies it with its cursor. While
// one page is applied the next is already on its way, and checked when it comes.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { decodePage, pageEncodings, pageLimits } from "@nhipcau/exchange/pages/page-file.ts";
import { pageHash, type PageHeader, parsePageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { decidePage, type HeldPage } from "@nhipcau/exchange/pages/page-order.ts";
import { readRows } from "@nhipcau/exchange/pages/page-rows.ts";
import { encodeReceipt } from "@nhipcau/exchange/pages/receipt.ts";
import {
  type Envelope,
  parseEnvelope,
  payloadTypes,
  signEnvelope,
  verifyEnvelope,
} from "@nhipcau/exchange/signing/envelope.ts";
import type { Grant, KeptPage, Peer } from "../ports/exchange-store.ts";
import type { PartnerAnswer } from "../ports/partner-transport.ts";
import { callPartner } from "./call-partner.ts";
import { declarationOf } from "./declaration.ts";
import { type ExchangeNode, instantOf, keysOfPeer } from "./exchange-node.ts";

/** What the consumer holds of a grant, as it goes along. */
interface Standing {
  readonly last: HeldPage | undefined;
  readonly cursor: string | undefined;
  /** The receipt envelope of the last page applied. */
  readonly receipt: string | undefined;
}

export interface FollowOptions {
  /** Seconds the owner may hold an answer when it has nothing new. */
  readonly wait: number;
  /** The most rows of a page. */
  readonly most?: number;
  readonly signal?: AbortSignal;
  /** Told after each page that was applied. */
  readonly onPage?: (page: KeptPage) => void;
}

/**
 * Pulls and applies until nothing new came within `wait` seconds; gives how many pages were applied. What is refused has
 * left nothing behind, and two pages of one position are kept as evidence.
 */
export async function followGrant(
  node: ExchangeNode,
  peer: Peer,
  grant: Grant,
  options: FollowOptions,
): Promise<Outcome<number>> {
  let standing = await standingOf(node, grant);
  let applied = 0;
  const ahead = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, ahead.signal]) : ahead.signal;
  const fetch = (from: Standing): Promise<Fetched> =>
    fetchPage(node, peer, grant, from, { ...options, signal });
  let asked = fetch(standing);
  for (;;) {
    const { outcome: fetched, contradicting } = await asked;
    if (contradicting !== undefined) await keepEvidence(node, peer, grant, contradicting);
    if (!fetched.ok) return fetched;
    if (fetched.value === undefined) return done(applied);
    const { header, kept, isHeld } = fetched.value;
    const next: Standing = {
      last: { header, hash: kept.payloadHash },
      cursor: kept.cursor,
      receipt: kept.receipt,
    };
    // Where more is to come it is asked for while this is applied; the receipt then names what is held already.
    const isMore =
      header.rows >= (options.most ?? usualRows) / 2 || (header.phase === "snapshot" && !header.ends);
    const early = isMore ? fetch({ ...next, receipt: standing.receipt }) : undefined;
    early?.catch(() => undefined); // met when its turn comes, or nobody asks any more
    const outcome = isHeld ? done(undefined) : await node.exchange.applyPage(kept);
    if (!outcome.ok) {
      ahead.abort();
      await early;
      return outcome;
    }
    applied += 1;
    options.onPage?.(kept);
    standing = next;
    asked = early ?? fetch(standing);
  }
}

const usualRows = 2000;

async function standingOf(node: ExchangeNode, grant: Grant): Promise<Standing> {
  const { followed, envelope } = await node.exchange.read(async (transaction) => ({
    followed: await transaction.followed(grant.id),
    envelope: await transaction.lastPage(grant.id),
  }));
  return {
    last: envelope === undefined ? undefined : heldPage(envelope),
    cursor: followed?.cursor,
    receipt: followed?.receipt,
  };
}

// Our own database's word: it was checked when it came.
function heldPage(envelope: string): HeldPage {
  const { payload } = JSON.parse(envelope) as Envelope;
  const bytes = Buffer.from(payload, "base64");
  const header = parsePageHeader(bytes);
  if (!header.ok) throw new Error("a kept page has no header");
  return { header: header.value, hash: pageHash(bytes) };
}

interface Fetched {
  /** A page that holds, or nothing when nothing new came. */
  readonly outcome: Outcome<CheckedPage | undefined>;
  /** The envelope of a page that speaks against the one before it; kept as evidence when that one is held. */
  readonly contradicting?: string;
}

async function fetchPage(
  node: ExchangeNode,
  peer: Peer,
  grant: Grant,
  standing: Standing,
  options: FollowOptions,
): Promise<Fetched> {
  const answer = await pull(node, peer, grant, standing, options);
  if (!answer.ok) return { outcome: answer };
  if (answer.value.status === 204) return { outcome: done(undefined) };
  return checkPage(node, peer, grant, answer.value, standing.last);
}

async function pull(
  node: ExchangeNode,
  peer: Peer,
  grant: Grant,
  { cursor, receipt }: Standing,
  { wait, most = usualRows, signal }: FollowOptions,
): Promise<Outcome<PartnerAnswer>> {
  return callPartner(node, peer, {
    target: "/exchange/v1/pull",
    body: {
      grant: grant.id,
      wait,
      most,
      ...(cursor === undefined ? {} : { cursor }),
      ...(receipt === undefined ? {} : { receipt: JSON.parse(receipt) as unknown }),
    },
    accept: pageEncodings.join(", "),
    timeoutMs: (wait + 30) * 1000,
    mostBytes: pageLimits.sent,
    ...(signal ? { signal } : {}),
  });
}

interface CheckedPage {
  readonly header: PageHeader;
  readonly kept: KeptPage;
  /** It is the page applied last, come again. */
  readonly isHeld: boolean;
}

async function checkPage(
  node: ExchangeNode,
  peer: Peer,
  grant: Grant,
  { body, headers }: PartnerAnswer,
  last: HeldPage | undefined,
): Promise<Fetched> {
  const encoding = headers["content-encoding"] ?? "identity";
  const file = await decodePage([body], encoding);
  if (!file.ok) return { outcome: file };
  const envelope = parseEnvelope(Buffer.from(file.value.envelope));
  if (!envelope.ok) return { outcome: envelope };
  const verified = verifyEnvelope(envelope.value, { payloadType: payloadTypes.page, keys: keysOfPeer(peer) });
  if (!verified.ok) return { outcome: verified };
  const header = parsePageHeader(verified.value.payload);
  if (!header.ok) return { outcome: header };
  const hash = pageHash(verified.value.payload);
  const place = decidePage(
    { grant: grant.id, owner: peer.node, self: node.node, ...(last ? { last } : {}) },
    header.value,
    hash,
  );
  if (!place.ok) {
    const isContradicting = place.refusals.some(({ code }) => code === "equivocation");
    return { outcome: place, ...(isContradicting ? { contradicting: file.value.envelope } : {}) };
  }
  const beyond = header.value.fields.find((field) => !grant.terms?.fields.includes(field));
  if (
    header.value.register !== grant.register ||
    (beyond !== undefined && header.value.terms === grant.number)
  )
    return { outcome: refused({ code: "wrong-grant" }) };
  const rows = readRows(file.value.rows, { rows: header.value.rows, root: header.value.root });
  if (!rows.ok) return { outcome: rows };
  const known = new Set(declarationOf(node.registers).fields[grant.register]);
  const { register, epoch, number, whole, begins, ends, upTo } = header.value;
  const kept: KeptPage = {
    grant: grant.id,
    register,
    epoch,
    number,
    payloadHash: hash,
    envelope: file.value.envelope,
    encoding,
    file: body,
    rowCount: rows.value.count,
    given: rows.value.present,
    gone: rows.value.gone,
    whole,
    begins,
    ends,
    cursor: upTo,
    receipt: signReceipt(node, grant, header.value, hash),
    unknownFields: header.value.fields.filter((field) => !known.has(field)),
  };
  return { outcome: done({ header: header.value, kept, isHeld: place.value === "repeats" }) };
}

async function keepEvidence(node: ExchangeNode, peer: Peer, grant: Grant, other: string): Promise<void> {
  await node.exchange.write(async (transaction) => {
    const held = (await transaction.lastPage(grant.id)) ?? "";
    await transaction.keepEvidence({ kind: "equivocation", peer: peer.node, grant: grant.id, held, other });
    await transaction.stopFollowing(grant.id, "equivocation");
    return done(undefined);
  });
}

function signReceipt(node: ExchangeNode, grant: Grant, header: PageHeader, page: string): string {
  const { number, upTo: cursor } = header;
  const payload = encodeReceipt({ grant: grant.id, number, page, cursor, at: instantOf(node.clock()) });
  return JSON.stringify(signEnvelope(payloadTypes.receipt, payload, [node.key()]));
}
