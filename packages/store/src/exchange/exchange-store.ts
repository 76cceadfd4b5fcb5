// The exchange's port on PostgreSQL: every piece of work is one transaction of the node itself, for no locality; the
// tables' policies ask whether it is the application that comes.
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type {
  ExchangeReading,
  ExchangeStore,
  ExchangeWriting,
} from "@nhipcau/operations/ports/exchange-store.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { sql } from "kysely";
import type { Connection, Database } from "../database/database.ts";
import { readingFollowed, writingFollowed } from "./following.ts";
import { readingGrantedFile } from "./granted-file.ts";
import { readGrantedPage, readingDeliveries, writingDeliveries } from "./granted-pages.ts";
import { takeNonce } from "./nonces.ts";
import { readingPeersAndGrants, writingPeersAndGrants } from "./peers-and-grants.ts";
import { writingReads } from "./reads.ts";
import { applyPage, writingReceived } from "./received-pages.ts";
import { databaseError, orUndo, refusable } from "./refusable.ts";
import { sampleOfTerms } from "./sample-of-terms.ts";
import { readingStatements, writingStatements } from "./statements.ts";
import { readingTrace, writingTrace } from "./trace-records.ts";
import { takeOver } from "./take-over.ts";

export interface ExchangeStoreOptions {
  readonly database: Database;
  readonly registers: ReadonlyMap<string, Register>;
  /** Those this node works for: what is handed over to them becomes its own. */
  readonly localities: readonly string[];
  /** Told after a page was applied or copies went, so that those who look at them look again. */
  readonly committed?: () => void;
}

const node = systemOf("");

/** A store of the exchange over a prepared database. */
export function makeExchangeStore(options: ExchangeStoreOptions): ExchangeStore {
  const { database, committed } = options;
  const inTransaction = async <T>(
    work: (connection: Connection) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const outcome = await refusable(
      () => database.transaction(node, "write", async (connection) => orUndo(await work(connection))),
      refusalOfDatabase,
    );
    if (outcome.ok) committed?.();
    return outcome;
  };
  return {
    self: async () => {
      const [row] = await database.transaction(node, "read", (connection) =>
        connection.rows<{ node: string; epoch: number }>(sql`select id as node, epoch from nhipcau.node`),
      );
      if (!row) throw new Error("the database does not say which node it is");
      return row;
    },
    read: (work) => database.transaction(node, "read", (connection) => work(reading(connection))),
    write: (work) => inTransaction((connection) => work(writing(connection, options))),
    takeNonce: (keyId, nonce, expiresAt) =>
      database.transaction(node, "write", (connection) => takeNonce(connection, keyId, nonce, expiresAt)),
    grantedPage: (request) =>
      database.transaction(node, "read", (connection) => readGrantedPage(connection, request)),
    applyPage: (page) => inTransaction((connection) => applyPage(connection, page)),
  };
}

function reading(connection: Connection): ExchangeReading {
  return {
    ...readingStatements(connection),
    ...readingPeersAndGrants(connection),
    ...readingFollowed(connection),
    ...readingDeliveries(connection),
    ...readingTrace(connection),
    ...readingGrantedFile(connection),
    registersHeld: async (authors) => {
      const [row] = await connection.rows<{ held: string[] }>(
        sql`select nhipcau.registers_held(${[...authors]}::text[]) as held`,
      );
      return row?.held ?? [];
    },
    sampleOfTerms: (terms, personal, most) => sampleOfTerms(connection, terms, personal, most),
  };
}

function writing(connection: Connection, { localities }: ExchangeStoreOptions): ExchangeWriting {
  return {
    ...reading(connection),
    ...writingStatements(connection),
    ...writingPeersAndGrants(connection),
    ...writingFollowed(connection),
    ...writingDeliveries(connection),
    ...writingReceived(connection),
    ...writingReads(connection),
    ...writingTrace(connection),
    takeOver: (register) => takeOver(connection, register, localities),
    refreshStewardship: async () => {
      await connection.rows(sql`select nhipcau.refresh_stewardship()`);
    },
  };
}

// Two offers of one register at the same moment: the index of open grants lets one of them in.
function refusalOfDatabase(error: unknown): Refusal | undefined {
  const { code, constraint } = databaseError(error);
  return code === "23505" && constraint === "grants_open" ? { code: "grant-exists" } : undefined;
}
