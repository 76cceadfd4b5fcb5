// What terms would let out today, before they are offered: decided by the same functions of the database as a delivery,
// so that what a person is shown and what a partner gets cannot differ.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

interface SampleRow {
  readonly total: number;
  readonly record: (Omit<RecordEnvelope, "holdsFrom"> & { readonly holdsFrom: CalendarDate }) | null;
}

/** How many records, and the first of them by id with only the fields that would go. */
export async function sampleOfTerms(
  connection: Connection,
  terms: Terms,
  personal: readonly string[],
  most: number,
): Promise<{ readonly count: number; readonly sample: readonly RecordEnvelope[] }> {
  const rows = await connection.rows<SampleRow>(
    sql`select total, record from nhipcau.granted_sample(${JSON.stringify(terms)}::text::jsonb, ${[...personal]}::text[], ${most}::integer)`,
  );
  return {
    count: rows[0]?.total ?? 0,
    sample: rows.flatMap(({ record }) => record ?? []),
  };
}
