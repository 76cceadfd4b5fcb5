// The queue of jobs: made by the owner alone, worked on by several processes without doing anything twice, tried again after
// a failure, and stopped in order.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import type { JobWork } from "@nhipcau/operations/ports/jobs.ts";
import pg from "pg";
import { prepareDatabase } from "../schema/prepare-database.ts";
import { type RunningJobs, startJobs } from "./postgres-jobs.ts";

const node = await makeNode();
const troubles: unknown[] = [];

async function start(work: Partial<JobWork>): Promise<RunningJobs> {
  const jobs = await startJobs({
    url: node.prepared.appUrl,
    work: { ...nothing, ...work },
    onTrouble: (error) => troubles.push(error),
    lookEvery: 0.5,
  });
  after(() => jobs.stop());
  return jobs;
}

const nothing: JobWork = {
  urge: async () => ({}),
  "send-digests": async () => ({}),
  "send-pushes": async () => ({}),
};

/** A promise and what keeps it. */
function signal<T>(): { readonly came: Promise<T>; readonly send: (value: T) => void } {
  let send: (value: T) => void = () => undefined;
  const came = new Promise<T>((resolve) => (send = resolve));
  return { came, send };
}

test("the application's login needs to create nothing, and a direct login sees nothing of the queue", async () => {
  const { rows } = await withLogin(async (client) =>
    client.query<{ creates: boolean }>(
      "select has_schema_privilege('jobs', 'create') or has_database_privilege(current_database(), 'create') as creates",
    ),
  );
  assert.deepEqual(rows, [{ creates: false }]);
  const granted = await node.sql(
    "select has_schema_privilege('nhipcau_app', 'jobs', 'usage') as app, has_schema_privilege('public', 'jobs', 'usage') as anybody",
  );
  assert.deepEqual(granted, [{ app: false, anybody: false }]);
});

test("preparing a database again leaves the queue as it is", async () => {
  const url = new URL(node.prepared.ownerUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const before = await node.sql("select version from jobs.version");
  await prepareDatabase({ adminUrl: url.href, name, registers: node.registers.values() });
  assert.deepEqual(await node.sql("select version from jobs.version"), before);
});

test("two runners on one queue do each run once, the start's and a button's together make one", async () => {
  let running = 0;
  let [most, runs] = [0, 0];
  const hold = signal<void>();
  const first = signal<void>();
  const work: Partial<JobWork> = {
    urge: async () => {
      runs += 1;
      running += 1;
      most = Math.max(most, running);
      first.send();
      await hold.came;
      running -= 1;
      return { given: 3 };
    },
  };
  const [one, two] = await Promise.all([start(work), start(work)]);
  await first.came;
  const buttons = await Promise.all([one.runNow("urge"), two.runNow("urge")]);
  assert.deepEqual(
    buttons.map((outcome) => (outcome.ok ? "done" : outcome.refusals[0]?.code)),
    ["job-cannot-run", "job-cannot-run"],
  );
  hold.send();
  await one.stop(); // waits for what is under way
  await two.stop();
  assert.deepEqual([most, running], [1, 0]);
  const [{ n } = { n: 0 }] = await node.sql("select count(*)::int as n from jobs.job where name = 'urge'");
  assert.equal(runs, n, "each run was done once");
  assert.deepEqual(troubles, []);
});

test("a failure is kept with its reason and tried again, now if somebody says so; a restart goes on with it", async () => {
  await node.sql("delete from jobs.job");
  const failed = signal<void>();
  const broken = await start({
    urge: async () => {
      failed.send();
      throw new Error("no connection to the mail server");
    },
  });
  await failed.came;
  await broken.stop();
  const done = signal<void>();
  const mended = await start({
    urge: async () => {
      done.send();
      return { given: 1 };
    },
  });
  const [view] = await mended.view();
  assert.deepEqual(
    [view?.runs[0]?.state, view?.runs[0]?.failure],
    ["retrying", "no connection to the mail server"],
  );
  const outcome = await mended.runNow("urge");
  assert.ok(outcome.ok);
  await done.came;
  await mended.stop();
  const rows = await node.sql("select state::text, retry_count from jobs.job where name = 'urge'");
  assert.deepEqual(rows, [{ state: "completed", retry_count: 1 }]);
  assert.deepEqual(troubles, []);
});

async function withLogin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: node.prepared.appUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
