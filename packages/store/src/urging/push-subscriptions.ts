// The port of push subscriptions on PostgreSQL.
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { PushSubscription, PushSubscriptions } from "@nhipcau/operations/ports/pushes.ts";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";

const node = systemOf("");

/** Push subscriptions over a prepared database. */
export function makePushSubscriptions(database: Database): PushSubscriptions {
  return {
    list: (acting) =>
      database.transaction(acting, "read", async (connection) => {
        const rows = await connection.rows<{ id: string; made: Date }>(
          sql`select id, made_at as made from nhipcau.push_subscriptions
              where person = ${acting.person} order by made_at desc, id desc`,
        );
        return rows.map(({ id, made }) => ({ id, madeAt: made.toISOString() }));
      }),
    add: async (acting, id, { endpoint, p256dh, auth }) => {
      const { person, locality, agency, role } = acting;
      // As the node: the browser may have been another account's before.
      await database.transaction(node, "write", (connection) =>
        connection.rows(
          sql`insert into nhipcau.push_subscriptions (id, person, locality, agency, role, endpoint, p256dh, auth)
              values (${id}, ${person}, ${locality}, ${agency ?? null}, ${role}, ${endpoint}, ${p256dh}, ${auth})
              on conflict (endpoint) do update set person = excluded.person, locality = excluded.locality,
                agency = excluded.agency, role = excluded.role, p256dh = excluded.p256dh, auth = excluded.auth, pushed_on = null`,
        ),
      );
    },
    remove: (acting, id) =>
      database.transaction(acting, "write", async (connection) => {
        const rows = await connection.rows(
          sql`delete from nhipcau.push_subscriptions where person = ${acting.person} and id = ${id} returning id`,
        );
        return rows.length > 0;
      }),
    due: (day) =>
      database.transaction(node, "read", (connection) =>
        connection.rows<PushSubscription>(
          sql`select id, person, endpoint, p256dh, auth from nhipcau.push_subscriptions
              where pushed_on is distinct from ${day} order by id`,
        ),
      ),
    told: async (day, ids) => {
      await database.transaction(node, "write", (connection) =>
        connection.rows(
          sql`update nhipcau.push_subscriptions set pushed_on = ${day} where id = any(${[...ids]}::text[])`,
        ),
      );
    },
    forget: async (ids) => {
      await database.transaction(node, "write", (connection) =>
        connection.rows(sql`delete from nhipcau.push_subscriptions where id = any(${[...ids]}::text[])`),
      );
    },
  };
}
