// `nhipcau start`: a demonstration from one command — the database, the region's data, three connected nodes with a page
// each, or with `--single` one node for all.
import { startSingle } from "../demonstration/start-single.ts";
import { startThree } from "../demonstration/start-three.ts";
import { parseNodeProcess } from "../node/node-process.ts";
import { forgetData } from "../node/open-node.ts";
import { makeTerminal } from "../node/terminal.ts";

export interface StartOptions {
  readonly port: string;
  readonly data?: string;
  readonly asOf?: string;
  readonly fresh?: boolean;
  readonly factsOnly?: boolean;
  readonly single?: boolean;
  readonly json?: boolean;
}

/** Starts and serves until it is told to stop; answers the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const terminal = makeTerminal(options);
  const checked = parseNodeProcess({ ...options, localities: [] });
  if (!checked.ok) return terminal.refuse(checked.refusals);
  if (options.fresh) {
    const forgotten = await forgetData(checked.value.place.data);
    if (!forgotten.ok) return terminal.refuse(forgotten.refusals);
  }
  const { single, json: _json, fresh: _fresh, ...asked } = options;
  return single === true ? startSingle(terminal, asked) : startThree(terminal, asked);
}
