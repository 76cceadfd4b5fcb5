// The way into a process of one node of the demonstration: it is told what to open, serves, takes orders, and stops when
// the process that started it ends in whatever way, which closes the channel between them.
import { carryOut } from "./node-orders.ts";
import { type FromNode, isToNode, type ToNode } from "./node-messages.ts";
import { serveDemonstration, type ServedNode, type ServingOptions } from "./serve-demonstration.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { openNode } from "../node/open-node.ts";
import { exitCodes } from "../node/terminal.ts";

let serving: ServedNode | undefined;
let close = async (): Promise<void> => undefined;
let isStopping = false;

// Ctrl+C reaches every process of a terminal; ours waits for the first one, so that the database outlives the nodes.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
process.once("SIGTERM", () => void stop());
process.once("disconnect", () => void stop());
process.on("message", (message) => {
  if (!isToNode(message)) return;
  if (message.kind === "open") void open(message);
  else void obey(message);
});

async function open({ name, told, authors }: Extract<ToNode, { kind: "open" }>): Promise<void> {
  const opened = await openNode(told.place);
  if (!opened.ok) return giveUp(opened.refusals);
  const node = opened.value;
  const served = await serveDemonstration(node, told, { name, authors, onLoad: sayLoading() });
  close = async () => {
    if (served.ok) await served.value.close();
    await node.close();
  };
  if (isStopping || !served.ok) {
    await close();
    return served.ok ? undefined : giveUp(served.refusals);
  }
  serving = served.value;
  const { node: id, label, address } = serving;
  say({ kind: "listening", node: id, label, address });
  return undefined;
}

function giveUp(refusals: readonly Refusal[]): void {
  say({ kind: "refused", refusals });
  process.exitCode = exitCodes.refused;
  if (process.connected) process.disconnect();
}

function sayLoading(): NonNullable<ServingOptions["onLoad"]> {
  let lastSaid = 0;
  return ({ written, total }) => {
    if (written < total && Date.now() - lastSaid < 200) return;
    lastSaid = Date.now();
    say({ kind: "loading", written, total });
  };
}

async function obey({ id, order, given }: Extract<ToNode, { kind: "order" }>): Promise<void> {
  try {
    const outcome = serving && (await carryOut(serving.orders, order, given));
    if (outcome) say({ kind: "answer", id, outcome });
    else say({ kind: "failed", id, reason: `no such order: ${order}` });
  } catch (cause) {
    console.error(cause);
    say({ kind: "failed", id, reason: cause instanceof Error ? cause.message : "unknown" });
  }
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await close();
  if (process.connected) process.disconnect();
}

function say(message: FromNode): void {
  if (process.connected) process.send?.(message);
}
