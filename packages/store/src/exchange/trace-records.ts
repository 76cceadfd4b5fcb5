// What people ask about the exchange after the fact, on PostgreSQL: flows, alarms, where a record came from and went, who
// read it (X-52, X-53).
import type {
  Alarm,
  ExchangeTraceWriting,
  ExchangeTracing,
  PageOnFile,
  Period,
  Traffic,
} from "@nhipcau/operations/ports/exchange-trace.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { deliveriesWhere } from "./granted-pages.ts";
import { statementsWhere } from "./statements.ts";
import { countReads, readsHereWhere, readsThere } from "./trace-reads.ts";

export function readingTrace(connection: Connection): ExchangeTracing {
  return {
    statementsOf: (families) =>
      statementsWhere(connection, sql`split_part(s.type, '.', 1) = any (${[...families]}::text[])`),
    traffic: (period) => traffic(connection, period),
    alarms: () => alarms(connection),
    openInvitations: async (now) => {
      const rows = await connection.rows<{ id: string; expires_at: Date }>(
        sql`select id, expires_at from nhipcau.invitations where used_by is null and expires_at > ${now}::timestamptz order by expires_at, id`,
      );
      return rows.map(({ id, expires_at: expires }) => ({ id, expiresAt: expires.toISOString() }));
    },
    recordPlace: (register, id) => recordPlace(connection, register, id),
    findPage: async (id) => (await pagesWhere(connection, sql`p.id = ${id}::bigint`, 1))[0],
    pagesOf: (peer, { from, until }, most) =>
      pagesWhere(
        connection,
        sql`p.grant_id in (select id from nhipcau.grants where peer = ${peer}::uuid and direction = 'in')
            and p.encoding <> 'erased' and p.kept_at >= ${from}::timestamptz and p.kept_at < ${until}::timestamptz`,
        most,
      ),
    deliveriesTo: async (peer, { from, until }, most) =>
      (
        await deliveriesWhere(
          connection,
          sql`grant_id in (select id from nhipcau.grants where peer = ${peer}::uuid and direction = 'out')
              and served_at >= ${from}::timestamptz and served_at < ${until}::timestamptz`,
          most,
        )
      ).toReversed(),
    findDeliveryOf: (grant, record) => findDeliveryOf(connection, grant, record),
    readsHere: (register, record, most) =>
      readsHereWhere(
        connection,
        sql`register = ${register} and record_id = ${record} order by at desc, id desc limit ${most}`,
      ),
    readsThere: (register, record, most) => readsThere(connection, register, record, most),
    countReads: async (peer, period) => ({
      here: await countReads(connection, sql`nhipcau.reads`, peer, period),
      there: await countReads(connection, sql`nhipcau.partner_reads`, peer, period),
    }),
    untoldReads: (most) => readsHereWhere(connection, sql`told_in is null order by id limit ${most}`),
  };
}

export function writingTrace(connection: Connection): ExchangeTraceWriting {
  return {
    noteReadOfCopy: async ({ register, record, version, at, locality, agency = null, role }, since) => {
      const place = await recordPlace(connection, register, record);
      if (place?.page === undefined) return false;
      await connection.rows(
        sql`insert into nhipcau.reads (grant_id, register, record_id, version, at, locality, agency, role)
            select p.grant_id, ${register}, ${record}, ${version ?? place.version}::integer, ${at}::timestamptz, ${locality}, ${agency}::text, ${role}
            from nhipcau.pages p where p.id = ${place.page}::bigint and not exists (
              select from nhipcau.reads r where r.register = ${register} and r.record_id = ${record} and r.at > ${since}::timestamptz
                and r.version = ${version ?? place.version}::integer and r.locality = ${locality} and r.agency is not distinct from ${agency}::text and r.role = ${role})`,
      );
      return true;
    },
    markTold: async (reads, statement) => {
      await connection.rows(
        sql`update nhipcau.reads set told_in = ${statement}::uuid where id = any (${[...reads]}::bigint[])`,
      );
    },
    seeAlarm: async (id, person, at) => {
      const [seen] = await connection.rows<{ grant_id: string | null; kind: string }>(
        sql`update nhipcau.evidence set seen_by = coalesce(seen_by, ${person}), seen_at = coalesce(seen_at, ${at}::timestamptz)
            where id = ${id}::uuid returning grant_id, kind`,
      );
      if (!seen) return false;
      // Another alarm of the same grant that nobody looked at keeps it stopped.
      if (seen.kind === "equivocation")
        await connection.rows(
          sql`update nhipcau.followed set stopped = null where grant_id = ${seen.grant_id}::uuid and not exists (
                select from nhipcau.evidence where grant_id = ${seen.grant_id}::uuid and kind = 'equivocation' and seen_at is null)`,
        );
      return true;
    },
  };
}

interface TrafficRow {
  readonly grant_id: string;
  readonly pages: number;
  readonly rows: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly receipts: number;
  readonly last_receipt_at: Date | null;
}

async function traffic(connection: Connection, period: Period | undefined): Promise<Traffic[]> {
  const within = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    period === undefined
      ? sql`true`
      : sql`${column} >= ${period.from}::timestamptz and ${column} < ${period.until}::timestamptz`;
  // A page signed twice because its answer was lost is one page.
  const rows = await connection.rows<TrafficRow>(
    sql`select grant_id, count(distinct (epoch, number))::integer as pages, sum(row_count) filter (where is_first)::float8 as rows,
          min(served_at) as first_at, max(served_at) as last_at, count(receipt)::integer as receipts, max(receipt_at) as last_receipt_at
        from (select *, row_number() over (partition by grant_id, epoch, number order by served_at desc) = 1 as is_first
              from nhipcau.deliveries where ${within(sql`served_at`)}) d group by grant_id
        union all
        select grant_id, count(*)::integer, sum(row_count)::float8, min(kept_at), max(kept_at), 0, null
        from nhipcau.pages where ${within(sql`kept_at`)} group by grant_id`,
  );
  return rows.map((row) => ({
    grant: row.grant_id,
    pages: row.pages,
    rows: row.rows,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    receipts: row.receipts,
    ...(row.last_receipt_at === null ? {} : { lastReceiptAt: row.last_receipt_at.toISOString() }),
  }));
}

async function alarms(connection: Connection): Promise<Alarm[]> {
  const rows = await connection.rows<{
    id: string;
    kind: Alarm["kind"];
    peer: string;
    grant_id: string | null;
    found_at: Date;
    seen_at: Date | null;
  }>(
    sql`select id, kind, peer, grant_id, found_at, seen_at from nhipcau.evidence order by found_at desc, id limit 200`,
  );
  return rows.map(({ id, kind, peer, grant_id: grant, found_at: found, seen_at: seen }) => ({
    id,
    kind,
    peer,
    ...(grant === null ? {} : { grant }),
    foundAt: found.toISOString(),
    ...(seen === null ? {} : { seenAt: seen.toISOString() }),
  }));
}

async function recordPlace(
  connection: Connection,
  register: string,
  id: string,
): ReturnType<ExchangeTracing["recordPlace"]> {
  const [row] = await connection.rows<{
    version: number;
    author: string;
    scope: "public" | "shared" | "internal";
    page: number | null;
    epoch: number | null;
    xid: number | null;
    seq: string | null;
  }>(
    sql`select version, author, scope, page, epoch, xid, seq::text as seq from nhipcau.record_place(${register}, ${id})`,
  );
  if (!row) return undefined;
  const { version, author, scope, page, epoch, xid, seq } = row;
  return {
    version,
    author,
    scope,
    ...(page === null ? {} : { page: Number(page) }),
    ...(epoch === null || xid === null || seq === null
      ? {}
      : { written: { epoch, transaction: Number(xid), sequence: seq } }),
  };
}

async function pagesWhere(
  connection: Connection,
  condition: RawBuilder<unknown>,
  most: number,
): Promise<PageOnFile[]> {
  const rows = await connection.rows<{
    grant_id: string;
    epoch: number;
    number: number;
    payload_hash: string;
    envelope: string;
    encoding: string;
    file: Buffer;
    kept_at: Date;
  }>(
    sql`select p.grant_id, p.epoch, p.number, p.payload_hash, p.envelope, p.encoding, p.file, p.kept_at
        from nhipcau.pages p where ${condition} order by p.id limit ${most}`,
  );
  return rows.map(({ grant_id: grant, payload_hash: payloadHash, kept_at: keptAt, ...page }) => ({
    ...page,
    grant,
    payloadHash,
    keptAt: keptAt.toISOString(),
  }));
}

async function findDeliveryOf(
  connection: Connection,
  grant: string,
  { id, written }: Parameters<ExchangeTracing["findDeliveryOf"]>[1],
): ReturnType<ExchangeTracing["findDeliveryOf"]> {
  const { epoch, transaction, sequence } = written;
  const [row] = await connection.rows<{
    epoch: number;
    number: number;
    served_at: Date;
    receipt_at: Date | null;
  }>(
    sql`select d.epoch, d.number, d.served_at,
          (select min(l.receipt_at) from nhipcau.deliveries l where l.grant_id = d.grant_id and l.epoch = d.epoch and l.number >= d.number) as receipt_at
        from nhipcau.deliveries d join nhipcau.grants g on g.id = d.grant_id, lateral (select nhipcau.cursor_members(d.upto) as c) place
        where d.grant_id = ${grant}::uuid and d.epoch >= ${epoch} and starts_with(c->>1, g.number || '-')
          and case when c->>4 = 'j' then d.epoch > ${epoch} or ((c->>5)::bigint, (c->>6)::bigint) >= (${transaction}::bigint, ${sequence}::bigint)
                else (d.epoch > ${epoch} or (c->>5)::bigint >= ${transaction}::bigint) and c->>6 >= ${id} end
        order by d.epoch, d.number, d.receipt_at nulls last limit 1`,
  );
  return (
    row && {
      epoch: row.epoch,
      number: row.number,
      servedAt: row.served_at.toISOString(),
      ...(row.receipt_at === null ? {} : { receiptAt: row.receipt_at.toISOString() }),
    }
  );
}
