// What a running node does by itself, at the start and every hour: successions whose day has come take effect, uploads
// nobody came back for, files no record names, answers nobody will ask for again and sessions that are over are removed.
import type { EvidenceFiles } from "@nhipcau/operations/ports/evidence-files.ts";
import type { Spool } from "@nhipcau/operations/ports/spool.ts";
import type { Database } from "@nhipcau/store/database/database.ts";
import { sql } from "kysely";

const hour = 60 * 60 * 1000;

export interface HouseKept {
  readonly database: Database;
  readonly spool: Spool;
  readonly evidence: Pick<EvidenceFiles, "forgetUnnamed">;
  /** Removes sessions and tries that are long over. */
  readonly tidyPeople?: () => Promise<void>;
}

/** Keeps house until it is told to stop. A round that fails is told to `onFailure`, and the next one tries again. */
export async function keepHouse(
  { database, spool, evidence, tidyPeople }: HouseKept,
  onFailure: (error: unknown) => void,
): Promise<{ stop(): void }> {
  const round = async (): Promise<void> => {
    await database.rows(sql`select nhipcau.refresh_stewardship()`);
    await database.rows(sql`select nhipcau.forget_answers()`);
    await spool.expire();
    await tidyPeople?.();
    await evidence.forgetUnnamed();
  };
  await round();
  const timer = setInterval(() => void round().catch(onFailure), hour);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
