// Sessions: what one may act under, which are open, and ending them. Their tokens never leave the database here.
import type { PeopleStore } from "@nhipcau/operations/ports/people-store.ts";
import { sql } from "kysely";
import { assignmentOf, type AssignmentRow, standInOf, type StandInRow } from "./assignment-rows.ts";
import type { PeopleDatabase } from "./people-database.ts";
import { heldBy } from "./person-queries.ts";

type SessionQueries = Pick<PeopleStore, "standingOf" | "choose" | "sessions" | "endSessions">;

interface StandingRow {
  readonly left: boolean;
  readonly passwordAlone: boolean;
  readonly chosen: string | null;
  readonly assignments: readonly AssignmentRow[];
  readonly standIns: readonly StandInRow[];
}

interface SessionRow {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

export function sessionQueries(database: PeopleDatabase): SessionQueries {
  return {
    standingOf: async (person, session) => {
      const { rows } = await sql<StandingRow>`
        select u."leftAt" is not null as left, e.chosen, not coalesce(u."twoFactorEnabled", false) and exists (
          select from people.credentials c where c."userId" = u.id and c.password is not null) as "passwordAlone", ${heldBy(sql.raw("u.id") as never)}
        from people.users u left join people.sessions e on e.id = ${session} where u.id = ${person}`.execute(
        database,
      );
      const [row] = rows;
      return {
        left: row?.left ?? true,
        passwordAlone: row?.passwordAlone ?? false,
        ...(row?.chosen == null ? {} : { chosen: row.chosen }),
        assignments: (row?.assignments ?? []).map(assignmentOf),
        standIns: (row?.standIns ?? []).map(standInOf),
      };
    },
    choose: async (session, standing) => {
      await sql`update people.sessions set chosen = ${standing} where id = ${session}`.execute(database);
    },
    sessions: async (person) => {
      const { rows } = await sql<SessionRow>`
        select id, "createdAt", "expiresAt", "ipAddress", "userAgent" from people.sessions
        where "userId" = ${person} and "expiresAt" > now() order by "createdAt" desc, id`.execute(database);
      return rows.map(({ id, createdAt, expiresAt, ipAddress, userAgent }) => ({
        id,
        startedAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        ...(ipAddress === null || ipAddress === "" ? {} : { address: ipAddress }),
        ...(userAgent === null || userAgent === "" ? {} : { browser: userAgent }),
      }));
    },
    endSessions: async (person, which) => {
      const some = "id" in which ? sql`id = ${which.id}` : sql`id is distinct from ${which.except ?? null}`;
      const result = await sql`delete from people.sessions where "userId" = ${person} and ${some}`.execute(
        database,
      );
      return Number(result.numAffectedRows ?? 0);
    },
  };
}
