// Facts of the programme kept from one reader to the next. What a reader sees depends on the locality it acts for, the
// day it asks for and the moment of the database. In the same moment nothing is read again; in a later one only what the
// journal says has changed since; and in any doubt everything.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { ProgrammeFacts } from "@nhipcau/operations/ports/programme-facts.ts";
import type { Connection } from "../database/database.ts";
import { readChangesSince } from "./changes-since.ts";
import { type DatabaseMoment, isSeenWhole, readMoment } from "./database-moment.ts";
import { readProgrammeFacts } from "./programme-facts.ts";
import { updateFacts } from "./updated-facts.ts";

/** How many answers are kept: a few localities' today, or a few days of one. */
const keptAnswers = 6;

export type FactsReader = (
  connection: Connection,
  locality: string,
  asOf: CalendarDate,
  past: boolean,
) => Promise<ProgrammeFacts>;

interface Remembered {
  readonly moment: DatabaseMoment;
  readonly facts: ProgrammeFacts;
}

/** Reads facts, or remembers them; only for transactions that read one snapshot from beginning to end. */
export function makeRememberedFacts(): FactsReader {
  const kept = new Map<string, Remembered>();
  return async (connection, locality, asOf, past) => {
    const key = [locality, asOf, past].join("\n");
    const moment = await readMoment(connection);
    const facts = await factsNow(connection, kept.get(key), moment, asOf, past);
    // Another reader may have kept later ones meanwhile.
    const meanwhile = kept.get(key);
    const isNewest =
      meanwhile === undefined ||
      meanwhile.moment.ground !== moment.ground ||
      isSeenWhole(meanwhile.moment.snapshot, moment.snapshot);
    kept.delete(key);
    kept.set(key, isNewest ? { moment, facts } : meanwhile); // the one last asked for comes last
    const [oldest] = kept.keys();
    if (kept.size > keptAnswers && oldest !== undefined) kept.delete(oldest);
    return facts;
  };
}

async function factsNow(
  connection: Connection,
  before: Remembered | undefined,
  { snapshot, ground }: DatabaseMoment,
  asOf: CalendarDate,
  past: boolean,
): Promise<ProgrammeFacts> {
  if (before?.moment.ground === ground) {
    if (before.moment.snapshot === snapshot) return before.facts;
    if (isSeenWhole(before.moment.snapshot, snapshot)) {
      const changes = await readChangesSince(connection, before.moment.snapshot);
      if (changes) return updateFacts(connection, before.facts, changes, asOf, past);
    }
  }
  return readProgrammeFacts(connection, asOf, past);
}
