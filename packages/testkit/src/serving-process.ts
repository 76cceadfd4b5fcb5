// One server process of a node, to be started several times over one database, as behind a proxy:
// `node serving-process.ts <database URL> <folder> <localities> <milliseconds since 1970>`. It says its address and serves
// until it is told to stop.
import { listen } from "@nhipcau/cli/node/listen.ts";
import { openNode } from "@nhipcau/cli/node/open-node.ts";
import { untilStopped } from "@nhipcau/cli/node/until-stopped.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";

const [, , databaseUrl = "", folder = "", localities = "QN", began = "0"] = process.argv;
const started = Date.now();
const node = valueOf(await openNode({ databaseUrl, folder }));
const listening = valueOf(
  await listen(node, {
    host: "127.0.0.1",
    port: 0,
    demonstration: true,
    localities: localities.split(","),
    log: true,
    clock: () => Number(began) + (Date.now() - started),
  }),
);
process.stdout.write(`${JSON.stringify({ address: listening.address })}\n`);
await untilStopped();
await listening.close();
await node.close();

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
