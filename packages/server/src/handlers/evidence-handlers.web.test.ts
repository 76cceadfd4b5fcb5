// Files of evidence over HTTP: handed in, named by a record of one's own part, read by who may read it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import http from "node:http";
import test from "node:test";
import { ask, call, codeOf } from "@nhipcau/testkit/ask-route.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true });
const pdf = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n");
const digest = createHash("sha256").update(pdf).digest("hex");
const params = { register: "evidence-items" };

async function handIn(as: string, name: string, payload: Buffer) {
  return node.app.inject({
    method: "POST",
    url: "/api/evidence-files",
    query: { name },
    headers: { cookie: await node.signIn(as), "content-type": "application/octet-stream" },
    payload,
  });
}

const codeIn = (answer: { json<T>(): T }): string => answer.json<{ code: string }>().code;

const bodyOf = (more: object = {}) => ({
  part: "CK-01-QN",
  kind: "minutes",
  title: "Biên bản làm việc",
  date: "2026-11-20",
  fileName: "Biên bản.pdf",
  mediaType: "application/pdf",
  size: pdf.length,
  digest,
  ...more,
});

test("a file is handed in under a name that may be kept, and told what it is", async () => {
  const answer = await handIn("specialist-qn", "  Biên  bản.pdf", pdf);
  assert.equal(answer.statusCode, 201, answer.body);
  assert.deepEqual(answer.json(), {
    digest,
    size: pdf.length,
    mediaType: "application/pdf",
    fileName: "Biên bản.pdf",
  });
});

test("a program named .pdf, a wrong ending, a path, an empty file and a reader's file are refused, each with its code", async () => {
  const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)]);
  assert.equal(codeIn(await handIn("specialist-qn", "bien-ban.pdf", program)), "file-type-not-taken");
  assert.equal(codeIn(await handIn("specialist-qn", "bien-ban.exe", pdf)), "file-named-otherwise");
  assert.equal(codeIn(await handIn("specialist-qn", "../../bien-ban.pdf", pdf)), "bad-file-name");
  assert.equal(codeIn(await handIn("specialist-qn", "bien-ban.pdf", Buffer.alloc(0))), "empty-file");
  assert.equal(codeIn(await handIn("reader-qn", "bien-ban.pdf", pdf)), "forbidden");
  const [kept] = await node.sql("select count(*)::int as n from nhipcau.evidence_files");
  assert.equal(kept?.["n"], 1);
});

test("five gigabytes are refused before they are sent", async () => {
  const address = new URL(await node.listen());
  const cookie = await node.signIn("specialist-qn");
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = http.request(
    {
      port: address.port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/evidence-files?name=a.pdf",
      headers: {
        cookie,
        "content-type": "application/octet-stream",
        "content-length": String(5 * 1024 ** 3),
      },
    },
    (answer) => resolve(answer.statusCode ?? 0),
  );
  request.on("error", reject);
  request.write(pdf);
  assert.equal(await promise, 413);
  request.destroy();
});

test("a record names a file of its own locality alone, as it is, for its own part", async () => {
  const save = (as: string, body: object) =>
    codeOf(node, "createRecord", { as, params, body: { body: { ...bodyOf(), ...body } } });
  assert.equal(await save("specialist-hp", { part: "CK-01-HP" }), "file-not-handed-in");
  assert.equal(await save("specialist-qn", { digest: "a".repeat(64) }), "file-not-handed-in");
  assert.equal(await save("specialist-qn", { fileName: "a/b.pdf" }), "bad-file-name");
  assert.equal(await save("specialist-qn", { mediaType: "image/png" }), "file-named-otherwise");
  assert.equal(await save("specialist-qn", { size: 1 }), "out-of-range");
  assert.equal(await save("specialist-qn", { part: "CK-01-HP" }), "report-about-other-side");
  assert.equal(await save("specialist-qn", { link: "https://example.vn/bien-ban" }), "check-failed");
});

test("who may read the record reads the file, as a download that is never taken for a page", async () => {
  const made = await ask(node, "createRecord", {
    as: "specialist-qn",
    params,
    body: { body: bodyOf() },
  });
  const answer = await call(node, "evidenceFile", { params: { id: made.record.id } });
  assert.equal(answer.statusCode, 200);
  assert.ok(answer.rawPayload.equals(pdf));
  const { headers } = answer;
  assert.equal(headers["content-type"], "application/pdf");
  assert.match(String(headers["content-disposition"]), /^attachment; .*bi%C3%AAn|^attachment; /iu);
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("a file of an internal record is another locality's business as little as the record", async () => {
  const made = await ask(node, "createRecord", {
    as: "specialist-qn",
    params,
    body: { body: bodyOf({ title: "Nội bộ" }), scope: "internal" },
  });
  const asked = { params: { id: made.record.id } };
  assert.equal((await call(node, "evidenceFile", { ...asked, as: "specialist-qn" })).statusCode, 200);
  assert.equal(await codeOf(node, "evidenceFile", { ...asked, as: "specialist-hp" }), "not-found");
  assert.equal(await codeOf(node, "evidenceFile", asked), "not-found");
});
