// The schema of the job queue, made and migrated by the database's owner, so that the login the node works with needs to
// create nothing: it reads and writes the queue's tables and that is all.
import { PgBoss } from "pg-boss";
import pg from "pg";

/** The schema the queue lives in, beside the node's own. */
export const jobsSchema = "jobs";

/** Makes the queue's schema, or brings it to the version of the library, and lets `login` work with it. */
export async function prepareJobs(client: pg.Client, login: string): Promise<void> {
  await client.query("select pg_advisory_lock(7006)"); // given back with the connection
  const boss = new PgBoss({
    db: { executeSql: (text, values = []) => client.query(text, values) },
    schema: jobsSchema,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  await boss.start();
  await boss.stop();
  const name = pg.escapeIdentifier(login);
  await client.query(`
    grant usage on schema ${jobsSchema} to ${name};
    grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${name};
    grant usage on all sequences in schema ${jobsSchema} to ${name}`);
}
