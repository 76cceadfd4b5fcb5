// Accounts of a node for real use, as its administrator meets them: real processes, the first code printed once, commands
// beside the running node; and nothing that switches the demonstration on.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";

const program = join(import.meta.dirname, "../../bin/nhipcau.mjs");
const folder = scratchFolder();
after(() => rmSync(folder, { recursive: true, force: true }));

// Everything somebody might hope switches the demonstration on.
const hopeful = {
  NHIPCAU_DEMONSTRATION: "1",
  DEMONSTRATION: "true",
  NODE_ENV: "development",
  NHIPCAU_DEMO: "1",
};

async function serve() {
  const args = ["serve", "--localities", "QN", "--port", "0", "--json", "--data", folder];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...hopeful },
  });
  after(() => child.kill("SIGTERM"));
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const told = JSON.parse(String(said)) as { address: string; firstAdministrator?: string };
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await once(child, "close");
  };
  return { ...told, stop };
}

function command(...args: string[]): Promise<{ code: number; answer: Record<string, unknown> }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, "people", ...args, "--json", "--data", folder], (error, stdout) => {
      const code = typeof error?.code === "number" ? error.code : 0;
      resolve({ code, answer: JSON.parse(stdout === "" ? "{}" : stdout) as Record<string, unknown> });
    });
  });
}

async function post(address: string, path: string, body: object, cookie = "") {
  const answer = await fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) },
    body: JSON.stringify(body),
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return {
    status: answer.status,
    body: (await answer.json()) as Record<string, unknown>,
    cookie: cookies.join("; "),
  };
}

const codeOf = (link: unknown): string => String(link).split("#")[1] ?? "";
const password = "một câu dài dễ nhớ";

test("a node's accounts begin with a code printed once, and its commands look after them", async () => {
  const first = await serve();
  const { address, firstAdministrator } = first;
  assert.match(String(firstAdministrator), /\/nhan-loi-moi#[0-9A-Z-]{29}$/u);

  for (const path of ["/api/demonstration/session", "/api/demonstration/session?demonstration=1"])
    assert.equal((await post(address, path, { account: "focal-point-qn", demonstration: true })).status, 404);
  const forged = await post(
    address,
    "/api/auth/sign-in",
    { login: "x", password },
    "nhipcau_session=focal-point-qn",
  );
  assert.equal(forged.body["code"], "forged-role");
  assert.equal((await fetch(`${address}/api/demonstration/accounts`)).status, 404);
  assert.equal(
    ((await (await fetch(`${address}/api/node`)).json()) as { demonstration: boolean }).demonstration,
    false,
  );

  const account = {
    code: codeOf(firstAdministrator),
    userName: "quantri",
    name: "Nguyễn An",
    email: "an@example.vn",
    password,
  };
  const made = await post(address, "/api/auth/invitation/accept", account);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const people = await fetch(`${address}/api/people`, { headers: { cookie: made.cookie } });
  assert.equal(people.status, 200);

  const invited = await command(
    "invite",
    "Trần Bình",
    "binh@example.vn",
    "--role",
    "specialist",
    "--locality",
    "QN",
    "--agency",
    "SXD-QN",
  );
  assert.equal(invited.code, 0);
  const binh = await post(address, "/api/auth/invitation/accept", {
    code: codeOf(invited.answer["link"]),
    userName: "binh",
    password,
  });
  assert.equal(binh.status, 201, JSON.stringify(binh.body));
  const refusedLocality = await command("assign", "binh", "--role", "leader", "--locality", "HP");
  assert.equal(refusedLocality.code, 2);
  const assigned = await command("assign", "binh", "--role", "auditor", "--locality", "QN");
  assert.equal(assigned.code, 0);
  const listed = (await command("list")).answer["people"] as {
    userName: string;
    assignments: { id: string; role: string }[];
  }[];
  assert.deepEqual(
    listed.map(({ userName, assignments }) => [userName, assignments.map(({ role }) => role)]),
    [
      ["quantri", ["administrator"]],
      ["binh", ["specialist", "auditor"]],
    ],
  );
  assert.equal((await command("end", String(assigned.answer["assignment"]), "--reason", "thử")).code, 0);
  assert.equal((await command("end", String(assigned.answer["assignment"]), "--reason", "thử")).code, 2);
  assert.equal(
    (await command("leave", "quantri", "--reason", "thử")).code,
    2,
    "the last administrator stays",
  );
  assert.equal((await command("leave", "binh", "--reason", "nghỉ hưu")).code, 0);
  assert.equal((await fetch(`${address}/api/account`, { headers: { cookie: binh.cookie } })).status, 401);
  const back = await command("let-in", "binh");
  assert.equal(
    (await post(address, "/api/auth/invitation/accept", { code: codeOf(back.answer["link"]), password }))
      .status,
    201,
  );
  await first.stop();

  const second = await serve();
  assert.equal(second.firstAdministrator, undefined, "there is an administrator");
  const kept = await fetch(`${second.address}/api/account`, { headers: { cookie: made.cookie } });
  assert.equal(kept.status, 200, "a restart signs nobody out");
  await second.stop();
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of files) assert.ok(!readFileSync(join(folder, name), "utf8").includes(account.code));
});
