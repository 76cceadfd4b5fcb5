// A node in the process of the test, with its own database, socket and log, whose exchange does nothing by itself: the
// test delivers and follows when it wants to, and sees what each step gives.
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { listen } from "@nhipcau/cli/node/listen.ts";
import type { Exchange } from "@nhipcau/cli/node/make-exchange.ts";
import { openNode } from "@nhipcau/cli/node/open-node.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { followGrant } from "@nhipcau/operations/exchange/follow-grant.ts";
import { answerGrant, offerGrant } from "@nhipcau/operations/exchange/grants.ts";
import { noteFollowing } from "@nhipcau/operations/exchange/note-following.ts";
import { acceptInvitation, confirmPeer, invitePeer } from "@nhipcau/operations/exchange/peers.ts";
import type { Grant, Peer } from "@nhipcau/operations/ports/exchange-store.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { prepareDatabase } from "@nhipcau/store/schema/prepare-database.ts";
import { takeBackup } from "@nhipcau/store/upkeep/backup.ts";
import { restoreBackup } from "@nhipcau/store/upkeep/restore.ts";
import pg from "pg";
import { migratedTemplate, onServer } from "../make-node.ts";
import { settledJournal } from "../settled-journal.ts";
import { testServerUrl } from "../test-server.ts";

export interface ExchangingNode {
  readonly node: ExchangeNode;
  readonly exchange: Exchange;
  readonly store: Store;
  /** Where it listens, which may be elsewhere than where its peers reach it. */
  readonly address: string;
  /** Every line of the log so far. */
  readonly log: string[];
  /** Where its key lies. */
  readonly folder: string;
  /** Writes a backup beside it and gives the file. */
  backUp(): Promise<string>;
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface ExchangingOptions {
  /** Where peers reach it. */
  readonly endpoint?: string;
  readonly requestsPerMinute?: number;
  readonly clock?: () => number;
  /** The backup it comes back from, and the folder with the key of the node that wrote it. */
  readonly restored?: { readonly file: string; readonly folder: string };
}

// Those of this file that are not closed yet: a follower waits for the journal of whichever it follows.
const standing = new Set<ExchangingNode>();

/** Makes a node of a locality; it is dropped after the test file. */
export async function makeExchangingNode(
  locality: string,
  options: ExchangingOptions = {},
): Promise<ExchangingNode> {
  const adminUrl = testServerUrl("embedded");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const template = await migratedTemplate(adminUrl);
  const registers = await loadRegisters();
  const { ownerUrl } = await prepareDatabase({ adminUrl, name, registers, template });
  const { restored, ...listenOptions } = options;
  if (restored) wellDone(await restoreBackup(ownerUrl, registers, restored.file));
  else await makeItsOwn(ownerUrl);
  const folder = mkdtempSync(join(tmpdir(), "nhipcau-node-"));
  if (restored) cpSync(restored.folder, folder, { recursive: true });
  const databaseUrl = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const opened = wellDone(await openNode({ databaseUrl, folder }));
  const log: string[] = [];
  const listening = wellDone(
    await listen(opened, {
      host: "127.0.0.1",
      port: 0,
      demonstration: false,
      localities: [locality],
      requestsPerMinute: 1_000_000,
      log: { write: (line) => void log.push(line) },
      pace: { look: 3_600_000, wait: 0, longestPause: 0 },
      ...listenOptions,
    }),
  );
  // What it does by itself it does now, once.
  await listening.running.nudge();
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  after(async () => {
    standing.delete(node);
    await listening.close();
    await opened.close();
    await pool.end();
    await onServer(adminUrl, async (client) => {
      await client.query(`drop database if exists "${name}" with (force)`);
    });
    rmSync(folder, { recursive: true, force: true });
  });
  const node: ExchangingNode = {
    node: listening.exchange.node,
    exchange: listening.exchange,
    store: opened.store,
    address: listening.address.replace("localhost", "127.0.0.1"),
    log,
    folder,
    backUp: async () => {
      const file = join(folder, "backup");
      await takeBackup(ownerUrl, file);
      return file;
    },
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
  };
  standing.add(node);
  return node;
}

// Databases made from one template would all be the same node.
async function makeItsOwn(ownerUrl: string): Promise<void> {
  await onServer(ownerUrl, async (client) => {
    await client.query("update nhipcau.node set id = gen_random_uuid()");
  });
}

/** Makes two nodes peers. */
export async function connect(a: ExchangingNode, b: ExchangingNode): Promise<void> {
  const { file } = wellDone(await invitePeer(a.node));
  wellDone(await acceptInvitation(b.node, file, { privateAddress: true }));
  wellDone(await confirmPeer(a.node, b.node.node, { privateAddress: true }));
  await deliverStatements(a.node);
}

/** A grant of the terms that the partner has accepted; gives its id. */
export async function grantTo(owner: ExchangingNode, partner: ExchangingNode, terms: Terms): Promise<string> {
  const { grant } = wellDone(await offerGrant(owner.node, { peer: partner.node.node, terms }));
  await deliverStatements(owner.node);
  wellDone(await answerGrant(partner.node, grant, { accept: true }));
  await deliverStatements(partner.node);
  return grant;
}

/**
 * One round of pulling, noted as the running node notes it; gives how many pages came, or the refusal. What was written
 * is waited for, where a transaction of somebody else on the same server holds it back.
 */
export async function follow(partner: ExchangingNode, grant: string): Promise<Outcome<number>> {
  for (const node of standing) await settledJournal(node);
  const { found, peer } = await followed(partner, grant);
  const outcome = await followGrant(partner.node, peer, found, { wait: 0 });
  await noteFollowing(partner.node, peer, found, outcome);
  return outcome;
}

/** A grant and its peer as a node keeps them. */
export async function followed(
  partner: ExchangingNode,
  grant: string,
): Promise<{ readonly found: Grant; readonly peer: Peer }> {
  return partner.node.exchange.read(async (transaction) => {
    const found = await transaction.findGrant(grant);
    const peer = found && (await transaction.findPeer(found.peer));
    if (!found || !peer) throw new Error(`${grant} is not followed`);
    return { found, peer };
  });
}

/** The value of an outcome that a test takes for granted. */
export function wellDone<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
