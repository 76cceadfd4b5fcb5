// Who opened records that came from elsewhere: noted here for the owner, and told by partners about ours.
import type { ExchangeWriting } from "@nhipcau/operations/ports/exchange-store.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

export function writingReads(connection: Connection): Pick<ExchangeWriting, "noteRead" | "keepPartnerReads"> {
  return {
    noteRead: async (grant, { register, record, version, at, locality, agency, role }) => {
      await connection.rows(
        sql`insert into nhipcau.reads (grant_id, register, record_id, version, at, locality, agency, role)
            values (${grant}, ${register}, ${record}, ${version ?? null}, ${at}, ${locality}, ${agency ?? null}, ${role})`,
      );
    },
    keepPartnerReads: async (grant, statement, reads) => {
      await connection.rows(
        sql`insert into nhipcau.partner_reads (grant_id, statement, line, register, record_id, version, at, locality, agency, role)
            select ${grant}::uuid, ${statement}::uuid, line, register, record, version, at, locality, agency, role
            from rows from (jsonb_to_recordset(${JSON.stringify(reads)}::text::jsonb)
              as (register text, record text, version integer, at timestamptz, locality text, agency text, role text)) with ordinality
              as given (register, record, version, at, locality, agency, role, line)
            on conflict (statement, line) do nothing`,
      );
    },
  };
}
