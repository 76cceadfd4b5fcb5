// Files over HTTP: a table tried, taken and mended; lists exported in every format; uploads that are too large, broken
// off or made to harm; downloads nobody reads to the end.
import assert from "node:assert/strict";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { strFromU8, unzipSync, zipSync } from "fflate";
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { type ApiScenario, runScenario } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer, type ServingNode } from "@nhipcau/testkit/make-server.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";

type Report = ResponseOf<typeof routes.importRecords>;

const node = await makeTestServer({
  region: true,
  extra: [samples],
  maximumUpload: 1024 ** 2,
  filesAtOnce: 3,
});
const as = "focal-point-qn";
const params = { register: "samples" };
const cookie = await node.signIn(as);
const address = new URL(await node.listen());

async function dryRun(bytes: Buffer | string, type = "application/octet-stream"): Promise<Report> {
  const headers = { "content-type": type };
  const answer = await runScenario(node, {
    title: "",
    route: "importRecords",
    as,
    params,
    headers,
    body: bytes,
    expect: { status: 200 },
  });
  return answer.json<Report>();
}

interface Expected {
  readonly expect: ApiScenario["expect"];
  readonly as?: string;
  readonly journal?: number;
}

/** Takes a tried import, or is refused. */
async function commit(
  id: string,
  takeGood: boolean,
  { expect, as: who = as, journal = 0 }: Expected,
): Promise<void> {
  await runScenario(node, {
    title: "",
    route: "commitImport",
    as: who,
    params: { import: id },
    body: { takeGood },
    expect,
    effects: { journal },
  });
}

async function mendFile(id: string, format: string, { expect, as: who = as }: Expected) {
  return runScenario(node, {
    title: "",
    route: "importMendFile",
    as: who,
    params: { import: id },
    query: { format },
    expect,
  });
}

async function exported(query: Record<string, string>, expect: ApiScenario["expect"], of = params) {
  return runScenario(node, { title: "", route: "exportRecords", as, params: of, query, expect });
}

async function refusedFile(bytes: Buffer | string, status: number, code: string): Promise<void> {
  const headers = { "content-type": "application/octet-stream" };
  const before = await node.spooled();
  await runScenario(node, {
    title: "",
    route: "importRecords",
    as,
    params,
    headers,
    body: bytes,
    expect: { status, code },
  });
  assert.deepEqual(await node.spooled(), before);
}

const mixed =
  "\u{feff}Mã;Tên;Số;Từ ngày\r\nnhap-1;Một;1.234;05/02/2026\r\nnhap-2;Hai;mười;2026-02-30\r\nnhap-3;\u{a0}Ba\u{a0};3;2026-03-01\r\n";

for (const format of ["csv", "xlsx"] as const) {
  test(`a table is tried, its good rows are taken, its bad row is mended as ${format} and taken too`, async () => {
    const tried = await dryRun(mixed.replaceAll("nhap-", `${format}-`), "text/csv");
    assert.deepEqual([tried.rows, tried.good, tried.bad, tried.written], [3, 2, 1, 0]);
    assert.deepEqual(
      tried.problems.map(({ row, value }) => [row, value]),
      [
        [3, "mười"],
        [3, "2026-02-30"],
      ],
    );
    const taken = { status: 200, body: (body: Report) => assert.equal(body.written, 2) };
    await commit(tried.import, false, { expect: { status: 422, code: "import-has-bad-rows" } });
    await commit(tried.import, true, { expect: taken, journal: 2 });
    await commit(tried.import, true, { expect: taken });
    const bad = await mendFile(tried.import, format, { expect: { status: 200 } });
    const mended = format === "csv" ? mendCsv(bad.payload) : mendXlsx(bad.rawPayload);
    const again = await dryRun(mended);
    assert.deepEqual([again.rows, again.bad], [1, 0], JSON.stringify(again.problems));
    await commit(again.import, false, { expect: { status: 200 }, journal: 1 });
    const record = await node.app.inject({
      url: `/api/registers/samples/records/${format}-2`,
      headers: { cookie },
    });
    assert.equal(record.json<{ record: { body: { amount: number } } }>().record.body.amount, 10);
  });
}

function mendCsv(text: string): string {
  return text.replace("mười", "10").replace("2026-02-30", "2026-02-28");
}

function mendXlsx(bytes: Buffer): Buffer {
  const entries = Object.entries(unzipSync(bytes)).map(([path, content]) => [
    path,
    Buffer.from(mendCsv(strFromU8(content))),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>));
}

test("an import is its own person's, and unknown ones are not there", async () => {
  const tried = await dryRun("Mã;Tên\na-1;A\n");
  const elsewhere = { as: "focal-point-hp", expect: { status: 404, code: "not-found" } };
  for (const id of [tried.import, "../../etc/passwd", "0".repeat(32)]) {
    await commit(id, true, elsewhere);
    await mendFile(id, "csv", elsewhere);
  }
});

test("files that cannot be taken are refused with the reason, and nothing of them is kept", async () => {
  await refusedFile(
    Buffer.concat([Buffer.from("Mã;Tên\na;"), Buffer.from([0xff, 0xfe]), Buffer.from("\n")]),
    422,
    "broken-utf8",
  ).catch(rowOfBrokenText);
  await refusedFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 422, "unreadable-file");
  await refusedFile("", 422, "unreadable-file");
  await refusedFile("Màu mè,Gì đó\n1,2\n", 422, "no-known-column");
  await refusedFile(
    Buffer.from(
      zipSync(
        { "xl/workbook.xml": new Uint8Array(900_000), "a.xml": new Uint8Array(40_000_000) },
        { level: 9 },
      ),
    ),
    422,
    "unreadable-file",
  );
});

// A line that is not UTF-8 may be a bad row of a file that is otherwise taken.
async function rowOfBrokenText(): Promise<void> {
  const report = await dryRun(
    Buffer.concat([Buffer.from("Mã;Tên\na;"), Buffer.from([0xff, 0xfe]), Buffer.from("\n")]),
  );
  assert.deepEqual(
    report.problems.map(({ code }) => code),
    ["broken-utf8"],
  );
}

test("a formula cell is a problem of its row, and half-width forms and no-break spaces are ordinary text", async () => {
  const sheet = `<row r="1"><c t="inlineStr"><is><t>Tên</t></is></c><c t="inlineStr"><is><t>Số</t></is></c></row><row r="2"><c t="inlineStr"><is><t>Ｃảng\u{a0}A</t></is></c><c><f>1+1</f><v>2</v></c></row>`;
  const { workbookOf } = await import("@nhipcau/files/tables/table-scratch.ts");
  const report = await dryRun(await workbookOf(sheet));
  assert.deepEqual(
    report.problems.map(({ row, code }) => [row, code]),
    [[2, "formula-cell"]],
  );
});

test("an upload past the limit is cut off with its reason, whether it says its size or not", async () => {
  for (const headers of [{ "content-length": String(2 * 1024 ** 3) }, {}]) {
    const sending = httpRequest({
      host: address.hostname,
      port: address.port,
      method: "POST",
      path: "/api/registers/samples/imports",
      headers: { ...headers, cookie, "content-type": "application/octet-stream" },
    });
    let sent = 0;
    const chunk = Buffer.alloc(64 * 1024, "a");
    const more = (): void => {
      while (!sending.destroyed && !sending.writableEnded && sending.write(chunk)) sent += chunk.length;
      if (!sending.destroyed) sending.once("drain", more);
    };
    sending.on("error", () => undefined); // the other side closes on what it does not read
    more();
    const [answer] = (await once(sending, "response")) as [import("node:http").IncomingMessage];
    assert.equal(answer.statusCode, 413);
    const { code } = JSON.parse((await answer.setEncoding("utf8").toArray()).join("")) as { code: string };
    assert.equal(code, "too-large");
    sending.destroy();
    assert.ok(sent < 64 * 1024 ** 2, `${sent} bytes were sent`);
  }
  assert.deepEqual(
    (await node.spooled()).filter((name) => name.endsWith(".data")).length,
    (await node.spooled()).length / 2,
  );
});

test("an upload that breaks off leaves nothing behind", async () => {
  const before = await node.spooled();
  const socket = connect(Number(address.port), address.hostname);
  await once(socket, "connect");
  socket.write(
    `POST /api/registers/samples/imports HTTP/1.1\r\nhost: a\r\ncookie: ${cookie}\r\ncontent-type: text/csv\r\ncontent-length: 1000\r\n\r\nTên\n`,
  );
  const answered = logged(node, /importRecords|imports/u);
  await until(async () => (await node.spooled()).length > before.length);
  socket.destroy();
  await until(async () => (await node.spooled()).length === before.length);
  await answered;
  assert.deepEqual(await node.spooled(), before);
});

test("every format of an export has every record, with its own media type and a plain file name", async () => {
  await putWell(node.store, actor("QN", "focal-point"), samples, [
    { id: "cho", body: { title: "Có chỗ", place: { type: "Point", coordinates: [107, 20.9] } } },
  ]);
  const list = await node.app.inject({
    url: "/api/registers/samples/records",
    query: { limit: "500", count: "true" },
    headers: { cookie },
  });
  const { count } = list.json<{ count: number }>();
  const lines: Record<string, (bytes: Buffer) => number> = {
    csv: (bytes) => bytes.toString("utf8").trimEnd().split("\r\n").length - 1,
    ndjson: (bytes) => bytes.toString("utf8").trimEnd().split("\n").length,
    geojson: (bytes) => (JSON.parse(bytes.toString("utf8")) as { features: unknown[] }).features.length,
    xlsx: (bytes) =>
      [...strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array()).matchAll(/<row /gu)]
        .length - 1,
  };
  for (const [format, countOf] of Object.entries(lines)) {
    const headers = { "content-disposition": new RegExp(`^attachment; filename="samples\\.${format}"`, "u") };
    const answer = await exported({ format }, { status: 200, headers });
    assert.equal(countOf(answer.rawPayload), count, format);
  }
  await exported({ format: "csv", columns: "title,__proto__" }, { status: 422, code: "unknown-field" });
  await exported({ format: "geojson" }, { status: 422, code: "not-on-a-map" }, { register: "reports" });
});

const bigExport = `GET /api/registers/samples/export?format=ndjson HTTP/1.1\r\nhost: a\r\ncookie: ${cookie}\r\n\r\n`;

test("downloads under way keep others waiting, and one that is broken off gives its database connection back", async () => {
  await fillWithMoreThanAnySocketHolds(node);
  const sockets = await Promise.all(Array.from({ length: 3 }, () => beginDownload(address)));
  await until(async () => (await openTransactions(node)) >= 3);
  const wait = { status: 429, code: "too-many-requests", headers: { "retry-after": /^5$/u } };
  await exported({ format: "csv" }, wait);
  for (const socket of sockets) socket.destroy();
  await until(async () => (await openTransactions(node)) === 0);
  await exported({ format: "csv" }, { status: 200 });
});

test("a download nobody reads on is cut off and gives its database connection back", async () => {
  const impatient = await makeTestServer({ extra: [samples], slowestRead: 200 });
  await fillWithMoreThanAnySocketHolds(impatient);
  const socket = await beginDownload(new URL(await impatient.listen()));
  await until(async () => impatient.log.some((line) => line.includes('"left"')));
  await until(async () => (await openTransactions(impatient)) === 0);
  socket.destroy();
});

async function fillWithMoreThanAnySocketHolds({ store }: ServingNode): Promise<void> {
  const versions = Array.from({ length: 5000 }, (_, index) => ({
    id: `big-${index}`,
    body: { title: `Dòng ${index}`, secret: "x".repeat(5000) },
  }));
  await putWell(store, actor("QN", "focal-point"), samples, versions);
}

/** A download that has begun and is not read on. */
async function beginDownload({ port, hostname }: URL): Promise<Socket> {
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  socket.write(bigExport);
  await once(socket, "readable");
  return socket.pause();
}

async function openTransactions(node: ServingNode): Promise<number> {
  const [row] = await node.sql(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null",
  );
  return Number(row?.["n"]);
}

/** Asks again and again, a real question each time, until it holds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}

async function logged({ log }: ServingNode, pattern: RegExp): Promise<void> {
  const from = log.length;
  await until(async () => {
    await node.sql("select 1");
    return log.slice(from).some((line) => pattern.test(line));
  });
}
