// Writing one record with its journal entry through the store, against one prepared INSERT of the same row into a table
// with the same columns and indexes and nothing else: no journal, no versions, no row rules. Both commit durably.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import pg from "pg";
import { type BenchNode, describeMachine, median, onBenchNode, spread } from "./bench-node.ts";

const acting: Acting = { person: "bench", locality: "QN", agency: "SXD-QN", role: "specialist" };
const millisecondsARun = 3000;
const runs = 5;
let made = 0;

function bodyOf(number: number) {
  const narrative = `Đã hoàn thành khối lượng đắp nền đường đoạn ${number}, đang thi công móng trụ và giải phóng mặt bằng phần còn lại.`;
  return {
    part: `CK-${number % 500}-QN`,
    date: "2026-05-14",
    stage: "in-progress",
    percent: number % 100,
    forecastDate: "2026-12-31",
    narrative,
  };
}

async function writesASecond(writers: number, write: (writer: number) => Promise<void>): Promise<number> {
  const started = performance.now();
  let written = 0;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() - started < millisecondsARun) {
        await write(writer);
        written += 1;
      }
    }),
  );
  return (written / (performance.now() - started)) * 1000;
}

async function storeWrite({ store }: BenchNode): Promise<void> {
  const number = ++made;
  const version = {
    id: `s-${number}`,
    body: bodyOf(number),
    holdsFrom: "2026-05-14" as CalendarDate,
    scope: "public" as const,
    expected: 0,
  };
  const outcome = await store.write(acting, (transaction) => transaction.putLast(reports, version));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
}

const bareInsert = `insert into bare.reports (id, version, author, scope, retired, holds_from, recorded_at, part, date, stage, percent, "forecastDate", narrative)
  values ($1, 1, 'QN', 'public', false, $3, now(), $2, $3, $4, $5, $6, $7) returning id, version, recorded_at`;

async function bareWrite(client: pg.Client | undefined): Promise<void> {
  const number = ++made;
  const { part, date, stage, percent, forecastDate, narrative } = bodyOf(number);
  await client?.query({
    name: "bare",
    text: bareInsert,
    values: [`b-${number}`, part, date, stage, percent, forecastDate, narrative],
  });
}

async function compare(node: BenchNode, clients: readonly pg.Client[], writers: number): Promise<void> {
  const [own, bare, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run <= runs; run++) {
    const bareRate = await writesASecond(writers, (writer) => bareWrite(clients[writer]));
    const ownRate = await writesASecond(writers, () => storeWrite(node));
    if (run === 0) continue; // plans, caches and the first pages of the files
    own.push(ownRate);
    bare.push(bareRate);
    ratios.push(ownRate / bareRate);
  }
  console.log(`| ${writers} | ${spread(own)} | ${spread(bare)} | ${spread(ratios, 2)} |`);
  if (median(ratios) < 0.7) console.log(`  below the target of 0.7 at ${writers} connections`);
}

console.log(
  `Write of one record with journal; ${describeMachine()}; medians of ${runs} runs of ${millisecondsARun / 1000} s (smallest–largest)\n`,
);
console.log("| connections | store, writes/s | bare INSERT, writes/s | ratio |\n|---|---|---|---|");
await onBenchNode(10, async (node) => {
  const clients = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const client = new pg.Client({ connectionString: node.prepared.ownerUrl });
      await client.connect();
      return client;
    }),
  );
  await clients[0]?.query("create schema bare; create table bare.reports (like reg.reports including all)");
  for (const writers of [1, 10]) await compare(node, clients, writers);
  await Promise.all(clients.map((client) => client.end()));
});
