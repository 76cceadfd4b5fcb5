// Facts of the programme kept from one reader to the next while nothing was written. What a reader sees depends on the
// locality it acts for, the day it asks for and the database's snapshot: where all three are the same the rows are the
// same, so nothing has to be read again. One commit anywhere makes another snapshot, and the facts are read anew.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { ProgrammeFacts } from "@nhipcau/operations/ports/programme-facts.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { readProgrammeFacts } from "./programme-facts.ts";

/** How many answers are kept: a few localities' today, or a few days of one. */
const keptAnswers = 6;

export type FactsReader = (
  connection: Connection,
  locality: string,
  asOf: CalendarDate,
  past: boolean,
) => Promise<ProgrammeFacts>;

/** Reads facts, or remembers them; only for transactions that read one snapshot from beginning to end. */
export function makeRememberedFacts(): FactsReader {
  const kept = new Map<string, ProgrammeFacts>();
  return async (connection, locality, asOf, past) => {
    const [row] = await connection.rows<{ snapshot: string }>(
      sql`select pg_current_snapshot()::text as snapshot`,
    );
    const key = [locality, asOf, past, row?.snapshot].join("\n");
    const remembered = kept.get(key);
    if (remembered) return remembered;
    const facts = await readProgrammeFacts(connection, asOf, past);
    kept.set(key, facts);
    const [oldest] = kept.keys();
    if (kept.size > keptAnswers && oldest !== undefined) kept.delete(oldest);
    return facts;
  };
}
