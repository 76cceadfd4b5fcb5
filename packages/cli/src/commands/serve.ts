// `nhipcau serve`: a node for real use, without the demonstration's roles and data.
import { listen } from "../node/listen.ts";
import { openNode } from "../node/open-node.ts";
import { placeOf } from "../node/place.ts";
import { exitCodes, makeTerminal } from "../node/terminal.ts";
import { untilStopped } from "../node/until-stopped.ts";

export interface ServeOptions {
  readonly host: string;
  readonly port: string;
  readonly data?: string;
  readonly node?: string;
  readonly localities: string;
  readonly endpoint?: string;
  readonly json?: boolean;
}

export async function serve(options: ServeOptions): Promise<number> {
  const terminal = makeTerminal(options);
  const endpoint = options.endpoint?.replace(/\/+$/u, "");
  if (endpoint !== undefined && !/^https?:\/\/[^/]/u.test(endpoint))
    return terminal.refuse([{ code: "bad-request", path: "--endpoint", data: { detail: endpoint } }]);
  const place = placeOf(options);
  if (!place.ok) return terminal.refuse(place.refusals);
  const opened = await openNode(place.value);
  if (!opened.ok) return terminal.refuse(opened.refusals);
  const node = opened.value;
  try {
    const listening = await listen(node, {
      host: options.host,
      port: Number(options.port),
      demonstration: false,
      localities: options.localities.split(",").map((id) => id.trim()),
      log: true,
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    if (!listening.ok) return terminal.refuse(listening.refusals);
    const { address } = listening.value;
    terminal.result({ address }, `Đang phục vụ tại ${address}`, `Serving at ${address}`);
    await untilStopped();
    await listening.value.close();
    return exitCodes.done;
  } finally {
    await node.close();
  }
}
