// One node as a process of its own for bench/exchange.ts: opened on a database, listening, told over IPC what to do. It
// follows nothing by itself, so that what is timed begins when it is told.
import { setTimeout as pause } from "node:timers/promises";
import { listen, type Listening } from "@nhipcau/cli/node/listen.ts";
import { openNode } from "@nhipcau/cli/node/open-node.ts";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { followGrant } from "@nhipcau/operations/exchange/follow-grant.ts";
import { answerGrant, offerGrant } from "@nhipcau/operations/exchange/grants.ts";
import { acceptInvitation, confirmPeer, invitePeer } from "@nhipcau/operations/exchange/peers.ts";
import { deliverStatements } from "@nhipcau/operations/exchange/deliver-statements.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { ExchangeWriting, KeptPage } from "@nhipcau/operations/ports/exchange-store.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { followPlainFeed, servePlainFeed } from "./plain-feed.ts";

export interface Asked {
  readonly id: number;
  readonly what: keyof typeof answers;
  readonly given: unknown;
}

const [databaseUrl = "", folder = "", locality = "QN", follows = "waits", host = "127.0.0.1", endpoint = ""] =
  process.argv.slice(2);
const node = taken(await openNode({ databaseUrl, folder }));
const listening: Listening = taken(
  await listen(node, {
    host,
    port: 0,
    ...(endpoint === "" ? {} : { endpoint }),
    demonstration: false,
    localities: [locality],
    requestsPerMinute: 1_000_000,
  }),
);
const { node: exchange } = listening.exchange;
if (follows === "waits") await listening.running.stop();

// Whoever waits to see a record is told when the transaction that brought it has committed.
const seeing = new Map<string, (instant: number) => void>();
const applyPage = exchange.exchange.applyPage.bind(exchange.exchange);
Object.assign(exchange.exchange, {
  applyPage: async (page: KeptPage) => {
    const outcome = await applyPage(page);
    const at = instant();
    for (const [id, told] of seeing) if (page.given.json.includes(`"$id":"${id}"`)) told(at);
    return outcome;
  },
});

let plain: Awaited<ReturnType<typeof followPlainFeed>> = { number: 0 };

const answers = {
  self: async () => exchange.node,
  address: async () => listening.address,
  invite: async () => taken(await invitePeer(exchange)).file,
  accept: async (file: unknown) =>
    taken(await acceptInvitation(exchange, String(file), { privateAddress: true })),
  confirm: async (peer: unknown) =>
    taken(await confirmPeer(exchange, String(peer), { privateAddress: true })),
  offer: async (given: unknown) =>
    taken(await offerGrant(exchange, given as { peer: string; terms: Terms })).grant,
  answer: async (grant: unknown) => taken(await answerGrant(exchange, String(grant), { accept: true })),
  deliver: async () => deliverStatements(exchange),
  /** Writes so many reports in transactions of 500; gives how many a second. */
  write: async (given: unknown) => writeReports(given as Writing),
  /** Pulls until nothing is left; gives seconds and pages. */
  follow: async (id: unknown) => {
    const { grant, peer } = await exchange.exchange.read(async (transaction) => {
      const found = await transaction.findGrant(String(id));
      return { grant: found, peer: found && (await transaction.findPeer(found.peer)) };
    });
    if (!grant || !peer) throw new Error("no such grant");
    const started = performance.now();
    const pages = taken(await followGrant(exchange, peer, grant, { wait: 0 }));
    return { seconds: (performance.now() - started) / 1000, pages };
  },
  /** The feed without what makes it provable; gives its address. */
  servePlain: async () => servePlainFeed(exchange.exchange),
  /** Pulls from it, on from where it stood, until nothing is left. */
  followPlain: async (given: unknown) => {
    const { address, ...asked } = given as { address: string; grant: string; peer: string };
    plain = await followPlainFeed(exchange.exchange, address, asked, plain);
  },
  /** Writes one report; gives the instant after its commit. */
  writeOne: async (number: unknown) => {
    await writeReports({ count: 1, from: Number(number), size: 1 });
    return instant();
  },
  /** The instant after the commit that brought a record. */
  see: async (id: unknown) => new Promise<number>((resolve) => seeing.set(String(id), resolve)),
  /** Peers and grants as if they had been agreed; for many partners at once. */
  partners: async (given: unknown) =>
    taken(
      await exchange.exchange.write(async (transaction) => {
        for (const { peer, grants } of given as readonly Partner[]) {
          await transaction.putPeer(peer);
          for (const grant of grants) await transaction.putGrant(grant);
        }
        return done(undefined);
      }),
    ),
  /** Writes reports about parts in turn, so many a second; gives how many. */
  writeSteadily: async (given: unknown) => {
    const { seconds, aSecond, parts, from } = given as Record<
      "seconds" | "aSecond" | "parts" | "from",
      number
    >;
    const started = performance.now();
    let number = 0;
    for (; number < seconds * aSecond; number++) {
      await writeReports({ count: 1, from: from + number, size: 1, part: `P-${number % parts}` });
      await pause(Math.max(0, started + ((number + 1) * 1000) / aSecond - performance.now()));
    }
    return number;
  },
  /** Processor time of this process so far, in milliseconds. */
  processor: async () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  /** Bytes now, and the most there have been. */
  memory: async () => ({ now: process.memoryUsage().rss, most: process.resourceUsage().maxRSS * 1024 }),
};

process.on("message", (asked: Asked) => {
  answers[asked.what](asked.given).then(
    (value: unknown) => process.send?.({ id: asked.id, value }),
    (error: unknown) => process.send?.({ id: asked.id, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.({ id: 0, value: listening.address });

interface Partner {
  readonly peer: Parameters<ExchangeWriting["putPeer"]>[0];
  readonly grants: readonly Parameters<ExchangeWriting["putGrant"]>[0][];
}

interface Writing {
  readonly count: number;
  readonly from: number;
  readonly size: number;
  readonly part?: string;
}

async function writeReports({ count, from, size, part }: Writing): Promise<void> {
  const filling = "Đã hoàn thành khối lượng đắp nền đường, đang thi công móng trụ; ".repeat(3);
  for (let start = from; start < from + count; start += size) {
    const versions = Array.from({ length: Math.min(size, from + count - start) }, (_, index) => ({
      id: `bench-${start + index}`,
      body: {
        part: part ?? `CK-${(start + index) % 5000}-QN`,
        date: "2026-05-14",
        stage: "in-progress",
        percent: (start + index) % 100,
        forecastDate: "2026-12-31",
        narrative: `Lý trình km ${start + index}: ${filling}`,
      },
      holdsFrom: "2026-05-14" as never,
      scope: "public" as const,
      expected: 0,
    }));
    taken(await node.store.write(systemOf(locality), (transaction) => transaction.put(reports, versions)));
  }
}

// Milliseconds since 1970 with fractions, by the one clock all processes of a machine share.
function instant(): number {
  return performance.timeOrigin + performance.now();
}

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
