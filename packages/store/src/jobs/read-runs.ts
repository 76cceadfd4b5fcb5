// The latest runs of the jobs, read from the queue's own table: the library lists them oldest first.
import type { Db } from "pg-boss";
import { jobsSchema } from "./prepare-jobs.ts";

export interface RunRow {
  readonly id: string;
  readonly name: string;
  readonly state: "created" | "retry" | "active" | "completed" | "cancelled" | "failed";
  readonly made: Date;
  readonly started: Date | null;
  readonly ended: Date | null;
  readonly retries: number;
  readonly output: Readonly<Record<string, unknown>> | null;
}

/** The newest `most` runs of each queue, or of one. */
export async function readRuns(database: Db, most: number, name?: string): Promise<readonly RunRow[]> {
  const { rows } = await database.executeSql(
    `select j.* from ${jobsSchema}.queue q cross join lateral (
       select id::text, name, state::text, created_on as made, started_on as started, completed_on as ended,
         retry_count as retries, output
       from ${jobsSchema}.job where job.name = q.name order by created_on desc, id desc limit $1) j
     where $2::text is null or q.name = $2 order by j.name, j.made desc`,
    [most, name ?? null],
  );
  return rows as RunRow[];
}
