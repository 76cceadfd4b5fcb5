// Which file a partner may fetch: the one that a record names which its grant lets it have, as the database says.
import { sql } from "kysely";
import type { ExchangeReading } from "@nhipcau/operations/ports/exchange-store.ts";
import type { Connection } from "../database/database.ts";

export function readingGrantedFile(connection: Connection): Pick<ExchangeReading, "grantedFile"> {
  return {
    grantedFile: async ({ grant, peer, personal, record, today }) => {
      const [row] = await connection.rows<{ digest: string | null }>(
        sql`select nhipcau.granted_file(${grant}::uuid, ${peer}::uuid, ${[...personal]}::text[], ${record}, ${today}::date) as digest`,
      );
      return row?.digest ?? undefined;
    },
  };
}
