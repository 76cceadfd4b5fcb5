// The operations' store on PostgreSQL: one transaction for each piece of work, as the person who does it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { ListQuery } from "@nhipcau/operations/ports/list-query.ts";
import type {
  ReadTransaction,
  RecordEnvelope,
  Store,
  Turn,
  WriteTransaction,
} from "@nhipcau/operations/ports/store.ts";
import type { BodyOf, Register } from "@nhipcau/registers/declaration/register.ts";
import { findHandedIn } from "./evidence/evidence-files.ts";
import { sql } from "kysely";
import type { Connection, Database } from "./database/database.ts";
import { readProgrammeFacts } from "./programme/programme-facts.ts";
import { makeRememberedFacts } from "./programme/remembered-facts.ts";
import { countRecords, listRecords, streamRecords } from "./records/list-records.ts";
import { putLastRecord, putRecords } from "./records/put-records.ts";
import { countQuality } from "./records/quality.ts";
import {
  allRecords,
  countsByAuthor,
  countsOfRegisters,
  findRecord,
  findRecords,
  historyOfRecord,
  namesOfRecords,
  referrersOfRecord,
  searchRecords,
} from "./records/read-records.ts";

export interface PostgresStoreOptions {
  readonly database: Database;
  readonly registers: ReadonlyMap<string, Register>;
  /** Told after a commit that wrote something. */
  readonly committed?: () => void;
}

/** A store over a prepared database. */
export function makePostgresStore({ database, registers, committed }: PostgresStoreOptions): Store {
  const rememberedFacts = makeRememberedFacts();
  return {
    registers,
    read: (acting, work) =>
      database.transaction(acting, "read", (connection) =>
        work({
          ...reading(connection, registers, acting),
          programmeFacts: (asOf, past) => rememberedFacts(connection, acting.locality, asOf, past),
        }),
      ),
    write: async (acting, work) => {
      const outcome = await refusable(() =>
        database.transaction(acting, "write", async (connection) => {
          const result = await work(writing(connection, registers, acting));
          if (!result.ok) throw new Refused(result);
          return result;
        }),
      );
      if (outcome.ok) committed?.();
      return outcome;
    },
  };
}

/** Carries a refusal out of a transaction, so that it is rolled back. */
class Refused extends Error {
  readonly outcome: Outcome<never>;

  constructor(outcome: Outcome<never>) {
    super("refused");
    this.outcome = outcome;
  }
}

async function refusable<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    const refusal = refusalOfDatabase(error);
    if (refusal) return { ok: false, refusals: [refusal] };
    throw error;
  }
}

// What PostgreSQL refuses on its own: what a policy does not allow.
function refusalOfDatabase(error: unknown): Refusal | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "42501" ? { code: "forbidden" } : undefined;
}

function reading(
  connection: Connection,
  registers: ReadonlyMap<string, Register>,
  acting: Acting,
): ReadTransaction {
  return {
    list: (register, query) => listRecords(connection, register, query),
    count: (register, query, limit) => countRecords(connection, register, query, limit),
    stream: (register: Register, query: ListQuery) => streamRecords(connection, register, query),
    find: (register, id, asOf) => findRecord(connection, register, id, asOf),
    findMany: (register, ids) => findRecords(connection, register, ids),
    all: async <R extends Register>(register: R, asOf?: CalendarDate) =>
      (await allRecords(connection, register, asOf)) as readonly RecordEnvelope[] as readonly RecordEnvelope<
        BodyOf<R>
      >[],
    names: (register, ids) => namesOfRecords(connection, register, ids),
    history: (register, id) => historyOfRecord(connection, register, id),
    referrers: (register, id) => referrersOfRecord(connection, registers.values(), register, id),
    search: (words, exact, limit) => searchRecords(connection, registers.values(), words, exact, limit),
    counts: () => countsOfRegisters(connection, registers.values()),
    countsByAuthor: (authors) => countsByAuthor(connection, registers.values(), authors),
    quality: (register, freshSince) => countQuality(connection, registers, register, freshSince),
    programmeFacts: (asOf, past) => readProgrammeFacts(connection, asOf, past),
    asEverySide: async (work) => {
      await readFor(connection, noLocality);
      // After a failure the transaction is undone, and nothing more is read in it.
      const result = await work(reading(connection, registers, { ...acting, locality: noLocality }));
      await readFor(connection, acting.locality);
      return result;
    },
    handedIn: (digest, locality) => findHandedIn(connection, digest, locality),
    findAnswer: (key) => findAnswer(connection, key),
  };
}

// Signed in, and nobody: what is shared is seen, and no locality's own.
const noLocality = "-";

async function readFor(connection: Connection, locality: string): Promise<void> {
  await connection.rows(sql`select set_config('nhipcau.locality', ${locality}, true)`);
}

async function findAnswer(
  connection: Connection,
  key: string,
): Promise<{ request: string; answer: unknown } | undefined> {
  const rows = await connection.rows<{ request: string; answer: unknown }>(
    sql`select request, answer from nhipcau.answers where key = ${key}`,
  );
  return rows[0];
}

function writing(
  connection: Connection,
  registers: ReadonlyMap<string, Register>,
  acting: Acting,
): WriteTransaction {
  let given = ""; // the reason the transaction was last told
  const giveReason = (reason: string): void => {
    if (reason !== given) connection.send(sql`select set_config('nhipcau.reason', ${reason}, true)`);
    given = reason;
  };
  return {
    ...reading(connection, registers, acting),
    findAnswer: async (key) => {
      // The same request sent twice at once takes turns: the second finds the first one's answer. The look-up is sent
      // behind the lock and starts when that is held.
      connection.send(sql`select pg_advisory_xact_lock(7004, hashtext(${`${acting.person}\n${key}`}))`);
      return findAnswer(connection, key);
    },
    put: async (register, versions, reason = "") => {
      giveReason(reason);
      const written = await putRecords(connection, register, versions, acting);
      if (written.ok) await followed(connection, register);
      return written;
    },
    putLast: async (register, version, reason = "") => {
      giveReason(reason);
      if (register.name !== successions) return putLastRecord(connection, register, version, acting);
      const written = await putRecords(connection, register, [version], acting);
      if (!written.ok) return written;
      await followed(connection, register);
      const [record] = written.value;
      if (!record) throw new Error("one version was written and none came back");
      return { ok: true, value: record };
    },
    // A lock of the database's own, given back when the commit can be seen; each later statement reads what is committed.
    takeTurn: async (turn) => {
      await connection.rows(sql`select pg_advisory_xact_lock(7005, ${turnNumbers[turn]})`);
    },
    // Nothing is asked of the database after it: it goes with the commit.
    keepAnswer: async (key, request, answer) => {
      connection.send(
        sql`insert into nhipcau.answers (person, key, request, answer) values (${acting.person}, ${key}, ${request}, ${JSON.stringify(answer)}::text::jsonb)`,
      );
    },
  };
}

const turnNumbers: Readonly<Record<Turn, number>> = {
  waits: 1,
  petitions: 2,
  deadlines: 3,
  decisions: 4,
  "take-overs": 5,
  explanations: 6,
  reviews: 7,
};

const successions = "locality-successions";

// Who answers for whom follows from the successions, in the same transaction.
async function followed(connection: Connection, register: Register): Promise<void> {
  if (register.name === successions) await connection.rows(sql`select nhipcau.refresh_stewardship()`);
}
