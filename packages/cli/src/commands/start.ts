// `nhipcau start`: a demonstration from one command — the database, the region's data, the page — and one address.
import { type CalendarDate, parseWrittenDate } from "@nhipcau/domain/calendar-date.ts";
import { loadProgramme } from "@nhipcau/operations/load-programme.ts";
import { defaultDataFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { listen } from "../node/listen.ts";
import { checkout } from "../node/checkout.ts";
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
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return terminal.refuse([{ code: "bad-request", data: { detail: `--port ${options.port}` } }]);
  const asOf = options.asOf === undefined ? undefined : parseWrittenDate(options.asOf);
  if (options.asOf !== undefined && !asOf)
    return terminal.refuse([{ code: "no-such-date", path: "--as-of", data: { value: options.asOf } }]);
  const data = options.data ?? defaultDataFolder(checkout);
  if (options.fresh) {
    const forgotten = await forgetData(data);
    if (!forgotten.ok) return terminal.refuse(forgotten.refusals);
  }
  const opened = await openNode({
    data,
    databaseName: options.factsOnly ? "nhipcau_facts" : "nhipcau",
    onStep: (step) => sayStep(terminal, step),
  });
  if (!opened.ok) return terminal.refuse(opened.refusals);
  const node = opened.value;
  try {
    return await serveDemonstration(terminal, node, port, asOf, options.factsOnly === true);
  } finally {
    await node.close();
    terminal.say("Đã dừng; dữ liệu còn nguyên.", "Stopped; the data is kept.");
  }
}

async function serveDemonstration(
  terminal: Terminal,
  node: OpenNode,
  port: number,
  asOf: CalendarDate | undefined,
  factsOnly: boolean,
): Promise<number> {
  const bar = terminal.bar("Nạp dữ liệu", "Loading data");
  const loaded = await loadProgramme(node.store, readProgrammeFiles({ factsOnly }), ({ written, total }) =>
    bar.update(written, total),
  );
  bar.end();
  if (!loaded.ok) return terminal.refuse(loaded.refusals);
  const listening = await listen(node, {
    host: "127.0.0.1",
    port,
    demonstration: true,
    localities: demonstrated,
    requestsPerMinute: 6000,
    ...(asOf === undefined ? {} : { asOf }),
  });
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
