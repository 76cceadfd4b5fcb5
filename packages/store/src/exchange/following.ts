// Where this node stands in what each grant delivers to it, and how it last went.
import type { ExchangeReading, ExchangeWriting, Followed } from "@nhipcau/operations/ports/exchange-store.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";

interface FollowedRow {
  readonly grant_id: string;
  readonly epoch: number;
  readonly number: number;
  readonly payload_hash: string | null;
  readonly cursor: string | null;
  readonly receipt: string | null;
  readonly stopped: string | null;
  readonly synced_at: Date | null;
  readonly last_error: string | null;
  readonly last_error_at: Date | null;
  readonly unknown_fields: string[];
  readonly held: number;
}

export function readingFollowed(
  connection: Connection,
): Pick<ExchangeReading, "followed" | "everyFollowed" | "lastPage"> {
  return {
    followed: async (grant) => (await followedWhere(connection, sql`grant_id = ${grant}::uuid`))[0],
    everyFollowed: () => followedWhere(connection, sql`true`),
    lastPage: async (grant) => {
      const [row] = await connection.rows<{ envelope: string }>(
        sql`select envelope from nhipcau.pages where grant_id = ${grant}::uuid order by epoch desc, number desc limit 1`,
      );
      return row?.envelope;
    },
  };
}

export function writingFollowed(
  connection: Connection,
): Pick<ExchangeWriting, "stopFollowing" | "noteFollowed"> {
  return {
    stopFollowing: async (grant, why) => {
      await connection.rows(
        sql`insert into nhipcau.followed (grant_id, stopped) values (${grant}, ${why})
            on conflict (grant_id) do update set stopped = excluded.stopped`,
      );
    },
    noteFollowed: async (grant, { syncedAt, error }) => {
      // Whoever heard from the partner again has no error any more.
      const clears = syncedAt !== undefined && error === undefined;
      await connection.rows(
        sql`insert into nhipcau.followed as f (grant_id, synced_at, last_error, last_error_at)
            values (${grant}, ${syncedAt ?? null}, ${error?.code ?? null}, ${error?.at ?? null})
            on conflict (grant_id) do update set synced_at = coalesce(excluded.synced_at, f.synced_at),
              last_error = case when ${clears} then null else coalesce(excluded.last_error, f.last_error) end,
              last_error_at = case when ${clears} then null else coalesce(excluded.last_error_at, f.last_error_at) end`,
      );
    },
  };
}

async function followedWhere(connection: Connection, condition: RawBuilder<unknown>): Promise<Followed[]> {
  const rows = await connection.rows<FollowedRow>(
    sql`select grant_id, epoch, number, payload_hash, cursor, receipt, stopped, synced_at, last_error, last_error_at, unknown_fields,
          held::float8 as held
        from nhipcau.followed where ${condition}`,
  );
  return rows.map((row) => ({
    grant: row.grant_id,
    epoch: row.epoch,
    number: row.number,
    ...(row.payload_hash === null ? {} : { payloadHash: row.payload_hash }),
    ...(row.cursor === null ? {} : { cursor: row.cursor }),
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
    ...(row.stopped === null ? {} : { stopped: row.stopped }),
    ...(row.synced_at === null ? {} : { syncedAt: row.synced_at.toISOString() }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
    ...(row.last_error_at === null ? {} : { lastErrorAt: row.last_error_at.toISOString() }),
    unknownFields: row.unknown_fields,
    held: row.held,
  }));
}
