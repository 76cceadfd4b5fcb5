// `nhipcau start`: a demonstration from one command — the database, the region's data, the page — and one address.
import { loadProgramme } from "@nhipcau/operations/load-programme.ts";
import { listen } from "../node/listen.ts";
import { type NodeProcess, parseNodeProcess } from "../node/node-process.ts";
import { forgetData, openNode, type OpenNode } from "../node/open-node.ts";
import { readProgrammeFiles } from "../node/region-data.ts";
import { exitCodes, makeTerminal, type Terminal } from "../node/terminal.ts";
import { untilStopped } from "../node/until-stopped.ts";

export interface StartOptions {
  readonly port: string;
  readonly data?: string;
  readonly asOf?: string;
  readonly fresh?: boolean;
  readonly factsOnly?: boolean;
  readonly json?: boolean;
}

/** The localities the demonstration's roles belong to; they share one node here. */
const demonstrated = ["QN", "HP", "HN"];

/** Starts and serves until it is told to stop; answers the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const terminal = makeTerminal(options);
  const told = parseNodeProcess({ ...options, localities: demonstrated });
  if (!told.ok) return terminal.refuse(told.refusals);
  const { place } = told.value;
  if (options.fresh) {
    const forgotten = await forgetData(place.data);
    if (!forgotten.ok) return terminal.refuse(forgotten.refusals);
  }
  const opened = await openNode({ ...place, onStep: (step) => sayStep(terminal, step) });
  if (!opened.ok) return terminal.refuse(opened.refusals);
  const node = opened.value;
  try {
    return await serveDemonstration(terminal, node, told.value);
  } finally {
    await node.close();
    terminal.say("Đã dừng; dữ liệu còn nguyên.", "Stopped; the data is kept.");
  }
}

async function serveDemonstration(terminal: Terminal, node: OpenNode, told: NodeProcess): Promise<number> {
  const bar = terminal.bar("Nạp dữ liệu", "Loading data");
  const loaded = await loadProgramme(node.store, readProgrammeFiles(told), ({ written, total }) =>
    bar.update(written, total),
  );
  bar.end();
  if (!loaded.ok) return terminal.refuse(loaded.refusals);
  const listening = await listen(node, told.listen);
  if (!listening.ok) return terminal.refuse(listening.refusals);
  const { address } = listening.value;
  terminal.result(
    { address },
    `\nNhịp Cầu đã sẵn sàng: ${address}\n(Ctrl+C để dừng)`,
    `\nNhịp Cầu is ready: ${address}\n(Ctrl+C to stop)`,
  );
  await untilStopped();
  await listening.value.close();
  return exitCodes.done;
}

function sayStep(terminal: Terminal, step: string): void {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    initialising: ["Lập cơ sở dữ liệu lần đầu…", "Making the database for the first time…"],
    starting: ["Khởi động cơ sở dữ liệu…", "Starting the database…"],
    adopting: ["Nhận lại cơ sở dữ liệu còn đang chạy…", "Taking over the database that still runs…"],
    "stopping-orphan": ["Dừng cơ sở dữ liệu bị bỏ lại…", "Stopping a database left behind…"],
    migrating: ["Chuẩn bị các bảng…", "Preparing the tables…"],
  };
  const said = words[step];
  if (said) terminal.say(...said);
}
