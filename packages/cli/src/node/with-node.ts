// Opens a node for one piece of work and closes it whatever happens.
import { openNode, type OpenNode } from "./open-node.ts";
import { placeOf, type PlaceOptions } from "./place.ts";
import { makeTerminal, type Terminal } from "./terminal.ts";

export interface CommonOptions extends PlaceOptions {
  readonly json?: boolean;
}

/** Does the work on the node the options name, also beside a node that runs; answers the exit code. */
export async function withNode(
  options: CommonOptions,
  work: (node: OpenNode, terminal: Terminal) => Promise<number>,
): Promise<number> {
  const terminal = makeTerminal(options);
  const place = placeOf(options);
  if (!place.ok) return terminal.refuse(place.refusals);
  const opened = await openNode({ ...place.value, beside: true });
  if (!opened.ok) return terminal.refuse(opened.refusals);
  try {
    return await work(opened.value, terminal);
  } finally {
    await opened.value.close();
  }
}
