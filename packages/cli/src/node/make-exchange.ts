// Puts a node's part in the exchange together: its key, its statements, the way to the others, and what runs by itself.
import { randomBytes } from "node:crypto";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import type { ExchangeStore } from "@nhipcau/operations/ports/exchange-store.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { readKept } from "@nhipcau/operations/exchange/said.ts";
import type { ServingPulls } from "@nhipcau/operations/exchange/serve-pull.ts";
import { makeHttpTransport } from "@nhipcau/server/exchange/http-transport.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import { readChangedBodies } from "@nhipcau/store/exchange/changed-bodies.ts";
import { makeEvidenceFiles } from "@nhipcau/store/evidence/evidence-files.ts";
import { makeExchangeStore } from "@nhipcau/store/exchange/exchange-store.ts";
import { findNextKey, formerKeys, keepNextKey, keptKey, replaceKey } from "./node-key.ts";
import { type Arrivals, makeArrivals } from "./arrivals.ts";
import type { OpenNode } from "./open-node.ts";
import { uuidv7 } from "./record-id.ts";
import { type ExchangePace, runExchange, type RunningExchange } from "./run-exchange.ts";
import { makeServingPulls } from "./serving-pulls.ts";

export interface ExchangeOptions {
  readonly name: Text;
  readonly localities: readonly string[];
  /** Where peers reach this node; asked for when it is known on which port it listens. */
  readonly endpoint: () => string;
  readonly clock: () => number;
}

export interface Exchange {
  readonly node: ExchangeNode;
  readonly serving: ServingPulls;
  /** What comes from others. */
  readonly arrivals: Pick<Arrivals, "subscribe">;
  /** Begins to deliver and to follow. */
  run(onFailure: (error: unknown) => void, pace?: ExchangePace): RunningExchange;
  /** Keeps the key to come where a crash can't take it, before peers are told of it. */
  keepKey(pem: string): void;
  /** Puts another key in the place of the present one, once peers were told. */
  useKey(pem: string, key: SigningKey): void;
  close(): void;
}

/** The exchange of an open node. Refuses a key file that can't be used. */
export async function makeExchange(open: OpenNode, options: ExchangeOptions): Promise<Outcome<Exchange>> {
  const kept = keptKey(open.folder);
  if (!kept.ok) return kept;
  const arrivals = makeArrivals();
  const store = makeExchangeStore({
    database: open.database,
    registers: open.registers,
    localities: options.localities,
    committed: open.feed.committed,
  });
  const exchange: ExchangeStore = {
    ...store,
    applyPage: async (page) => {
      const applied = await store.applyPage(page);
      if (applied.ok && page.whole) arrivals.tell(page);
      return applied;
    },
  };
  const { node: id, epoch } = await exchange.self();
  let key = await presentKey(open.folder, exchange, id, kept.value);
  let former = formerKeys(open.folder);
  const transport = makeHttpTransport();
  const node: ExchangeNode = {
    exchange,
    records: open.store,
    evidence: makeEvidenceFiles({ database: open.database, clock: options.clock }),
    registers: open.registers,
    node: id,
    epoch,
    name: options.name,
    localities: options.localities,
    get endpoint() {
      return options.endpoint();
    },
    key: () => key,
    formerKeys: () => former,
    clock: options.clock,
    makeId: () => uuidv7(options.clock()),
    random: randomBytes,
    transport,
  };
  return done({
    node,
    arrivals,
    serving: makeServingPulls(open.feed, (register, changed) =>
      readChangedBodies(open.database, systemOf(options.localities[0] ?? ""), register, changed),
    ),
    run: (onFailure, pace) => runExchange(node, onFailure, pace),
    keepKey: (pem) => keepNextKey(open.folder, pem),
    useKey: (pem, next) => {
      replaceKey(open.folder, pem, key.keyId);
      former = [key, ...former];
      key = next;
    },
    close: () => transport.close(),
  });
}

// The process ended in the middle of a change of keys: what peers were told is what holds.
async function presentKey(
  folder: string,
  exchange: ExchangeStore,
  node: string,
  kept: SigningKey,
): Promise<SigningKey> {
  const next = findNextKey(folder);
  if (!next) return kept;
  const said = await exchange.read((transaction) => transaction.statementsOf(["peer"]));
  const isTold = said
    .map((one) => readKept(one).statement)
    .some((one) => one.type === "peer.rotate" && one.from === node && one.key === next.key.publicKey.x);
  if (!isTold) return kept;
  replaceKey(folder, next.pem, kept.keyId);
  return next.key;
}
