// Writers on connections of their own, past the node: each transaction inserts some records, stays open for a random
// while with others committing around it, and ends in its own time.
import { setTimeout as pause } from "node:timers/promises";
import type { NodeProcess } from "./node-process.ts";
import { seededRandom } from "./seeded-random.ts";

export interface ConcurrentWriting {
  readonly writers: number;
  /** How many each of them commits. */
  readonly transactions: number;
  readonly seed: number;
}

/** Writes reports and gives how many there are then. */
export async function writeConcurrently(
  owner: NodeProcess,
  { writers, transactions, seed }: ConcurrentWriting,
): Promise<number> {
  const counts = await Promise.all(
    Array.from({ length: writers }, (_, writer) => writeAlone(owner, writer, transactions, seed + writer)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function writeAlone(
  owner: NodeProcess,
  writer: number,
  transactions: number,
  seed: number,
): Promise<number> {
  const random = seededRandom(seed);
  const client = await owner.openConnection();
  let written = 0;
  try {
    for (let index = 0; index < transactions; index += 1) {
      await client.query("begin");
      await client.query(
        "select set_config('nhipcau.locality', $1, true), set_config('nhipcau.role', 'specialist', true)",
        [owner.locality],
      );
      for (let part = random.below(3); part >= 0; part -= 1) {
        const count = 1 + random.below(30);
        await client.query(
          `insert into reg.reports (id, author, scope, retired, holds_from, part, date, stage, narrative)
           select $1 || g, $2, 'public', false, '2026-01-01', 'phan', '2026-01-01', 'waiting', 'chờ ' || g from generate_series(1, $3::int) g`,
          [`w${writer}-${index}-${part}-`, owner.locality, count],
        );
        written += count;
        await pause(random.below(random.chance(0.1) ? 200 : 8));
      }
      // Told with the commit, as the node tells of its own.
      await client.query("select pg_notify('nhipcau_journal', '')");
      await client.query("commit");
    }
  } finally {
    await client.end();
  }
  return written;
}
