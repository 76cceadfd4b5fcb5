// Opens a node's part in the exchange for one command of a data officer, beside the node that runs: what is said is kept
// in the node's database and delivered by the running node within a second.
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { makeExchange } from "./make-exchange.ts";
import { findServedAs } from "./served-as.ts";
import type { Terminal } from "./terminal.ts";
import { type CommonOptions, withNode } from "./with-node.ts";

/** Does the work as the node the options name; answers the exit code. Refuses a node that was never served. */
export function withExchange(
  options: CommonOptions,
  work: (node: ExchangeNode, terminal: Terminal) => Promise<number>,
): Promise<number> {
  return withNode(options, async (open, terminal) => {
    const served = findServedAs(open.folder);
    if (!served) return terminal.refuse([{ code: "never-served" }]);
    const exchange = await makeExchange(open, {
      name: served.name,
      localities: served.localities,
      endpoint: () => served.endpoint,
      clock: () => Date.now(),
    });
    if (!exchange.ok) return terminal.refuse(exchange.refusals);
    try {
      return await work(exchange.value.node, terminal);
    } finally {
      exchange.value.close();
    }
  });
}
