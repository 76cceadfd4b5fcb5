// The owner's side: what a grant lets out after a position, which only the database decides (L-05), and the word of every
// page that was signed, with the receipt that came back.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { isRefusalCode } from "@nhipcau/domain/refusals.ts";
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type {
  Delivery,
  ExchangeReading,
  ExchangeStore,
  ExchangeWriting,
  GrantedPage,
} from "@nhipcau/operations/ports/exchange-store.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** The last line of nhipcau.granted_page. */
interface Head {
  readonly refused?: string;
  readonly register: string;
  readonly number: number;
  readonly tag: string;
  readonly epoch: number;
  /** Of the page; the position after it may be of another. */
  readonly pagePhase: "snapshot" | "journal";
  readonly phase: "snapshot" | "journal";
  readonly transaction: number | null;
  readonly sequence: string | null;
  readonly start: number | null;
  readonly after: string | null;
  readonly fields: readonly string[];
  readonly whole: boolean;
  readonly begins: boolean;
  readonly ends: boolean;
  readonly last: boolean;
}

/** Reads one page in the caller's transaction, which must be one snapshot from beginning to end. */
export async function readGrantedPage(
  connection: Connection,
  { grant, peer, personal, after, most, today }: Parameters<ExchangeStore["grantedPage"]>[0],
): Promise<Outcome<GrantedPage>> {
  const place = after === undefined ? null : JSON.stringify(after);
  const day = today === undefined ? sql`` : sql`, ${today}::date`;
  const read = connection.rows<{ line: string }>(
    sql`select line from nhipcau.granted_page(${grant}::uuid, ${peer}::uuid, ${[...personal]}::text[], ${place}::text::jsonb, ${most}::integer${day}) line`,
  );
  connection.end(); // nothing else is read
  const rows = await read;
  const last = rows.at(-1);
  if (!last) throw new Error("nhipcau.granted_page gave no head");
  const head = JSON.parse(last.line) as Head;
  if (head.refused !== undefined) {
    if (!isRefusalCode(head.refused)) throw new Error(`nhipcau.granted_page refused with ${head.refused}`);
    return refused({ code: head.refused });
  }
  const { register, number, epoch, pagePhase: phase, fields, whole, begins, ends, last: isLast } = head;
  const lines = rows.slice(0, -1).map(({ line }) => line);
  return done({
    register,
    number,
    epoch,
    phase,
    fields,
    rows: lines,
    whole,
    begins,
    ends,
    last: isLast,
    next: nextOf(head),
  });
}

function nextOf({ tag, epoch, phase, transaction, sequence, start, after }: Head): Cursor {
  const place = { tag, epoch, mark: "" };
  return phase === "journal"
    ? { ...place, phase, transaction: transaction ?? 0, sequence: sequence ?? "0" }
    : { ...place, phase, start: start ?? 0, after: after ?? "" };
}

interface DeliveryRow {
  readonly grant_id: string;
  readonly epoch: number;
  readonly number: number;
  readonly payload_hash: string;
  readonly envelope: string;
  readonly upto: string;
  readonly row_count: number;
  readonly served_at: Date;
  readonly receipt: string | null;
  readonly receipt_at: Date | null;
}

export function readingDeliveries(
  connection: Connection,
): Pick<ExchangeReading, "findDelivery" | "deliveries"> {
  return {
    findDelivery: async (grant, upTo) =>
      (
        await deliveriesWhere(
          connection,
          sql`grant_id = ${grant}::uuid and upto = ${upTo} and epoch = (select epoch from nhipcau.node)`,
          1,
        )
      )[0],
    deliveries: (grant, most) => deliveriesWhere(connection, sql`grant_id = ${grant}::uuid`, most),
  };
}

export function writingDeliveries(
  connection: Connection,
): Pick<ExchangeWriting, "keepDelivery" | "keepReceipt"> {
  return {
    keepDelivery: async ({ grant, epoch, number, payloadHash, envelope, upTo, rowCount }) => {
      connection.send(
        sql`insert into nhipcau.deliveries (grant_id, epoch, number, payload_hash, envelope, upto, row_count)
            values (${grant}, ${epoch}, ${number}, ${payloadHash}, ${envelope}, ${upTo}, ${rowCount})`,
      );
    },
    keepReceipt: async (grant, payloadHash, receipt) => {
      // The first receipt of a page stays: the same pull sent twice brings another signature and no other word.
      const rows = await connection.rows(
        sql`update nhipcau.deliveries set receipt = coalesce(receipt, ${receipt}), receipt_at = coalesce(receipt_at, now())
            where grant_id = ${grant}::uuid and payload_hash = ${payloadHash} returning 1`,
      );
      return rows.length > 0;
    },
  };
}

/** Deliveries that meet a condition, the newest first. */
export async function deliveriesWhere(
  connection: Connection,
  condition: RawBuilder<unknown>,
  most: number,
): Promise<Delivery[]> {
  const rows = await connection.rows<DeliveryRow>(
    sql`select grant_id, epoch, number, payload_hash, envelope, upto, row_count, served_at, receipt, receipt_at
        from nhipcau.deliveries where ${condition} order by epoch desc, number desc, served_at desc limit ${most}`,
  );
  return rows.map((row) => ({
    grant: row.grant_id,
    epoch: row.epoch,
    number: row.number,
    payloadHash: row.payload_hash,
    envelope: row.envelope,
    upTo: row.upto,
    rowCount: row.row_count,
    servedAt: row.served_at.toISOString(),
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
    ...(row.receipt_at === null ? {} : { receiptAt: row.receipt_at.toISOString() }),
  }));
}
