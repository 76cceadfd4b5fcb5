// What changed records say and said before, to see which of many waiting partners a change concerns at all.
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";

export interface ChangedVersion {
  readonly id: string;
  readonly version: number;
}

/** The bodies of these versions and of those just before them, in no order. */
export async function readChangedBodies(
  database: Database,
  acting: Acting,
  register: string,
  changed: readonly ChangedVersion[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const ids = changed.map(({ id }) => id);
  const versions = changed.map(({ version }) => version);
  const rows = await database.transaction(acting, "read", (connection) =>
    connection.rows<{ body: Readonly<Record<string, unknown>> }>(
      sql`select j.body from unnest(${ids}::text[], ${versions}::integer[]) as changed(id, version)
            join nhipcau.journal j on j.register = ${register} and j.record_id = changed.id
              and j.version in (changed.version, changed.version - 1)`,
    ),
  );
  return rows.map(({ body }) => body);
}
