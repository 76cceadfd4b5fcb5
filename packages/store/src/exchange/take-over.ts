// Copies of records that were handed over to a locality of this node become its own.
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/** How many became ours; the transaction acts for nobody again afterwards. */
export async function takeOver(
  connection: Connection,
  register: string,
  localities: readonly string[],
): Promise<number> {
  let taken = 0;
  for (const locality of localities) {
    await connection.rows(sql`select set_config('nhipcau.locality', ${locality}, true)`);
    const [row] = await connection.rows<{ taken: number }>(
      sql`select nhipcau.take_over(${register}) as taken`,
    );
    taken += row?.taken ?? 0;
  }
  await connection.rows(sql`select set_config('nhipcau.locality', '', true)`);
  return taken;
}
