// Nodes that are connected and share with each other, for a test: each with its own database, key and HTTP server on a
// socket. Nothing runs by itself: `settle` delivers and follows until nothing moves any more, so that no test waits.
import { randomBytes, randomUUID } from "node:crypto";
import { after } from "node:test";
import { type Outcome } from "@nhipcau/domain/outcome.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import {
  generatePrivateKeyPem,
  readSigningKey,
  type SigningKey,
} from "@nhipcau/exchange/keys/signing-key.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { followGrant } from "@nhipcau/operations/exchange/follow-grant.ts";
import { answerGrant, offerGrant } from "@nhipcau/operations/exchange/grants.ts";
import { noteFollowing } from "@nhipcau/operations/exchange/note-following.ts";
import { acceptInvitation, confirmPeer, invitePeer } from "@nhipcau/operations/exchange/peers.ts";
import type { ServingPulls } from "@nhipcau/operations/exchange/serve-pull.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { makeHttpTransport } from "@nhipcau/server/exchange/http-transport.ts";
import { makeEvidenceFiles } from "@nhipcau/store/evidence/evidence-files.ts";
import { makeExchangeStore } from "@nhipcau/store/exchange/exchange-store.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { makeTestServer, type ServingNode, testNoon } from "./make-server.ts";
import { settledJournal } from "./settled-journal.ts";
import type { TestServer } from "./test-server.ts";

export interface ConnectedNode extends ServingNode {
  readonly exchange: ExchangeNode;
  /** Where it listens. */
  readonly address: string;
}

export interface ConnectedNodesOptions {
  /** One node for each: the localities it works for. */
  readonly localities: readonly (readonly string[])[];
  /** Milliseconds since 1970. Unless given one for all of them, from noon of 21 November 2026 in Vietnam. */
  readonly clock?: () => number;
  readonly extra?: readonly Register[];
  /** Load the region's facts into the nodes at these places of `localities`. */
  readonly region?: readonly number[];
  /** The database server of each node; the embedded one unless given. */
  readonly servers?: readonly TestServer[];
}

/** Makes the nodes, listening, and not yet connected. They are closed and dropped after the test file. */
export async function makeNodes(options: ConnectedNodesOptions): Promise<readonly ConnectedNode[]> {
  const nodes: ConnectedNode[] = [];
  const clock = options.clock ?? tickingClock();
  for (const [index, localities] of options.localities.entries())
    nodes.push(await makeListeningNode({ ...options, clock }, index, localities));
  return nodes;
}

/** Connects two nodes as two data officers would: invitation, acceptance, confirmation. */
export async function connect(inviting: ConnectedNode, invited: ConnectedNode): Promise<void> {
  const { file } = well(await invitePeer(inviting.exchange));
  well(await acceptInvitation(invited.exchange, file, { privateAddress: true }));
  well(await confirmPeer(inviting.exchange, invited.exchange.node, { privateAddress: true }));
  await deliverStatements(inviting.exchange);
}

/** Offers and accepts a grant between connected nodes; gives its id. */
export async function grantTo(owner: ConnectedNode, partner: ConnectedNode, terms: Terms): Promise<string> {
  const { grant } = well(await offerGrant(owner.exchange, { peer: partner.exchange.node, terms }));
  await deliverStatements(owner.exchange);
  well(await answerGrant(partner.exchange, grant, { accept: true }));
  await deliverStatements(partner.exchange);
  return grant;
}

/**
 * Delivers what was said and follows every active grant until nothing moves; gives how many pages were applied. What was
 * written is waited for, where a transaction of somebody else on the same server holds it back.
 */
export async function settle(nodes: readonly ConnectedNode[]): Promise<number> {
  let pages = 0;
  for (;;) {
    let moved = 0;
    for (const node of nodes) await settledJournal(node);
    for (const { exchange } of nodes) {
      moved += (await deliverStatements(exchange)).arrived;
      const followed = await followAll(exchange);
      pages += followed;
      moved += followed;
    }
    if (moved === 0) return pages;
  }
}

/** The value of what a test takes for granted. */
export function well<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.refusals));
}

async function followAll(exchange: ExchangeNode): Promise<number> {
  const { grants, peers } = await exchange.exchange.read(async (transaction) => ({
    grants: await transaction.grants({ direction: "in" }),
    peers: new Map((await transaction.peers()).map((peer) => [peer.node, peer])),
  }));
  let pages = 0;
  for (const grant of grants) {
    const peer = peers.get(grant.peer);
    if (grant.state !== "active" || peer?.state !== "connected") continue;
    const outcome = await followGrant(exchange, peer, grant, { wait: 0 });
    await noteFollowing(exchange, peer, grant, outcome);
    if (outcome.ok) pages += outcome.value;
  }
  return pages;
}

async function makeListeningNode(
  { clock, extra, region, servers }: ConnectedNodesOptions & { readonly clock: () => number },
  index: number,
  localities: readonly string[],
): Promise<ConnectedNode> {
  let address = "";
  let made: ExchangeNode | undefined;
  let key = newKey();
  let former: readonly SigningKey[] = [];
  const transport = makeHttpTransport();
  after(() => transport.close());
  const server = servers?.[index];
  const serving = await makeTestServer({
    clock,
    region: region?.includes(index) === true,
    localities: localities.map((id) => ({ id, name: id })),
    ...(extra ? { extra } : {}),
    ...(server ? { server } : {}),
    exchange: async (node, feed) => {
      const store = makeExchangeStore({ ...node, localities, committed: feed.committed });
      const { node: id, epoch } = await store.self();
      made = {
        exchange: store,
        records: makePostgresStore({ ...node, committed: feed.committed }),
        evidence: makeEvidenceFiles({ ...node, clock }),
        registers: node.registers,
        node: id,
        epoch,
        name: { vi: `Nút ${localities[0]}`, en: `Node ${localities[0]}` },
        localities,
        get endpoint() {
          return address;
        },
        key: () => key,
        formerKeys: () => former,
        clock,
        makeId: randomUUID,
        random: randomBytes,
        transport,
      };
      return {
        node: made,
        nudge: () => undefined,
        keepKey: () => undefined,
        useKey: (_pem, next) => {
          former = [key, ...former];
          key = next;
        },
        serving: neverWaiting(),
      };
    },
  });
  address = await serving.listen();
  if (!made) throw new Error("the server was made without its exchange");
  return { ...serving, exchange: made, address };
}

// A millisecond later at each look, so that no two statements are of one instant: which key signed what goes by time.
function tickingClock(): () => number {
  let now = testNoon;
  return () => (now += 1);
}

// A pull that finds nothing is answered at once. Only for pulls that do not ask to wait (`wait: 0`).
function neverWaiting(): ServingPulls {
  return {
    lookedPast: { find: () => undefined, keep: () => undefined },
    waitForJournal: () => Promise.resolve(),
  };
}

function newKey(): SigningKey {
  return well(readSigningKey(generatePrivateKeyPem()));
}
