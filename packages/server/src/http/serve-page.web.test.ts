// The page's files, the headers of every answer, and a database that is away.
import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { runScenario } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const root = await mkdtemp(join(tmpdir(), "nhipcau-page-"));
after(() => rm(root, { recursive: true, force: true }));
const webFolder = join(root, "web");
await mkdir(join(webFolder, "assets"), { recursive: true });
await writeFile(join(root, "secret.txt"), "kín");
await writeFile(join(webFolder, "index.html"), "<!doctype html><title>Nhịp Cầu</title>");
await writeFile(join(webFolder, "assets/page.js"), "export {};");
const node = await makeTestServer({ webFolder });

test("the page's files are served, and its first file for every place in the page", async () => {
  for (const url of ["/", "/cam-ket/CK-01", "/danh-muc/ports?sort=-name"]) {
    const answer = await node.app.inject(url);
    assert.equal(answer.statusCode, 200, url);
    assert.match(answer.body, /Nhịp Cầu/u);
    assert.equal(answer.headers["cache-control"], "no-cache");
  }
  assert.match(String((await node.app.inject("/assets/page.js")).headers["content-type"]), /javascript/u);
});

test("a file that is not there is a problem and not the page", async () => {
  for (const url of ["/assets/other.js", "/api/nothing", "/api/", "/favicon.ico"]) {
    const answer = await node.app.inject(url);
    assert.equal(answer.statusCode, 404, url);
    assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/u);
  }
});

test("no path leaves the page's folder", async () => {
  const paths = [
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%5c..%5csecret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "//secret.txt",
    "/..%00/secret.txt",
  ];
  for (const url of paths)
    assert.ok(
      !(await raw(`GET ${url} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)).includes("kín"),
      url,
    );
});

test("every answer forbids what no answer needs: other scripts, frames, guessing of types", async () => {
  for (const url of ["/", "/assets/page.js", "/api/node", "/api/nothing", "/openapi.json"]) {
    const { headers } = await node.app.inject(url);
    const policy = String(headers["content-security-policy"]);
    assert.match(policy, /script-src 'self'(?:;|$)/u);
    assert.doesNotMatch(policy, /script-src[^;]*unsafe/u);
    assert.match(policy, /frame-ancestors 'none'/u);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["x-powered-by"], undefined);
    assert.equal(headers["server"], undefined);
  }
});

test("nobody on the way keeps what the API says", async () => {
  for (const url of ["/api/node", "/api/nothing", "/api/registers"])
    assert.equal((await node.app.inject(url)).headers["cache-control"], "no-store");
});

test("what is no HTTP, and headers past any use, are answered with a problem", async () => {
  assert.match(await raw("NHIP CAU\r\n\r\n"), /^HTTP\/1\.1 400 .*application\/problem\+json/su);
  assert.match(
    await raw(`GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(40_000)}\r\n\r\n`),
    /^HTTP\/1\.1 431 .*too-large/su,
  );
});

test("a file's name cannot add a header", async () => {
  const { disposition } = await import("./send-file.ts");
  const header = disposition('a"\r\nset-cookie: x=y\u{d800}; Báo cáo.xlsx');
  assert.match(header, /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~!-]+$/u);
});

test("with the database away the node is alive, not ready, and says so", async () => {
  const other = await makeTestServer();
  await other.sql(
    "do $$ begin execute format('alter database %I connection limit 0', current_database()); end $$",
  );
  await other.sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await runScenario(
    { ...other, journalLength: async () => 0 },
    { title: "", route: "health", expect: { status: 200 } },
  );
  for (const route of ["readiness", "registers", "overview"] as const)
    await runScenario(
      { ...other, journalLength: async () => 0 },
      { title: "", route, expect: { status: 503, code: "unavailable" } },
    );
});

let address: URL | undefined;
async function raw(bytes: string): Promise<string> {
  address ??= new URL(await node.listen());
  const socket = connect(Number(address.port), address.hostname);
  socket.write(bytes);
  const answer: Buffer[] = [];
  for await (const chunk of socket) answer.push(chunk as Buffer);
  return Buffer.concat(answer).toString("utf8");
}
