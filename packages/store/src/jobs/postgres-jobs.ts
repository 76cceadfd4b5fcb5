// The node's jobs on PostgreSQL: each is due once a day for all processes of the node together, survives a restart, and is
// tried again after a failure. pg-boss keeps the queue; its tables were made by the owner (prepare-jobs.ts).
import { PgBoss } from "pg-boss";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import {
  type JobKind,
  jobKinds,
  type JobName,
  jobNames,
  type JobRun,
  type JobRunState,
  type Jobs,
  type JobWork,
} from "@nhipcau/operations/ports/jobs.ts";
import { jobsSchema } from "./prepare-jobs.ts";
import { readRuns, type RunRow } from "./read-runs.ts";

export interface RunningJobs extends Jobs {
  /** Takes no more work, waits for what is under way, and lets the connections go. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** The URL of the login the node works with. */
  readonly url: string;
  readonly work: JobWork;
  /** Told what goes wrong beside a job's own work, such as a lost connection. */
  readonly onTrouble: (error: unknown) => void;
  /** Seconds between two looks at the queue; 2 unless told. */
  readonly lookEvery?: number;
}

/** Starts to work on the queue of a prepared database, beside other processes that do. */
export async function startJobs({ url, work, onTrouble, lookEvery = 2 }: JobsOptions): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: jobsSchema,
    application_name: "nhipcau jobs",
    max: 3,
    migrate: false,
    createSchema: false,
    reindex: false, // the owner's to do
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  boss.on("error", onTrouble);
  await boss.start();
  for (const name of jobNames) await prepareQueue(boss, name, jobKinds[name]);
  for (const name of jobNames)
    await boss.work(name, { pollingIntervalSeconds: lookEvery, batchSize: 1 }, () => bareFailure(work[name]));
  for (const name of jobNames) if (jobKinds[name].atStart) await boss.send(name);
  return {
    view: async () => {
      const rows = await readRuns(boss.getDb(), 20);
      return jobNames.map((name) => ({
        name,
        runs: rows.filter((row) => row.name === name).map(runOf),
      }));
    },
    runNow: (name) => runNow(boss, name),
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}

// The queue keeps what a failure says: its message alone, since what a database adds may quote a person's data (L-11).
async function bareFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error("unknown");
    throw Object.assign(new Error(message), { stack });
  }
}

// `exclusive`: one waiting or running job a queue, so that a start, the clock and a button together make one run.
// A process that dies is missed by its heartbeat, and another takes its job.
async function prepareQueue(
  boss: PgBoss,
  name: JobName,
  { at, retries, retryAfter }: JobKind,
): Promise<void> {
  const options = {
    retryLimit: retries,
    retryDelay: retryAfter,
    expireInSeconds: 1800,
    heartbeatSeconds: 60,
  };
  await boss.createQueue(name, { policy: "exclusive", ...options });
  await boss.updateQueue(name, options);
  await boss.schedule(name, `${at.minute} ${at.hour} * * *`, null, { tz: "Asia/Ho_Chi_Minh" });
}

async function runNow(boss: PgBoss, name: JobName): Promise<Outcome<void>> {
  const id = await boss.send(name);
  if (id !== null) return done(undefined);
  const waiting = await readRuns(boss.getDb(), 1, name);
  const [last] = waiting;
  if (last?.state !== "retry") return refused({ code: "job-cannot-run", data: { job: name } });
  await boss.update(name, undefined, { id: last.id, startAfter: new Date(0) });
  return done(undefined);
}

const states: Readonly<Record<RunRow["state"], JobRunState>> = {
  created: "waiting",
  retry: "retrying",
  active: "running",
  completed: "done",
  cancelled: "failed",
  failed: "failed",
};

function runOf({ id, state, made, started, ended, retries, output }: RunRow): JobRun {
  const failure = typeof output?.["message"] === "string" ? output["message"] : undefined;
  return {
    id,
    state: states[state],
    madeAt: made.toISOString(),
    retries,
    ...(started ? { startedAt: started.toISOString() } : {}),
    ...(ended ? { endedAt: ended.toISOString() } : {}),
    ...(failure === undefined ? {} : { failure: failure.slice(0, 500) }),
    ...(state === "completed" && output ? { result: numbersIn(output) } : {}),
  };
}

function numbersIn(output: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(output).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
  );
}
