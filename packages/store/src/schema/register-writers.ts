// Tells the database which role writes which register, from the one place that decides it.
import { sql } from "kysely";
import { roles, roleWrites } from "@nhipcau/operations/records/permission.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Connection } from "../database/database.ts";

/** Makes the table of writers what the declarations say of these registers; nothing is written when it is so already. */
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
  await connection.rows(
    sql`delete from nhipcau.register_writers
        where register = any(${names}::text[]) and (register, role) not in (${wanted})`,
  );
  await connection.rows(
    sql`insert into nhipcau.register_writers (register, role) ${wanted} on conflict do nothing`,
  );
}
