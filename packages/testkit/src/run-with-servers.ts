// Runs test files with the two database servers they share: the embedded one, and another version of PostgreSQL
// from the machine's packages. Each kind of test is a run of its own; a closing summary counts them. A kind without
// files, a failed test and a skipped test all make it end with an error: a gate that looked at nothing is not green.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import {
  startEmbeddedServer,
  type EmbeddedServer,
  type StartOptions,
} from "@nhipcau/store/embedded/embedded-server.ts";
import { binariesIn } from "@nhipcau/store/embedded/server-binaries.ts";
import { testServerEnvironment } from "./test-server.ts";

interface KindRun {
  readonly kind: string;
  readonly concurrency: number;
  readonly inOneProcess: boolean;
  readonly files: readonly string[];
}

interface KindResult {
  readonly kind: string;
  readonly files: number;
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  readonly problem: string;
}

// Test data need not survive a power failure, and several test files share the connections.
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

const slowestFiles = join(import.meta.dirname, "slowest-files.ts");

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

process.exitCode = await runAll(JSON.parse(process.argv[2] ?? "[]") as readonly KindRun[]);

async function runAll(runs: readonly KindRun[]): Promise<number> {
  const scratch = scratchFolder();
  const servers: EmbeddedServer[] = [];
  try {
    let env: Record<string, string> = {};
    if (runs.some((run) => run.kind !== "pure")) {
      const bin = process.env["NHIPCAU_OTHER_POSTGRES"];
      if (bin === undefined || bin === "")
        throw new Error("NHIPCAU_OTHER_POSTGRES is not set; run `npm test`.");
      servers.push(await start({ folder: join(scratch, "embedded"), settings }));
      servers.push(
        await start({ folder: join(scratch, "other"), settings, findBinaries: () => binariesIn(bin) }),
      );
      const [embedded, other] = servers.map(({ adminUrl }) => adminUrl);
      env = testServerEnvironment({ embedded: embedded ?? "", other: other ?? "" });
    }
    const results: KindResult[] = [];
    for (const run of runs) {
      if (stopping.signal.aborted) break;
      results.push(await runKind(run, env));
    }
    return summarise(results) && results.length === runs.length ? 0 : 1;
  } finally {
    for (const server of servers) await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function start(options: StartOptions): Promise<EmbeddedServer> {
  const outcome = await startEmbeddedServer(options);
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map((refusal) => refusalSentence(refusal, "en")).join(" "));
}

async function runKind(run: KindRun, env: Readonly<Record<string, string>>): Promise<KindResult> {
  const started = performance.now();
  console.log(`\n── ${run.kind}: ${run.files.length} files`);
  const nothing = {
    kind: run.kind,
    files: run.files.length,
    tests: 0,
    passed: 0,
    failed: 0,
    skipped: 0,
    seconds: 0,
  };
  if (run.files.length === 0) return { ...nothing, problem: "no test file" };
  const { code, output } = await runNode(run, env);
  const count = (name: string) => Number(new RegExp(`^ℹ ${name} (\\d+)`, "mu").exec(output)?.[1] ?? 0);
  const counted = {
    ...nothing,
    tests: count("tests"),
    passed: count("pass"),
    failed: count("fail") + count("cancelled"),
    skipped: count("skipped") + count("todo"),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
  return { ...counted, problem: findProblem(counted, code) };
}

function findProblem(counted: Omit<KindResult, "problem">, code: number | null): string {
  if (counted.failed > 0) return `${counted.failed} failed`;
  if (code !== 0) return `ended with ${code ?? "a signal"}`;
  if (counted.skipped > 0) return `${counted.skipped} skipped`;
  return counted.tests === 0 ? "no test ran" : "";
}

function runNode(
  run: KindRun,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const reporters = ["spec", slowestFiles].flatMap((reporter) => [
    `--test-reporter=${reporter}`,
    "--test-reporter-destination=stdout",
  ]);
  const isolation = `--test-isolation=${run.inOneProcess ? "none" : "process"}`;
  const args = ["--test", `--test-concurrency=${run.concurrency}`, isolation, ...reporters, ...run.files];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
    signal: stopping.signal,
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    process.stdout.write(chunk);
    // Only the closing figures are read back.
    output = (output + chunk.toString("utf8")).slice(-200_000);
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve({ code: 1, output }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** Prints one line a kind; true when every one of them is well. */
function summarise(results: readonly KindResult[]): boolean {
  console.log("");
  for (const { kind, files, tests, passed, seconds, problem } of results) {
    const verdict = problem === "" ? "✔" : "✖";
    console.log(
      `${verdict} ${kind}: ${passed} of ${tests} tests in ${files} files, ${seconds} s ${problem}`.trimEnd(),
    );
  }
  return results.length > 0 && results.every((result) => result.problem === "");
}
