// Which records of the programme have changed since a snapshot, by the journal: every version that is seen now and was
// not seen then, also one of a transaction that began long before and committed late.
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** The ids of what has to be read again. */
export interface ProgrammeChanges {
  readonly agreements: ReadonlySet<string>;
  readonly commitments: ReadonlySet<string>;
  /** Parts that changed themselves or that a changed report is, or was, about. */
  readonly parts: ReadonlySet<string>;
  readonly extensions: ReadonlySet<string>;
  readonly obstacles: ReadonlySet<string>;
}

const programmeRegisters = [agreements, commitments, parts, reports, extensions, obstacles].map(
  ({ name }) => name,
);

/** So many versions are looked up one by one; reading everything anew is about as quick for more. */
const mostVersions = 500;

/**
 * What changed since a snapshot that is seen whole in the present one; undefined when it is too much to tell. It looks
 * at what the node accepted, not only at what this reader may see: a record that was withdrawn from a reader has a
 * version that the reader does not see.
 */
export async function readChangesSince(
  connection: Connection,
  snapshot: string,
): Promise<ProgrammeChanges | undefined> {
  // A report moves from one part to another only by a version; the reader saw those that the journal lets it see.
  const rows = await connection.rows<{ register: string; id: string; parts: (string | null)[] | null }>(
    sql`select h.register, h.record_id as id,
          case when h.register = ${reports.name} then array(
            select j.body ->> 'part' from nhipcau.journal j where j.register = h.register and j.record_id = h.record_id) end as parts
        from nhipcau.journal_heads h, nhipcau.node n
        where h.epoch = n.epoch and h.xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)::text::bigint
          and not pg_visible_in_snapshot(h.xid::text::xid8, ${snapshot}::pg_snapshot)
          and h.register = any(${programmeRegisters}::text[])
        limit ${mostVersions + 1}`,
  );
  if (rows.length > mostVersions) return undefined;
  const idsOf = ({ name }: { readonly name: string }): string[] =>
    rows.filter(({ register }) => register === name).map(({ id }) => id);
  const reported = rows.flatMap(({ parts: named }) => named ?? []).filter((id) => id !== null);
  return {
    agreements: new Set(idsOf(agreements)),
    commitments: new Set(idsOf(commitments)),
    parts: new Set([...idsOf(parts), ...reported]),
    extensions: new Set(idsOf(extensions)),
    obstacles: new Set(idsOf(obstacles)),
  };
}
