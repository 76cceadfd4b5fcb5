// Two server processes on one database: the ladder is run once for both, by whichever comes first; nothing is given twice;
// both stop in order, and a third goes on where they stopped.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import pg from "pg";

const script = join(import.meta.dirname, "../../../testkit/src/serving-process.ts");
const folder = mkdtempSync(join(tmpdir(), "nhipcau-jobs-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const node = await makeNode();
await loadRegion(node.store);
const runs = await followRuns();

interface ServerProcess {
  readonly address: string;
  readonly cookie: string;
  readonly child: ChildProcess;
}

async function serve(day: string): Promise<ServerProcess> {
  const began = String(Date.parse(`${day}T05:00:00Z`));
  const args = [script, node.prepared.ownerUrl, folder, "QN,HP", began];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  after(() => child.kill("SIGKILL"));
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString("utf8")));
  const ended = once(child, "close").then(() => assert.fail(`a server ended: ${errors}`));
  ended.catch(() => undefined); // it is told to end later
  const lines = createInterface({ input: child.stdout ?? assert.fail("no output") });
  const [line] = (await Promise.race([once(lines, "line"), ended])) as [string];
  const { address } = JSON.parse(line) as { address: string };
  const signedIn = await fetch(`${address}/api/demonstration/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account: "data-officer-qn" }),
  });
  const [cookie = ""] = signedIn.headers.getSetCookie();
  return { address, cookie: cookie.split(";")[0] ?? "", child };
}

async function ask(
  server: ServerProcess,
  path: string,
  method = "GET",
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${server.address}${path}`, {
    method,
    headers: { cookie: server.cookie, "content-type": "application/json" },
    ...(method === "POST" ? { body: "{}" } : {}),
  });
  return { status: answer.status, body: await answer.json() };
}

async function stop({ child }: ServerProcess): Promise<number | null> {
  const ended = once(child, "close");
  child.kill("SIGTERM");
  await ended;
  return child.exitCode;
}

/** Waits for the end of runs, as the queue's table tells of them. */
async function followRuns(): Promise<{ readonly next: () => Promise<void> }> {
  await node.sql(`
    create function public.tell_run() returns trigger language plpgsql as $$
    begin if new.state = 'completed' and new.name = 'urge' then perform pg_notify('runs', ''); end if; return new; end $$;
    create trigger tell_run after update on jobs.job_common for each row execute function public.tell_run()`);
  const client = new pg.Client({ connectionString: node.prepared.ownerUrl });
  client.on("error", () => undefined); // the database is dropped under it when the tests are over
  await client.connect();
  await client.query("listen runs");
  after(() => client.end());
  let [came, taken] = [0, 0];
  let wake: () => void = () => undefined;
  client.on("notification", () => {
    came += 1;
    wake();
  });
  return {
    next: async () => {
      taken += 1;
      while (came < taken) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

test("two processes on one database run each job once and give nothing twice", async () => {
  const servers = await Promise.all([serve("2026-11-21"), serve("2026-11-21")]);
  await runs.next();
  let accepted = 0;
  for (let round = 0; round < 4; round += 1) {
    const asked = await Promise.all(servers.map((server) => ask(server, "/api/jobs/urge/run", "POST")));
    const started = asked.filter(({ status }) => status === 200).length;
    assert.ok(started <= 1, JSON.stringify(asked));
    accepted += started;
    for (let waited = 0; waited < started; waited += 1) await runs.next();
  }
  assert.ok(accepted >= 3, "buttons started runs");
  const [{ given, kept }] = (await node.sql(`
    select (select sum((output->>'given')::int)::int from jobs.job where name = 'urge') as given,
      (select count(*)::int from nhipcau.notices) as kept`)) as [{ given: number; kept: number }];
  assert.ok(kept > 10);
  assert.equal(given, kept, "what the runs say they gave is what is there");
  const { body } = await ask(servers[1] ?? assert.fail(), "/api/jobs");
  const [urge] = (body as { jobs: { runs: { state: string }[] }[] }).jobs;
  assert.equal(urge?.runs[0]?.state, "done");
  assert.deepEqual(await Promise.all(servers.map(stop)), [0, 0], "both stopped in order");
});

test("a process of a later day goes on where they stopped", async () => {
  const before = await node.sql("select count(*)::int as n from nhipcau.notices where day > '2026-11-21'");
  assert.deepEqual(before, [{ n: 0 }]);
  const server = await serve("2026-11-28");
  await runs.next();
  const [later] = await node.sql(
    "select count(*)::int as n, count(distinct day)::int as days from nhipcau.notices where day > '2026-11-21'",
  );
  assert.ok(Number(later?.["n"]) > 5 && later?.["days"] === 1, JSON.stringify(later));
  assert.equal(await stop(server), 0);
});

test("whichever process runs the ladder, the open pages of all of them hear that there is something to read", async () => {
  const servers = [await serve("2026-12-05"), await serve("2026-12-05")];
  await untilIdle(); // each runs it at its start
  await node.sql("delete from nhipcau.notice_reads; delete from nhipcau.notices where day = '2026-12-05'");
  const heard = await Promise.all(servers.map(hearsOfNotices));
  const [first] = servers;
  assert.equal((await ask(first ?? assert.fail(), "/api/jobs/urge/run", "POST")).status, 200);
  await Promise.all(heard.map(({ said }) => said));
  for (const { stop: leave } of heard) leave();
  assert.deepEqual(await Promise.all(servers.map(stop)), [0, 0]);
});

test("a question reaches whom it was put to without a morning or a button in between", async () => {
  const server = await serve("2026-12-10");
  await untilIdle();
  const [part] = await node.sql(
    "select id from reg.parts where author = 'HP' and not retired order by id limit 1",
  );
  const body = { part: part?.["id"], question: "Vì sao chậm?", askedOn: "2026-12-10", days: 5 };
  await putWell(node.store, actor("QN", "leader"), explanationRequests, [
    { id: "gt-1", body, scope: "public" },
  ]);
  const given = "select locality from nhipcau.notices where kind = 'explanation' and duty like '%gt-1%'";
  const until = performance.now() + 60_000;
  let told: Record<string, unknown>[] = [];
  while (told.length === 0) {
    assert.ok(performance.now() < until, "nobody was told");
    await pause(50);
    told = await node.sql(given);
  }
  assert.deepEqual(new Set(told.map(({ locality }) => locality)), new Set(["HP"]));
  assert.equal(await stop(server), 0);
});

/** Resolves when no run is under way or waiting. */
async function untilIdle(): Promise<void> {
  const question =
    "select count(*)::int as n from jobs.job where name = 'urge' and state in ('created', 'retry', 'active')";
  while ((await node.sql(question))[0]?.["n"] !== 0) await pause(20);
}

/** Resolves, once the page's stream is open, with the promise of the first word about notices. */
async function hearsOfNotices(server: ServerProcess): Promise<{
  readonly said: Promise<void>;
  readonly stop: () => void;
}> {
  const leaving = new AbortController();
  const answer = await fetch(`${server.address}/api/events`, {
    headers: { cookie: server.cookie },
    signal: leaving.signal,
  });
  const reading = async (): Promise<void> => {
    let text = "";
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString("utf8");
      if (text.includes('"register":"notices"')) return;
    }
    assert.fail("the stream ended");
  };
  return { said: reading(), stop: () => leaving.abort() };
}
