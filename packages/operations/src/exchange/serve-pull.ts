// The owner answers a pull: takes the receipt, has the database read what the grant lets out, signs the page and keeps
// its header. With nothing new it waits for the journal; nobody is told of rows that are none of theirs.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { rowInScope } from "@nhipcau/exchange/grants/row-condition.ts";
import {
  formatCursor,
  isWithinTransaction,
  parseCursor,
  type Cursor,
} from "@nhipcau/exchange/pages/cursor.ts";
import { encodePageHeader, pageHash, type PageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import type { PageFile } from "@nhipcau/exchange/pages/page-file.ts";
import { buildRows } from "@nhipcau/exchange/pages/page-rows.ts";
import { parseReceipt } from "@nhipcau/exchange/pages/receipt.ts";
import {
  type Envelope,
  payloadTypes,
  signEnvelope,
  verifyEnvelope,
} from "@nhipcau/exchange/signing/envelope.ts";
import type { Delivery, Grant, GrantedPage, Peer } from "../ports/exchange-store.ts";
import { declarationOf } from "./declaration.ts";
import { todayOf } from "./derive.ts";
import { type ExchangeNode, instantOf, keysOfPeer } from "./exchange-node.ts";
import type { PullRequest } from "./pull-request.ts";
import { checkRecalled } from "./recall-statements.ts";

/** Where grants stand of which a look found nothing, so that the next look begins there and not at the cursor. */
export interface LookedPast {
  find(grant: string, cursor: string): Cursor | undefined;
  keep(grant: string, cursor: string, past: Cursor): void;
}

/** What somebody waits for: a change of a record that is, or was, such as `concerns` says. */
export interface AwaitedChange {
  readonly register: string;
  readonly concerns: (body: Readonly<Record<string, unknown>>) => boolean;
}

/** Resolves when such a change was committed, at the latest when the time is over or the caller went away; or for nothing. */
export type WaitForJournal = (
  awaited: AwaitedChange,
  milliseconds: number,
  signal: AbortSignal,
) => Promise<void>;

export interface ServingPulls {
  readonly lookedPast: LookedPast;
  readonly waitForJournal: WaitForJournal;
}

/** A page, or nothing when nothing came while it waited. Refuses what docs/exchange.md names for a pull. */
export async function servePull(
  node: ExchangeNode,
  serving: ServingPulls,
  peer: Peer,
  request: PullRequest,
  signal: AbortSignal,
): Promise<Outcome<PageFile | undefined>> {
  const grant = await node.exchange.read((transaction) => transaction.findGrant(request.grant));
  if (grant === undefined || grant.peer !== peer.node || grant.direction !== "out")
    return refused({ code: "grant-unknown" });
  // What the backup lacks may have narrowed or ended it.
  const recalled = checkRecalled(node, peer);
  if (!recalled.ok) return recalled;
  const cursor = request.cursor === undefined ? undefined : parseCursor(request.cursor);
  if (cursor && !cursor.ok) return cursor;
  if (request.receipt) {
    const taken = await takeReceipt(node, peer, request.grant, request.receipt);
    // After a restore from a backup the pages of the life before it are not known here, but the partner holds them.
    const isOfLostPage = !taken.ok && taken.refusals[0]?.code === "receipt-unknown" && cursor !== undefined;
    if (!taken.ok && !(isOfLostPage && cursor.value.epoch !== node.epoch)) return taken;
  }
  // Asked before there is anything to send: when there is, it goes out at once.
  const before = await deliveryOf(node, request);
  const { register, terms } = grant;
  const awaited = { register, concerns: (body: Body) => rowInScope(terms?.rows ?? [], body) };
  const until = node.clock() + request.wait * 1000;
  for (;;) {
    // Begun before the look, so that what is committed during it wakes us.
    const left = Math.max(0, until - node.clock());
    const stop = new AbortController();
    const moved = serving.waitForJournal(awaited, left, AbortSignal.any([signal, stop.signal]));
    const page = await lookOn(node, serving, grant, request, cursor?.value, signal);
    if (!page.ok || isWorthSending(page.value, cursor?.value)) {
      stop.abort();
      return page.ok
        ? signPage(node, peer, request, page.value, before)
        : withEnding(node, request.grant, page);
    }
    if (left === 0 || signal.aborted) {
      stop.abort();
      return done(undefined);
    }
    await moved;
  }
}

type Body = Parameters<AwaitedChange["concerns"]>[0];

// One look reads a bounded piece of the journal; what is in it may all be none of the partner's, and the next piece not.
async function lookOn(
  node: ExchangeNode,
  { lookedPast }: ServingPulls,
  grant: Grant,
  request: PullRequest,
  cursor: Cursor | undefined,
  signal: AbortSignal,
): Promise<Outcome<GrantedPage>> {
  const { cursor: text = "" } = request;
  let after = lookedPast.find(grant.id, text) ?? cursor;
  for (;;) {
    const page = await look(node, grant, request, after);
    if (!page.ok || isWorthSending(page.value, cursor)) return page;
    after = page.value.next;
    if (text !== "") lookedPast.keep(grant.id, text, after);
    if (page.value.last || signal.aborted) return page;
  }
}

async function look(
  node: ExchangeNode,
  { id: grant, register, peer }: Grant,
  request: PullRequest,
  after: Cursor | undefined,
): Promise<Outcome<GrantedPage>> {
  const personal = declarationOf(node.registers).personalFieldsOf(register);
  let { most } = request;
  for (;;) {
    const page = await node.exchange.grantedPage({
      grant,
      peer,
      personal,
      most,
      today: todayOf(node),
      ...(after === undefined ? {} : { after }),
    });
    // Long rows: fewer of them, so that the page stays within what may be sent.
    if (!page.ok || most === 1 || charactersOf(page.value) <= mostCharacters) return page;
    most = Math.max(1, Math.floor(most / 4));
  }
}

// Compressed, a page of so many stays well below 8 MiB, also where its rows are not alike.
const mostCharacters = 8 * 1024 * 1024;

function charactersOf({ rows }: GrantedPage): number {
  return rows.reduce((sum, row) => sum + row.length, 0);
}

// An empty page is sent only where it says something: how far a snapshot has come, or that a large transaction is over of
// which the partner holds parts back.
function isWorthSending({ rows, phase, whole }: GrantedPage, cursor: Cursor | undefined): boolean {
  return (
    rows.length > 0 || phase === "snapshot" || (whole && cursor !== undefined && isWithinTransaction(cursor))
  );
}

// The consumer may not have heard yet what ended the grant: it is told here, as it was signed.
async function withEnding(
  node: ExchangeNode,
  grant: string,
  refusal: Outcome<never>,
): Promise<Outcome<never>> {
  if (refusal.ok || refusal.refusals[0]?.code !== "grant-ended") return refusal;
  const said = await node.exchange.read((transaction) => transaction.statements({ grant }));
  const ending = said.find(({ type }) => type === "grant.revoke" || type === "grant.renounce");
  return ending ? refused({ code: "grant-ended", data: { statement: ending.envelope } }) : refusal;
}

async function takeReceipt(
  node: ExchangeNode,
  peer: Peer,
  grant: string,
  envelope: Envelope,
): Promise<Outcome<void>> {
  // The last one before a rotation bears the key that was in force then.
  const keys = keysOfPeer(peer, "earlier-too");
  const verified = verifyEnvelope(envelope, { payloadType: payloadTypes.receipt, keys });
  if (!verified.ok) return verified;
  const receipt = parseReceipt(verified.value.payload);
  if (!receipt.ok) return receipt;
  if (receipt.value.grant !== grant) return refused({ code: "wrong-grant" });
  const { page } = receipt.value;
  return node.exchange.write(async (transaction) =>
    (await transaction.keepReceipt(grant, page, JSON.stringify(envelope)))
      ? done(undefined)
      : refused({ code: "receipt-unknown" }),
  );
}

async function signPage(
  node: ExchangeNode,
  peer: Peer,
  request: PullRequest,
  page: GrantedPage,
  cameFrom: Delivery | undefined,
): Promise<Outcome<PageFile>> {
  const before = deliveryBefore(request, page, cameFrom);
  if (!before.ok) return before;
  const rows = buildRows(page.rows, node.random(page.rows.length * 16));
  const upTo = formatCursor({ ...page.next, mark: node.random(9).toString("base64url") });
  const header: PageHeader = {
    grant: request.grant,
    terms: page.number,
    owner: node.node,
    to: peer.node,
    register: page.register,
    version: declarationOf(node.registers).versionOf(page.register),
    epoch: page.epoch,
    phase: page.phase,
    number: (before.value?.number ?? 0) + 1,
    from: page.begins ? null : (request.cursor ?? null),
    upTo,
    previous: before.value?.payloadHash ?? null,
    fields: page.fields,
    rows: rows.count,
    root: rows.root,
    whole: page.whole,
    begins: page.begins,
    ends: page.ends,
    at: instantOf(node.clock()),
  };
  const payload = encodePageHeader(header);
  const envelope = JSON.stringify(signEnvelope(payloadTypes.page, payload, [node.key()]));
  const kept = await node.exchange.write(async (transaction) => {
    await transaction.keepDelivery({
      grant: request.grant,
      epoch: page.epoch,
      number: header.number,
      payloadHash: pageHash(payload),
      envelope,
      upTo,
      rowCount: rows.count,
    });
    return done(undefined);
  });
  return kept.ok ? done({ envelope, rows: rows.bytes }) : kept;
}

async function deliveryOf(node: ExchangeNode, { grant, cursor }: PullRequest): Promise<Delivery | undefined> {
  if (cursor === undefined) return undefined;
  return node.exchange.read((transaction) => transaction.findDelivery(grant, cursor));
}

// The page a cursor came from is the one before; in a new epoch, or for who holds nothing, this is the first.
function deliveryBefore(
  { cursor }: PullRequest,
  page: GrantedPage,
  cameFrom: Delivery | undefined,
): Outcome<Delivery | undefined> {
  if (cursor === undefined) return done(undefined);
  if (cameFrom?.epoch === page.epoch) return done(cameFrom);
  return page.begins && page.epoch !== epochOf(cursor) ? done(undefined) : refused({ code: "bad-cursor" });
}

function epochOf(text: string): number | undefined {
  const cursor = parseCursor(text);
  return cursor.ok ? cursor.value.epoch : undefined;
}
