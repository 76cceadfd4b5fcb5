// What a node does for the exchange by itself: delivers what it said, and follows every grant that was made to it, each
// in a loop of its own. A partner that is away is asked again with growing pauses; when it is back, all goes on.
import { setTimeout as pause } from "node:timers/promises";
import { carryOutHandOvers } from "@nhipcau/operations/exchange/carry-out-hand-overs.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { endGrants } from "@nhipcau/operations/exchange/end-grants.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import { followGrant } from "@nhipcau/operations/exchange/follow-grant.ts";
import { peersToRecall, recallStatements } from "@nhipcau/operations/exchange/recall-statements.ts";
import { tellReads } from "@nhipcau/operations/exchange/note-read.ts";
import { noteFollowing } from "@nhipcau/operations/exchange/note-following.ts";

export interface RunningExchange {
  /**
   * Something was said or agreed: look at once instead of soon. Resolves when what was said before is delivered, as far
   * as its receivers can be reached; two that deliver the same thing at once would only wait for each other.
   */
  nudge(): Promise<void>;
  stop(): Promise<void>;
}

export interface ExchangePace {
  /** How often it looks for statements to deliver and grants to follow, in milliseconds. */
  readonly look: number;
  /** Seconds a pull may be held by the owner. */
  readonly wait: number;
  readonly longestPause: number;
  /** How often grants whose days are over end and owners are told of reads, in milliseconds; each minute unless given. */
  readonly tidy?: number;
}

const usualPace: ExchangePace = { look: 1000, wait: 25, longestPause: 5 * 60_000 };

/** Runs until it is stopped. `onFailure` is told of bugs, never of partners that cannot be reached. */
export function runExchange(
  node: ExchangeNode,
  onFailure: (error: unknown) => void,
  pace: ExchangePace = usualPace,
): RunningExchange {
  return new Runner(node, onFailure, pace);
}

interface Follower {
  readonly stop: AbortController;
  readonly done: Promise<void>;
  /** Of the grant, as it was when this began. */
  readonly changedAt: string;
}

class Runner implements RunningExchange {
  readonly #node: ExchangeNode;
  readonly #onFailure: (error: unknown) => void;
  readonly #pace: ExchangePace;
  readonly #stopping = new AbortController();
  readonly #followers = new Map<string, Follower>();
  readonly #looking: Promise<void>;
  #wake: () => void = () => undefined;
  #tidied = 0;
  #isRecalled = false;
  readonly #recalls = new Map<string, { readonly tries: number; readonly notBefore: number }>();
  #nudgers: (() => void)[] = [];

  constructor(node: ExchangeNode, onFailure: (error: unknown) => void, pace: ExchangePace) {
    this.#node = node;
    this.#onFailure = onFailure;
    this.#pace = pace;
    this.#looking = this.#look();
  }

  nudge(): Promise<void> {
    if (this.#stopping.signal.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#nudgers.push(resolve);
    this.#wake();
    return promise;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#looking;
    for (const answer of this.#nudgers) answer();
    await Promise.all(Array.from(this.#followers.values(), ({ done }) => done));
  }

  async #look(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const nudgers = this.#nudgers;
      this.#nudgers = [];
      try {
        await this.#recallWhenDue();
        await this.#tidyWhenDue();
        // Found before what was said is delivered: an owner that has not heard that its offer was accepted would refuse.
        const granted = await this.#findGranted();
        await deliverStatements(this.#node, this.#stopping.signal);
        this.#follow(granted);
      } catch (error) {
        if (!this.#stopping.signal.aborted) this.#onFailure(error);
      }
      for (const answer of nudgers) answer();
      await Promise.race([woken, this.#rest(this.#pace.look)]);
    }
  }

  /** After a restore each peer is asked what the backup may lack; one that does not answer, again with growing pauses. */
  async #recallWhenDue(): Promise<void> {
    if (this.#isRecalled) return;
    const lacking = await peersToRecall(this.#node);
    this.#isRecalled = lacking.length === 0;
    const now = performance.now();
    await Promise.all(
      lacking.map(async (peer) => {
        const { tries, notBefore } = this.#recalls.get(peer.node) ?? { tries: 0, notBefore: 0 };
        if (now < notBefore) return;
        const pause = Math.min(this.#pace.longestPause, 500 * 2 ** Math.min(tries, 12));
        this.#recalls.set(peer.node, { tries: tries + 1, notBefore: now + pause });
        await recallStatements(this.#node, peer, this.#stopping.signal);
      }),
    );
  }

  async #tidyWhenDue(): Promise<void> {
    const now = this.#node.clock();
    if (now - this.#tidied < (this.#pace.tidy ?? 60_000)) return;
    this.#tidied = now;
    await carryOutHandOvers(this.#node);
    await endGrants(this.#node);
    await tellReads(this.#node);
  }

  /** What is granted to us and in force, with the instant of its last change. */
  async #findGranted(): Promise<ReadonlyMap<string, string>> {
    const granted = await this.#node.exchange.read(async (transaction) => {
      const connected = new Set(
        (await transaction.peers()).filter(({ state }) => state === "connected").map(({ node }) => node),
      );
      const grants = await transaction.grants({ direction: "in" });
      return grants.filter(({ state, peer }) => state === "active" && connected.has(peer));
    });
    return new Map(granted.map((grant) => [grant.id, grant.changedAt]));
  }

  #follow(granted: ReadonlyMap<string, string>): void {
    // New terms begin a new snapshot: nobody goes on waiting under the old ones.
    for (const [id, { stop, changedAt }] of this.#followers) if (granted.get(id) !== changedAt) stop.abort();
    for (const [id, changedAt] of granted) if (!this.#followers.has(id)) this.#begin(id, changedAt);
  }

  #begin(grant: string, changedAt: string): void {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#stopping.signal]);
    const done = this.#pullAlong(grant, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) this.#onFailure(error);
      })
      .finally(() => {
        this.#followers.delete(grant);
        if (stop.signal.aborted) this.#wake();
      });
    this.#followers.set(grant, { stop, done, changedAt });
  }

  async #pullAlong(id: string, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const found = await this.#node.exchange.read(async (transaction) => {
        const grant = await transaction.findGrant(id);
        const peer = grant && (await transaction.findPeer(grant.peer));
        return grant && peer ? { grant, peer, followed: await transaction.followed(id) } : undefined;
      });
      if (found?.grant.state !== "active" || found.followed?.stopped !== undefined) return;
      const { grant, peer } = found;
      const outcome = await followGrant(this.#node, peer, grant, { wait: this.#pace.wait, signal });
      if (signal.aborted) return;
      await noteFollowing(this.#node, peer, grant, outcome);
      failures = outcome.ok ? 0 : failures + 1;
      if (!outcome.ok)
        await this.#rest(Math.min(this.#pace.longestPause, 500 * 2 ** Math.min(failures, 12)), signal);
    }
  }

  async #rest(milliseconds: number, signal: AbortSignal = this.#stopping.signal): Promise<void> {
    // Being told to stop is not a failure of resting.
    await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
