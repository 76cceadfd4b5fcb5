// The demonstration as it is meant: three nodes, each a process with a database and an address of its own, connected.
// This process looks after the database server and is Quảng Ninh's node; the others are its children.
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type Refusal, refusalSentence } from "@nhipcau/domain/refusals.ts";
import { type NodeAsked, type NodeProcess, parseNodeProcess } from "../node/node-process.ts";
import { type OpenNode, openNodeMeanwhile } from "../node/open-node.ts";
import { exitCodes, type Terminal } from "../node/terminal.ts";
import { untilStopped } from "../node/until-stopped.ts";
import { type ChildNode, type OpenedChild, startChild } from "./child-node.ts";
import { connectNodes } from "./connect-nodes.ts";
import type { DemonstrationNode } from "./node-orders.ts";
import { sayStep } from "./say-step.ts";
import type { ServedNode } from "./serve-demonstration.ts";
import { askedOfNode, authorsOf, type PlannedNode, threeNodes } from "./three-nodes.ts";

export type ThreeAsked = Omit<NodeAsked, "localities" | "name">;

interface Planned {
  readonly plan: PlannedNode;
  readonly told: NodeProcess;
}

/** Serves until it is told to stop; answers the exit code. */
export async function startThree(terminal: Terminal, asked: ThreeAsked): Promise<number> {
  const parsed = threeNodes.map((plan) => ({ plan, told: parseNodeProcess(askedOfNode(asked, plan)) }));
  for (const { told } of parsed) if (!told.ok) return terminal.refuse(told.refusals);
  const [first, ...others] = parsed.flatMap(({ plan, told }): Planned[] =>
    told.ok ? [{ plan, told: told.value }] : [],
  );
  if (!first) throw new Error("a demonstration has a first node");
  const stopped = untilStopped();
  const loading = showLoading(terminal);
  // Their programme is read while the database is made ready.
  const back = { again: (): void => undefined };
  const children = others.map(({ plan, told }) => {
    const child = startChild({
      name: plan.name,
      authors: authorsOf(plan),
      onLoad: (progress) => loading.update(plan.name, progress),
      onEnd: (pauseMs) => sayEnd(terminal, plan.name, pauseMs),
      onBack: () => back.again(),
    });
    return { child, told };
  });
  // Whoever keeps the server may not share it: another start on the folder is refused.
  const place = { ...first.told.place, beside: false };
  const [opened, { serveDemonstration }] = await openNodeMeanwhile(
    { ...place, onStep: (step) => sayStep(terminal, step) },
    () => import("./serve-demonstration.ts"),
  );
  if (!opened.ok) {
    await stopAll(children);
    return terminal.refuse(opened.refusals);
  }
  const open = opened.value;
  let own: ServedNode | undefined;
  try {
    const opening = children.map(({ child, told }) => child.open(told));
    const served = await serveDemonstration(open, first.told, {
      name: first.plan.name,
      authors: authorsOf(first.plan),
      onLoad: (progress) => loading.update(first.plan.name, progress),
    });
    if (served.ok) own = served.value;
    const all = [served, ...(await Promise.all(opening))];
    loading.end();
    for (const one of all) if (!one.ok) return terminal.refuse(one.refusals);
    const nodes = all.flatMap((one) => (one.ok ? [one.value] : []));
    for (const { label, address } of nodes)
      terminal.say(`${label.vi}: ${address}`, `${label.en}: ${address}`);
    back.again = await bringTogether(terminal, nodes);
    await sayFormerNode(terminal, open, first.told);
    sayReady(terminal, nodes);
    await stopped;
    return exitCodes.done;
  } finally {
    await Promise.all([stopAll(children), own?.close()]);
    await open.close();
    terminal.say("Đã dừng; dữ liệu còn nguyên.", "Stopped; the data is kept.");
  }
}

async function stopAll(children: readonly { readonly child: ChildNode }[]): Promise<void> {
  await Promise.all(children.map(({ child }) => child.stop()));
}

/** Connects the nodes and waits a little for what they grant each other; gives what does it again, one at a time. */
async function bringTogether(terminal: Terminal, nodes: readonly DemonstrationNode[]): Promise<() => void> {
  terminal.say("Nối ba nút với nhau…", "Connecting the three nodes…");
  const connect = async (): Promise<void> => {
    const connected = await connectNodes(nodes);
    if (!connected.ok) sayNotConnected(terminal, connected.refusals);
  };
  await connect();
  await untilArrived(nodes);
  let last = Promise.resolve();
  return () => {
    terminal.say("Nút đã chạy lại.", "The node runs again.");
    last = last.then(connect);
  };
}

const longestWait = 10_000;

/** Until something has come of every grant in force, so that the first page one opens is whole; or not for longer. */
async function untilArrived(nodes: readonly DemonstrationNode[]): Promise<void> {
  const end = Date.now() + longestWait;
  for (;;) {
    const found = await Promise.all(nodes.map(({ orders }) => orders.following()));
    if (found.every((one) => !one.ok || one.value.arrived >= one.value.grants)) return;
    if (Date.now() > end) return;
    await pause(100);
  }
}

function sayReady(
  terminal: Terminal,
  nodes: readonly (DemonstrationNode & Partial<Pick<OpenedChild, "pid">>)[],
): void {
  const lines = (language: "vi" | "en"): string =>
    nodes.map(({ label, address }) => `  ${label[language].padEnd(18)} ${address}`).join("\n");
  terminal.result(
    {
      address: nodes[0]?.address,
      nodes: nodes.map(({ name, label, address, pid }) => ({
        name,
        label,
        address,
        pid: pid ? pid() : process.pid,
      })),
    },
    `\nNhịp Cầu đã sẵn sàng; mỗi nút một tiến trình, một cơ sở dữ liệu, đã nối với nhau:\n${lines("vi")}\n(Ctrl+C để dừng)`,
    `\nNhịp Cầu is ready; each node is a process with a database of its own, connected to the others:\n${lines("en")}\n(Ctrl+C to stop)`,
  );
}

/** Data of the time when one node held everything stays where it is; people are told how to see it. */
async function sayFormerNode(terminal: Terminal, open: OpenNode, { factsOnly }: NodeProcess): Promise<void> {
  const former = factsOnly ? "nhipcau_facts" : "nhipcau";
  const found = await open.database.rows(sql`select 1 from pg_database where datname = ${former}`);
  if (found.length === 0) return;
  terminal.say(
    `Dữ liệu của nút chung trước đây (cơ sở dữ liệu ${former}) được giữ nguyên và không dùng ở đây; thêm --single để mở.`,
    `The data of the former common node (database ${former}) is kept and not used here; add --single to open it.`,
  );
}

function sayNotConnected(terminal: Terminal, refusals: readonly Refusal[]): void {
  const told = (language: "vi" | "en"): string =>
    refusals.map((refusal) => refusalSentence(refusal, language)).join(" ");
  terminal.say(`Chưa nối được các nút: ${told("vi")}`, `The nodes are not connected yet: ${told("en")}`);
}

function sayEnd(terminal: Terminal, name: string, pauseMs: number): void {
  const seconds = pauseMs / 1000;
  terminal.say(
    `Nút ${name} đã dừng bất ngờ; chạy lại sau ${seconds} giây.`,
    `The node ${name} ended unexpectedly; it is started again in ${seconds} s.`,
  );
}

/** One bar for what all nodes load. */
function showLoading(terminal: Terminal): {
  update(name: string, progress: { readonly written: number; readonly total: number }): void;
  end(): void;
} {
  const bar = terminal.bar("Nạp dữ liệu", "Loading data");
  const known = new Map<string, { readonly written: number; readonly total: number }>();
  const sum = (of: "written" | "total"): number =>
    [...known.values()].reduce((all, progress) => all + progress[of], 0);
  return {
    update: (name, progress) => {
      known.set(name, progress);
      bar.update(sum("written"), sum("total"));
    },
    end: () => bar.end(),
  };
}
