// The two servers that bench/list.ts compares, each started as a process of its own: ours, and a bare Fastify handler
// with the same SQL, in the same kind of transaction, under the same row-level security.
import { fastify, type FastifyInstance } from "fastify";
import pg from "pg";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { makeTableFiles } from "@nhipcau/files/tables/table-files.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { makeServer } from "@nhipcau/server/server.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { makeEvidenceFiles } from "@nhipcau/store/evidence/evidence-files.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";

/** What is asked of both: bridges, the longest name first. */
export const servedList =
  "/api/registers/transport-projects/records?filter=kind:eq:bridge&sort=-name&limit=25";

const [, , kind, url] = process.argv;
if ((kind === "ours" || kind === "bare") && url !== undefined) {
  const server = await (kind === "ours" ? ours(url) : bare(url));
  process.send?.(await server.listen({ host: "127.0.0.1", port: 0 }));
}

async function ours(appUrl: string): Promise<FastifyInstance> {
  const registers = new Map((await loadRegisters()).map((register) => [register.name, register]));
  const nothing = () => Promise.reject(new Error("not asked for here"));
  const database = new Database({ url: appUrl, connections: 10 });
  return makeServer(
    {
      store: makePostgresStore({ database, registers }),
      notices: makeNoticeStore(database),
      node: {
        name: { vi: "", en: "" },
        localities: [],
        version: "0",
        illustrative: false,
        asOf: calendarDate("2026-01-15"),
      },
      clock: () => 0,
      makeId: () => "",
      tables: makeTableFiles(),
      spool: { put: nothing, open: nothing, remove: nothing, expire: nothing },
      evidence: {
        files: makeEvidenceFiles({ database: new Database({ url: appUrl, connections: 1 }), clock: () => 0 }),
        mediaOf: nothing,
      },
      reviewDocument: nothing,
      petitionDocument: nothing,
      minutesDocument: nothing,
      liveChanges: { subscribe: () => () => undefined },
      ready: () => Promise.resolve(true),
    },
    { secret: "only-for-measuring-only-for-measuring", requestsPerMinute: 100_000_000 },
  );
}

// As one would write it by hand for speed: the statements our server sends for this list, word for word and in their
// order, and the rows as they are for an answer.
async function bare(appUrl: string): Promise<FastifyInstance> {
  const statements = await statementsOf(appUrl);
  if (statements.length < 3) throw new Error("the list was not asked of the database");
  const pool = new pg.Pool({ connectionString: appUrl, max: 10 });
  const server = fastify();
  server.get("/api/registers/transport-projects/records", async () => {
    const client = await pool.connect();
    try {
      const rows: unknown[][] = [];
      for (const statement of statements) rows.push((await client.query(statement)).rows as unknown[]);
      // One row more is asked for, to know whether a page follows.
      return { records: rows[1]?.slice(0, 25), names: rows[2] };
    } finally {
      client.release();
    }
  });
  return server;
}

async function statementsOf(appUrl: string): Promise<pg.QueryConfig[]> {
  const server = await ours(appUrl);
  await server.inject(servedList);
  const sent: pg.QueryConfig[] = [];
  const prototype: { query: unknown } = pg.Client.prototype;
  const original = prototype.query as (...all: unknown[]) => unknown;
  prototype.query = function spy(this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | pg.QueryConfig];
    sent.push(typeof asked === "string" ? { text: asked } : { ...asked });
    return original.apply(this, given);
  };
  await server.inject(servedList);
  prototype.query = original;
  await server.close();
  return sent;
}
