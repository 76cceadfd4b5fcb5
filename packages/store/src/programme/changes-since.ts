// Which records of the programme have changed since a snapshot, by the journal and by the pages that partners sent: every
// version that is seen now and was not seen then, also one of a transaction that began long before and committed late.
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { tableOf } from "../schema/register-columns.ts";

/** The ids of what has to be read again. */
export interface ProgrammeChanges {
  readonly agreements: ReadonlySet<string>;
  readonly commitments: ReadonlySet<string>;
  /** Parts that changed themselves or that a changed report is, or was, about. */
  readonly parts: ReadonlySet<string>;
  readonly extensions: ReadonlySet<string>;
  readonly obstacles: ReadonlySet<string>;
  readonly confirmations: ReadonlySet<string>;
}

const programmeRegisters = [
  agreements,
  commitments,
  parts,
  reports,
  extensions,
  obstacles,
  confirmations,
].map(({ name }) => name);

/** So many versions are looked up one by one; reading everything anew is about as quick for more. */
const mostVersions = 500;

interface Changed {
  readonly register: string;
  readonly id: string;
  /** Of a report: the parts it is and was about. */
  readonly parts: readonly (string | null)[] | null;
}

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
  const rows = await connection.rows<Changed>(
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
  const copies = await readArrivedSince(connection, snapshot);
  if (copies === undefined) return undefined;
  rows.push(...copies);
  const idsOf = ({ name }: { readonly name: string }): string[] =>
    rows.filter(({ register }) => register === name).map(({ id }) => id);
  const reported = rows.flatMap(({ parts: named }) => named ?? []).filter((id) => id !== null);
  return {
    agreements: new Set(idsOf(agreements)),
    commitments: new Set(idsOf(commitments)),
    parts: new Set([...idsOf(parts), ...reported]),
    extensions: new Set(idsOf(extensions)),
    obstacles: new Set(idsOf(obstacles)),
    confirmations: new Set(idsOf(confirmations)),
  };
}

/**
 * What pages brought that were applied since; undefined when one is too large to name its records or took some away, or
 * when what a report is about can't be seen (any more).
 */
async function readArrivedSince(
  connection: Connection,
  snapshot: string,
): Promise<readonly Changed[] | undefined> {
  const rows = await connection.rows<Changed & { readonly is_told: boolean }>(
    sql`select p.register, i.id, p.few_ids is not null as is_told,
          case when p.register = ${reports.name} and i.id is not null then array(
            select part from ${sql.raw(tableOf(reports))} r where r.id = i.id union all
            select s.body ->> 'part' from nhipcau.superseded s where s.register = p.register and s.record_id = i.id) end as parts
        from nhipcau.pages p left join lateral unnest(p.few_ids) i(id) on true
        where p.is_applied and p.encoding <> 'erased' and p.xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)::text::bigint
          and not pg_visible_in_snapshot(p.xid::text::xid8, ${snapshot}::pg_snapshot)
          and p.register = any(${programmeRegisters}::text[])
        limit ${mostVersions + 1}`,
  );
  const isTold = rows.every(
    ({ is_told: told, parts: named }) =>
      told && (named === null || (named.length > 0 && !named.includes(null))),
  );
  if (!isTold || rows.length > mostVersions) return undefined;
  return rows.filter(({ id }) => id !== null);
}
