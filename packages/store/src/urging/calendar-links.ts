// The port of calendar links on PostgreSQL.
import { type Acting, systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { CalendarLinks } from "@nhipcau/operations/ports/calendar-links.ts";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** Calendar links over a prepared database. */
export function makeCalendarLinks(database: Database): CalendarLinks {
  return {
    list: (acting) =>
      database.transaction(acting, "read", async (connection) => {
        const rows = await connection.rows<{ id: string; made: Date }>(
          sql`select id, made_at as made from nhipcau.calendar_links
              where person = ${acting.person} and revoked_at is null order by made_at desc, id desc`,
        );
        return rows.map(({ id, made }) => ({ id, madeAt: made.toISOString() }));
      }),
    make: async (acting: Acting, id, secretHash) => {
      const { person, locality, agency, role } = acting;
      await database.transaction(acting, "write", (connection) =>
        connection.rows(
          sql`insert into nhipcau.calendar_links (id, person, locality, agency, role, secret_hash)
              values (${id}, ${person}, ${locality}, ${agency ?? null}, ${role}, ${Buffer.from(secretHash)})`,
        ),
      );
    },
    revoke: (acting, id) =>
      database.transaction(acting, "write", async (connection) => {
        const rows = await connection.rows(
          sql`update nhipcau.calendar_links set revoked_at = now()
              where person = ${acting.person} and id = ${id} and revoked_at is null returning id`,
        );
        return rows.length > 0;
      }),
    find: (secretHash) =>
      database.transaction(systemOf(""), "read", async (connection) => {
        const [row] = await connection.rows<{ person: string }>(
          sql`select person from nhipcau.calendar_links where secret_hash = ${Buffer.from(secretHash)} and revoked_at is null`,
        );
        return row;
      }),
  };
}
