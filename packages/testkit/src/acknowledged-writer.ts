// A program for the tests of crashes: writes records as fast as it can and prints the id of each that was acknowledged,
// until the database is gone. Started with the application's URL and a prefix for its ids.
import { samples } from "./sample-register.ts";
import { actor } from "./actors.ts";
import { putRecords } from "./put-records.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";

const [url = "", prefix = ""] = process.argv.slice(2);
const database = new Database({ url, connections: 4 });
const store = makePostgresStore({ database, registers: new Map([[samples.name, samples]]) });

async function writeForever(writer: number): Promise<void> {
  for (let index = 0; ; index++) {
    const id = `${prefix}-${writer}-${index}`;
    const outcome = await putRecords(store, actor("QN"), samples, [{ id, expected: 0 }]);
    if (outcome.ok) process.stdout.write(`${id}\n`);
  }
}

// The database ends under it: that is what it is for, and what it was told before stands in what it printed.
await Promise.all([0, 1, 2, 3].map(writeForever)).catch(() => undefined);
process.exit(0);
