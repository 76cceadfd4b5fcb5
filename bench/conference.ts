// A conference with a hall full of viewers: 200 open event streams on one node, each reading the conference again as the page
// does when something changes. Measured from before an outcome is sent until the last viewer holds an answer with it in.
//   node bench/conference.ts [viewers] [outcomes]
import { Agent, get } from "node:http";
import { rmSync } from "node:fs";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { launchProcess } from "@nhipcau/testkit/start-process.ts";
import { gatherMilliseconds } from "../packages/web/src/app/read-again.ts";
import { describeMachine } from "./bench-node.ts";

const conference = "/api/conferences/HN-A06-2026";
const viewers = Number(process.argv[2] ?? 200);
const outcomes = Number(process.argv[3] ?? 30);
const warmUp = 5;
const agent = new Agent({ keepAlive: true, maxSockets: viewers + 10 });

interface Answer {
  readonly outcomeList: readonly { readonly text: string }[];
}

/** What a viewer waits for: told when it heard of a change, and when it read the outcome awaited. */
interface Viewer {
  heard: number;
  read: number;
  awaits: string;
  done: () => void;
}

const folder = scratchFolder();
const node = await launchProcess(folder);
try {
  const cookie = await signIn("focal-point-qn");
  const hall = await Promise.all(Array.from({ length: viewers }, () => enter()));
  const [toEvent, toAnswer]: [number[], number[]] = [[], []];
  for (let index = 0; index < outcomes; index += 1) {
    const text = `Kết luận số ${index}`;
    const all = hall.map(
      (viewer) =>
        new Promise<void>((resolve) =>
          Object.assign(viewer, { heard: 0, read: 0, awaits: text, done: resolve }),
        ),
    );
    const started = performance.now();
    await capture(text, cookie);
    await Promise.all(all);
    if (index < warmUp) continue;
    toEvent.push(...hall.map(({ heard }) => heard - started));
    toAnswer.push(...hall.map(({ read }) => read - started));
  }
  console.log(`${describeMachine()}; ${viewers} viewers, ${outcomes - warmUp} outcomes\n`);
  console.log("| from sending an outcome until | p50, ms | p99, ms | last, ms |\n|---|---|---|---|");
  line("a viewer's event", toEvent);
  line(`its page has read it (${gatherMilliseconds} ms of it the page's own wait)`, toAnswer);
} finally {
  agent.destroy();
  await node.stop();
  rmSync(folder, { recursive: true, force: true });
}

function line(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(0);
  console.log(`| ${name} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`);
}

async function signIn(account: string): Promise<string> {
  const answer = await fetch(`${node.address}/api/demonstration/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account }),
  });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

async function capture(text: string, cookie: string): Promise<void> {
  const answer = await fetch(`${node.address}${conference}/outcomes`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID(), cookie },
    body: JSON.stringify({ kind: "decision", text }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
}

/** Opens an event stream and reads the conference again after each event, as a page does. */
function enter(): Promise<Viewer> {
  const viewer: Viewer = { heard: 0, read: 0, awaits: "", done: () => undefined };
  return new Promise((resolve) => {
    get(`${node.address}/api/events`, { agent: new Agent() }, (events) => {
      events.setEncoding("utf8");
      events.on("data", (chunk: string) => {
        if (!chunk.includes("event: change") || viewer.read > 0) return;
        if (viewer.heard === 0) viewer.heard = performance.now();
        setTimeout(() => void readAgain(viewer), gatherMilliseconds);
      });
      events.on("error", () => undefined); // the node stops at the end
      resolve(viewer);
    }).on("error", () => undefined);
  });
}

async function readAgain(viewer: Viewer): Promise<void> {
  const answer = await read();
  if (viewer.read > 0 || !answer.outcomeList.some(({ text }) => text === viewer.awaits)) return;
  viewer.read = performance.now();
  viewer.done();
}

function read(): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(`${node.address}${conference}`, { agent }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => {
        if (response.statusCode === 200) resolve(JSON.parse(body) as Answer);
        else reject(new Error(`${response.statusCode}: ${body.slice(0, 200)}`));
      });
    }).on("error", reject);
  });
}
