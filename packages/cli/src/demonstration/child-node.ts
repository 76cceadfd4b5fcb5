// A node of the demonstration in a process of its own, kept running: when it ends without being told to, it is started
// again, after pauses that grow as long as it does not stay.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { NodeProcess } from "../node/node-process.ts";
import { type FromNode, isFromNode, type ToNode } from "./node-messages.ts";
import { type DemonstrationNode, ordersOver } from "./node-orders.ts";

export interface ChildOptions {
  readonly name: string;
  readonly authors: readonly string[];
  readonly onLoad?: (progress: { readonly written: number; readonly total: number }) => void;
  /** It ended without being told to, and is started again after the pause. */
  readonly onEnd?: (pauseMs: number) => void;
  /** It serves again. */
  readonly onBack?: () => void;
}

export interface OpenedChild extends DemonstrationNode {
  /** The process it runs in now. */
  readonly pid: () => number | undefined;
}

export interface ChildNode {
  /** Opens its node and waits until it listens, for the first time. Refuses what the node refuses. */
  open(told: NodeProcess): Promise<Outcome<OpenedChild>>;
  /** Tells it to stop and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts the process, which reads its programme while the first one sees to the database. */
export function startChild(options: ChildOptions): ChildNode {
  return new KeptChild(options);
}

/** The pause before another start, after so many ends in a row: half a second, doubled up to half a minute. */
export function pauseAfter(ends: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(Math.max(0, ends - 1), 16));
}

const longEnough = 60_000;
const program = join(import.meta.dirname, "node-main.ts");

type Listening = Pick<DemonstrationNode, "node" | "label" | "address">;

interface Asked {
  readonly resolve: (outcome: Outcome<unknown>) => void;
  readonly reject: (reason: Error) => void;
}

class KeptChild implements ChildNode {
  readonly #options: ChildOptions;
  readonly #stopping = new AbortController();
  readonly #asked = new Map<number, Asked>();
  #process: ChildProcess;
  #count = 0;
  #ends = 0;
  #isLooping = Promise.resolve();

  constructor(options: ChildOptions) {
    this.#options = options;
    this.#process = this.#launch();
  }

  async open(told: NodeProcess): Promise<Outcome<OpenedChild>> {
    const listening = await this.#openHere(told);
    if (!listening.ok) return listening;
    const { node, label, address } = listening.value;
    // Started again it listens where the others know it.
    const port = Number(new URL(address).port);
    this.#isLooping = this.#keep({ ...told, listen: { ...told.listen, port } });
    const orders = ordersOver(<T>(order: string, ...given: readonly unknown[]) => this.#ask<T>(order, given));
    return done({ name: this.#options.name, label, node, address, orders, pid: () => this.#process.pid });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const ended = hasEnded(this.#process) ? undefined : once(this.#process, "exit");
    if (this.#process.connected) this.#process.disconnect();
    await ended;
    await this.#isLooping;
  }

  #launch(): ChildProcess {
    const child = fork(program, [], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.on("message", (message) => {
      if (isFromNode(message)) this.#hear(message);
    });
    child.on("exit", () => {
      const { name } = this.#options;
      for (const { resolve } of this.#asked.values())
        resolve(refused({ code: "node-ended", data: { name } }));
      this.#asked.clear();
    });
    return child;
  }

  #hear(message: FromNode): void {
    if (message.kind === "loading") this.#options.onLoad?.(message);
    if (message.kind !== "answer" && message.kind !== "failed") return;
    const asked = this.#asked.get(message.id);
    this.#asked.delete(message.id);
    if (message.kind === "answer") asked?.resolve(message.outcome);
    else asked?.reject(new Error(`the node ${this.#options.name} failed: ${message.reason}`));
  }

  /** Has the process of now open the node; refuses with `node-ended` when it ends instead. */
  async #openHere(told: NodeProcess): Promise<Outcome<Listening>> {
    const child = this.#process;
    const { name, authors } = this.#options;
    const ended = refused({ code: "node-ended", data: { name } });
    if (hasEnded(child)) return ended;
    const { promise, resolve } = Promise.withResolvers<Outcome<Listening>>();
    child.on("message", (message) => {
      if (!isFromNode(message)) return;
      if (message.kind === "listening") resolve(done(message));
      if (message.kind === "refused") resolve(refused(...message.refusals));
    });
    child.once("exit", () => resolve(ended));
    tell(child, { kind: "open", name, told, authors });
    return promise;
  }

  async #keep(told: NodeProcess): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const since = Date.now();
      if (!hasEnded(this.#process)) await once(this.#process, "exit");
      if (this.#stopping.signal.aborted) return;
      this.#ends = Date.now() - since > longEnough ? 1 : this.#ends + 1;
      const wait = pauseAfter(this.#ends);
      this.#options.onEnd?.(wait);
      await pause(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      this.#process = this.#launch();
      const opened = await this.#openHere(told);
      if (opened.ok) this.#options.onBack?.();
      else if (this.#process.connected) this.#process.disconnect();
    }
  }

  #ask<T>(order: string, given: readonly unknown[]): Promise<Outcome<T>> {
    if (!this.#process.connected)
      return Promise.resolve(refused({ code: "node-ended", data: { name: this.#options.name } }));
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      // The other end is this programme: what answers an order has the order's type.
      this.#asked.set(id, { resolve: (outcome) => resolve(outcome as Outcome<T>), reject });
      tell(this.#process, { kind: "order", id, order, given });
    });
  }
}

function tell(child: ChildProcess, message: ToNode): void {
  // A child that ends meanwhile is seen by its end.
  child.send(message, () => undefined);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
