// One node of the demonstration in this process: its part of the region's data, its page, the orders it takes.
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { loadProgramme, type LoadProgress } from "@nhipcau/operations/load-programme.ts";
import { listen } from "../node/listen.ts";
import type { NodeProcess } from "../node/node-process.ts";
import type { OpenNode } from "../node/open-node.ts";
import { readProgrammeFiles } from "../node/region-data.ts";
import type { DemonstrationNode } from "./node-orders.ts";
import { makeOwnOrders } from "./own-orders.ts";

export interface ServingOptions {
  readonly name: string;
  /** Whose records it loads; everybody's unless told. */
  readonly authors?: readonly string[];
  readonly onLoad?: (progress: Pick<LoadProgress, "written" | "total">) => void;
}

export interface ServedNode extends DemonstrationNode {
  /** Stops serving; the node stays open. */
  close(): Promise<void>;
}

/** Loads and serves an open node. Refuses what either refuses. */
export async function serveDemonstration(
  open: OpenNode,
  told: NodeProcess,
  { name, authors, onLoad }: ServingOptions,
): Promise<Outcome<ServedNode>> {
  const files = readProgrammeFiles({ factsOnly: told.factsOnly, ...(authors ? { authors } : {}) });
  const loaded = await loadProgramme(open.store, files, onLoad);
  if (!loaded.ok) return loaded;
  const listening = await listen(open, told.listen);
  if (!listening.ok) return listening;
  const { address, exchange, running, close } = listening.value;
  const { node, name: label } = exchange.node;
  return done({ name, label, node, address, orders: makeOwnOrders(exchange.node, running), close });
}
