// Failed tries to get in, counted in the database so that several processes of a node count together, and codes that were
// used.
import type { PeopleStore, Tries } from "@nhipcau/operations/ports/people-store.ts";
import { sql } from "kysely";
import type { PeopleDatabase } from "./people-database.ts";

type TryQueries = Pick<PeopleStore, "tries" | "noteFailure" | "forgetFailures" | "useCode" | "tidy">;

interface TriesRow {
  readonly count: number;
  readonly locked_until: Date | null;
}

/** A code of a second factor is valid for less than this. */
const codeMinutes = 5;

export function tryQueries(database: PeopleDatabase): TryQueries {
  return {
    tries: async (subject, now) => {
      const { rows } = await sql<TriesRow>`select count, locked_until from people.tries
        where subject = ${subject} and (locked_until is null or locked_until > ${instant(now)})`.execute(
        database,
      );
      return triesOf(rows[0]);
    },
    // What is older than the limit's time, or was locked and is no more, begins anew.
    noteFailure: async (subject, now, { most, minutes }) => {
      const at = instant(now);
      const lockedUntil = instant(now + minutes * 60_000);
      const isOver = sql`(t.first_at <= ${instant(now - minutes * 60_000)} or t.locked_until <= ${at})`;
      const { rows } = await sql<TriesRow>`
        insert into people.tries as t (subject, count, first_at, locked_until)
          values (${subject}, 1, ${at}, case when ${most}::int <= 1 then ${lockedUntil} end)
        on conflict (subject) do update set
          count = case when ${isOver} then 1 else t.count + 1 end,
          first_at = case when ${isOver} then ${at} else t.first_at end,
          locked_until = case when ${isOver} then null when t.count + 1 >= ${most}::int then ${lockedUntil} else t.locked_until end
        returning count, locked_until`.execute(database);
      return triesOf(rows[0]);
    },
    forgetFailures: async (subject) => {
      await sql`delete from people.tries where subject = ${subject}`.execute(database);
    },
    useCode: async (person, code, now) => {
      const since = instant(now - codeMinutes * 60_000);
      const result = await sql`
        insert into people.used_codes as u (person, code, used_at) values (${person}, ${code}, ${instant(now)})
        on conflict (person, code) do update set used_at = excluded.used_at where u.used_at <= ${since}`.execute(
        database,
      );
      return result.numAffectedRows === 1n;
    },
    tidy: async (now) => {
      await sql`delete from people.tries where first_at < ${instant(now - 24 * 3600_000)}`.execute(database);
      await sql`delete from people.used_codes where used_at < ${instant(now - 24 * 3600_000)}`.execute(
        database,
      );
      await sql`delete from people.sessions where "expiresAt" < ${instant(now - 24 * 3600_000)}`.execute(
        database,
      );
      await sql`delete from people.verifications where "expiresAt" < ${instant(now - 24 * 3600_000)}`.execute(
        database,
      );
    },
  };
}

function instant(milliseconds: number) {
  return sql`${new Date(milliseconds).toISOString()}::timestamptz`;
}

function triesOf(row: TriesRow | undefined): Tries {
  if (!row) return { count: 0 };
  return {
    count: row.count,
    ...(row.locked_until === null ? {} : { lockedUntil: row.locked_until.getTime() }),
  };
}
