// `nhipcau peers` and `nhipcau grants` as a data officer types them beside running nodes: every command is a process, and
// so is each of the two nodes, with a data folder and a database server of its own.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import test, { after } from "node:test";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";

const program = join(import.meta.dirname, "../main.ts");

interface Ran {
  readonly code: number;
  readonly out: string;
  /** The one object it printed with `--json`. */
  readonly told: Readonly<Record<string, unknown>>;
}

interface Officer {
  readonly node: string;
  readonly folder: string;
  /** Runs a command beside the node; it ends with the code, done unless another is named. */
  run(command: readonly string[], code?: number): Promise<Ran>;
}

async function serveAs(locality: string): Promise<Officer> {
  const folder = scratchFolder();
  const args = ["serve", "--localities", locality, "--port", "0", "--json", "--data", folder];
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  after(async () => {
    const ended = once(child, "close");
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  await Promise.race([once(child.stdout, "data"), once(child, "close")]);
  const run: Officer["run"] = async (command, code = 0) => {
    const ran = await runCommand([...command, "--data", folder]);
    assert.equal(ran.code, code, `${command.join(" ")}: ${ran.out}`);
    return ran;
  };
  const { told } = await run(["peers", "list", "--json"]);
  return { node: String(told["node"]), folder, run };
}

async function runCommand(args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, NHIPCAU_LANG: "vi" };
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"], env });
  const ended = once(child, "close") as Promise<[number]>;
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  const line = out.trim();
  const told = line.startsWith("{") ? (JSON.parse(line) as Record<string, unknown>) : {};
  return { code, out: out + errors, told };
}

const [qn, hp] = await Promise.all([serveAs("QN"), serveAs("HP")]);
const terms = ["--ground", "Thỏa thuận 2021", "--until", "31/12/2099"];

/** Asks until it is so: the running nodes deliver by themselves. */
async function until(
  officer: Officer,
  list: "peers" | "grants",
  isSo: (told: string) => boolean,
): Promise<string> {
  for (;;) {
    const { out } = await officer.run([list, "list", "--json"]);
    if (isSo(out)) return out;
  }
}

test("peers: an invitation is accepted only when the ten words were compared, and confirmed by the other side", async () => {
  const { out: file } = await qn.run(["peers", "invite"]);
  const invitation = join(hp.folder, "loi-moi.json");
  writeFileSync(invitation, file);
  const missing = await hp.run(["peers", "accept", join(hp.folder, "khong-co.json"), "--json"], 2);
  assert.match(missing.out, /not-found/u);
  const asked = await hp.run(["peers", "accept", invitation, "--json"], 2);
  assert.match(asked.out, /not-compared/u, "without a terminal nobody can be asked");
  const within = await hp.run(["peers", "accept", invitation, "--yes", "--json"], 2);
  assert.match(within.out, /private-address/u);
  const own = await qn.run(["peers", "accept", invitation, "--yes", "--json"], 2);
  assert.match(own.out, /own-key/u);
  const accepted = await hp.run(["peers", "accept", invitation, "--yes", "--private-address", "--json"]);
  assert.equal(accepted.told["peer"], qn.node);
  assert.match((await qn.run(["peers", "confirm", qn.node, "--yes", "--json"], 2)).out, /not-found/u);
  await qn.run(["peers", "confirm", hp.node, "--yes", "--private-address"]);
  await until(hp, "peers", (told) => told.includes('"stage":"connected"'));
  const { out } = await hp.run(["peers", "list"]);
  assert.match(out, /^Nút này: /u);
  assert.ok(out.includes(qn.node), "people see the partner too");
});

let grant = "";

test("grants: an offer is counted first, made, accepted at the other node, and listed by both", async () => {
  const counted = await qn.run(["grants", "offer", hp.node, "reports", ...terms, "--preview", "--json"]);
  assert.equal(counted.told["count"], 0);
  assert.deepEqual((await qn.run(["grants", "list", "--json"])).told["grants"], [], "nothing was sent");
  for (const [wrong, code] of [
    [["khong-co", ...terms], "not-found"],
    [["reports", "--ground", "x", "--until", "31/02/2099"], "no-such-date"],
    [["reports", ...terms, "--fields", "khongco"], "unknown-field"],
  ] as const) {
    const refused = await qn.run(["grants", "offer", hp.node, ...wrong, "--json"], 2);
    assert.match(refused.out, new RegExp(code, "u"));
  }
  const typed = await qn.run(["grants", "revoke", "khong-phai-ma", "--ground", "x", "--json"], 2);
  assert.match(typed.out, /grant-unknown/u, "what is no id names nothing");
  const offered = await qn.run(["grants", "offer", hp.node, "reports", ...terms, "--json"]);
  grant = String(offered.told["grant"]);
  const again = await qn.run(["grants", "offer", hp.node, "reports", ...terms, "--json"], 2);
  assert.match(again.out, /grant-exists/u);
  await until(hp, "grants", (told) => told.includes(grant));
  await hp.run(["grants", "answer", grant]);
  assert.match((await hp.run(["grants", "answer", grant, "--json"], 2)).out, /nothing-waits/u);
  await until(qn, "grants", (told) => told.includes('"state":"active"'));
  assert.match((await qn.run(["grants", "list"])).out, new RegExp(`${grant}  →  ${hp.node}  reports`, "u"));
});

test("grants: an offer is refused with its ground, and a grant is given up by who has it", async () => {
  const other = String(
    (await hp.run(["grants", "offer", qn.node, "ports", ...terms, "--json"])).told["grant"],
  );
  await until(qn, "grants", (told) => told.includes(other));
  await qn.run(["grants", "answer", other, "--refuse", "Chưa cần"]);
  await until(hp, "grants", (told) => told.includes('"state":"refused"'));
  await hp.run(["grants", "revoke", grant, "--ground", "Hết mục đích"]);
  await until(qn, "grants", (told) => told.includes('"state":"renounced"'));
  const over = await qn.run(["grants", "revoke", grant, "--ground", "Thu hồi", "--json"], 2);
  assert.match(over.out, /grant-ended/u);
});

test("peers: hand-overs that nothing allows are refused, and the connection ends with a ground", async () => {
  assert.deepEqual((await qn.run(["peers", "hand-overs", "--json"])).told["handOvers"], []);
  const to = ["peers", "hand-over", hp.node, "--json", "--day"];
  assert.match((await qn.run([...to, "2099-02-31", "--locality", "QN"], 2)).out, /no-such-date/u);
  assert.match((await qn.run([...to, "2099-01-01", "--locality", "HP"], 2)).out, /not-steward/u);
  assert.match((await qn.run(["peers", "offer-again", hp.node, "--json"], 2)).out, /not-connected/u);
  await qn.run(["peers", "retire", hp.node, "--ground", "Thôi"]);
  await until(hp, "peers", (told) => told.includes('"stage":"retired"'));
});

test("a node that was never served says nothing in its name", async () => {
  const folder = scratchFolder();
  after(() => rmSync(folder, { recursive: true, force: true }));
  const { code, out } = await runCommand(["peers", "list", "--json", "--data", folder]);
  assert.equal(code, 2, out);
  assert.match(out, /never-served/u);
});
