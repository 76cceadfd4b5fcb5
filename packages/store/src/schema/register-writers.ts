// Tells the database which role writes which register, from the one place that decides it.
import { sql } from "kysely";
import { roles, roleWrites } from "@nhipcau/operations/records/permission.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Connection } from "../database/database.ts";

/**
 * Makes the table of writers what the declarations say of these registers, and the policies of a register whose writers
 * have changed anew; nothing is written when it is so already.
 */
export async function keepRegisterWriters(
  connection: Connection,
  registers: Iterable<Register>,
): Promise<void> {
  const list = [...registers];
  const pairs = list.flatMap((register) =>
    roles.filter((role) => roleWrites(role, register)).map((role) => [register.name, role] as const),
  );
  const names = list.map(({ name }) => name);
  const wanted = sql`select * from unnest(${pairs.map(([name]) => name)}::text[], ${pairs.map(([, role]) => role)}::text[]) as w(register, role)`;
  const changed = await connection.rows<{ register: string }>(
    sql`with gone as (delete from nhipcau.register_writers
          where register = any(${names}::text[]) and (register, role) not in (${wanted}) returning register),
        come as (insert into nhipcau.register_writers (register, role) ${wanted} on conflict do nothing returning register)
        select register from gone union select register from come`,
  );
  // In a statement of its own: the policies are made from what the table then holds.
  await connection.rows(
    sql`select nhipcau.make_light_to_write(r) from unnest(${changed.map(({ register }) => register)}::text[]) as r`,
  );
}
