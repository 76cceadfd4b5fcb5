// A session of the application's own login with SQL of a test's making: what a bug above the database could do.
import pg from "pg";

export interface ApplicationSession {
  /** Runs one statement for a locality in a role, and undoes it; whether it changed anything. */
  does(locality: string, role: string, statement: string): Promise<boolean>;
  end(): Promise<void>;
}

export async function openApplicationSession(url: string): Promise<ApplicationSession> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the database is dropped under it when the tests are over
  await client.connect();
  return {
    does: async (locality, role, statement) => {
      await client.query("begin");
      try {
        await client.query(
          "select set_config('nhipcau.locality', $1, true), set_config('nhipcau.role', $2, true), set_config('nhipcau.person', 'x', true)",
          [locality, role],
        );
        return ((await client.query(statement)).rowCount ?? 0) > 0;
      } catch (error) {
        if ((error as { code?: string }).code === "42501") return false;
        throw new Error(`the statement failed otherwise: ${statement}`, { cause: error });
      } finally {
        await client.query("rollback");
      }
    },
    end: () => client.end(),
  };
}
