// Nonces of requests, each good once for a key, over restarts and all processes of a node.
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/**
 * True the first time. Those long expired are forgotten on the way; the margin is more than the clocks of the database
 * and of the processes can differ by while requests are still taken.
 */
export async function takeNonce(
  connection: Connection,
  keyId: string,
  nonce: string,
  expiresAt: string,
): Promise<boolean> {
  const rows = await connection.rows(
    sql`with forgotten as (delete from nhipcau.nonces where expires_at < now() - interval '15 minutes')
        insert into nhipcau.nonces (key_id, nonce, expires_at) values (${keyId}, ${nonce}, ${expiresAt})
        on conflict do nothing returning 1`,
  );
  return rows.length > 0;
}
