// The programme over HTTP: a past day stays what it was, and the review says what the page says.
import assert from "node:assert/strict";
import test from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import { paragraphs } from "@nhipcau/files/review-document/reading-back.ts";
import { runScenario } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";

const oneDay = 24 * 3600 * 1000;
let now = testNoon;
const node = await makeTestServer({ region: true, clock: () => now });
const cutOff = "2026-11-21";

async function get<T>(url: string, query: Record<string, string> = {}): Promise<T> {
  const answer = await node.app.inject({ url, query });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<T>();
}

interface Counted {
  readonly figures: FiveNumbersView;
  readonly byLocality: readonly { readonly id: string; readonly figures: FiveNumbersView }[];
  readonly bySector: readonly { readonly id: string; readonly figures: FiveNumbersView }[];
}

test("the review's figures are the overview's of the same agreement and day, and so are the document's", async () => {
  const { agreements } = await get<{ agreements: { id: string; figures: FiveNumbersView }[] }>(
    "/api/agreements",
  );
  let documents = 0;
  for (const { id, figures } of agreements.filter((agreement) => agreement.figures.total > 0)) {
    const overview = await get<Counted>("/api/overview", { agreement: id, asOf: cutOff });
    const preview = await get<Counted>("/api/reviews/preview", { agreement: id, cutOff });
    assert.deepEqual(preview.figures, overview.figures);
    assert.deepEqual(figures, overview.figures);
    assert.deepEqual(preview.byLocality, overview.byLocality);
    assert.deepEqual(preview.bySector, overview.bySector);
    const document = await node.app.inject({
      url: "/api/reviews/document",
      query: { agreement: id, cutOff },
    });
    assert.deepEqual(totalsIn(document.rawPayload), [cellsOf(overview.figures), cellsOf(overview.figures)]);
    documents += 1;
  }
  assert.ok(documents >= 4, `${documents} documents`);
});

test("the list of silent parts holds as many as the overview counts, and each open and long unheard of", async () => {
  const { silent } = await get<{ silent: { parts: number; of: number; days: number } }>("/api/overview");
  const list = await get<{
    total: number;
    parts: { class: string; doneOn?: string; lastReportOn?: string }[];
  }>("/api/parts", { silentDays: String(silent.days) });
  assert.ok(silent.parts > 0 && silent.parts < silent.of);
  assert.equal(list.total, silent.parts);
  assert.ok(
    list.parts.every(
      ({ doneOn, lastReportOn }) => doneOn === undefined && (lastReportOn ?? "") < "2026-08-23",
    ),
  );
});

// The seven cells that follow “Tổng số” where it closes a table; there is one table by locality and one by sector.
function totalsIn(docx: Buffer): string[][] {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  const texts = paragraphs(xml);
  return texts.flatMap((text, index) => {
    const cells = texts.slice(index + 1, index + 8);
    return text === "Tổng số" && cells.every((cell) => /^[\d.-]+$/u.test(cell)) ? [cells] : [];
  });
}

function cellsOf(figures: FiveNumbersView): string[] {
  const { total, rateable, doneOnTime, doneLate, openInTerm, openOverdue, cannotRate } = figures;
  return [total, rateable, doneOnTime, doneLate, openInTerm, openOverdue, cannotRate].map(String);
}

test("every figure of the overview opens the list it counts (L-07)", async () => {
  const { figures, byLocality } = await get<Counted>("/api/overview");
  const classes = {
    "done-on-time": figures.doneOnTime,
    "done-late": figures.doneLate,
    "open-in-term": figures.openInTerm,
    "open-overdue": figures.openOverdue,
    "cannot-rate": figures.cannotRate,
    rateable: figures.rateable,
  };
  for (const [name, counted] of Object.entries(classes))
    assert.equal((await get<{ total: number }>("/api/parts", { class: name })).total, counted, name);
  for (const group of byLocality)
    assert.equal(
      (await get<{ total: number }>("/api/parts", { locality: group.id })).total,
      group.figures.total,
      group.id,
    );
});

test("a day that has passed is asked for and is what it was on that day (L-08)", async () => {
  const day = "2026-11-21";
  const before = {
    overview: await get("/api/overview"),
    parts: await get("/api/parts"),
    map: await get("/api/map"),
  };
  now += 30 * oneDay;
  const body = { part: "CK-04-QN", date: "2026-12-20", stage: "done", percent: 100, narrative: "Đã xong." };
  const request = {
    part: "CK-09-QN",
    askedOn: "2026-12-01",
    newDueDate: "2027-06-30",
    reason: "Chờ mặt bằng",
  };
  const { askedOn: decidedOn, ...asked } = request;
  const extension = { ...asked, decidedOn, request: "GH-XIN" };
  const effects = { journal: 1 };
  await runScenario(node, {
    title: "",
    route: "createRecord",
    as: "specialist-qn",
    params: { register: "reports" },
    body: { body },
    expect: { status: 201 },
    effects,
  });
  await runScenario(node, {
    title: "",
    route: "createRecord",
    as: "specialist-qn",
    params: { register: "extension-requests" },
    body: { id: "GH-XIN", body: request },
    expect: { status: 201 },
    effects,
  });
  await runScenario(node, {
    title: "",
    route: "createRecord",
    as: "focal-point-hp",
    params: { register: "extensions" },
    body: { body: extension },
    expect: { status: 201 },
    effects,
  });
  const after = {
    overview: await get("/api/overview", { asOf: day }),
    parts: await get("/api/parts", { asOf: day }),
    map: await get("/api/map", { asOf: day }),
  };
  assert.deepEqual(after, before);
  assert.notDeepEqual(await get("/api/overview"), before.overview);
});

test("asked for what is not there, says so", async () => {
  const missing = { status: 404, code: "not-found" };
  await runScenario(node, { title: "", route: "agreement", params: { id: "A99" }, expect: missing });
  await runScenario(node, { title: "", route: "commitment", params: { id: "__proto__" }, expect: missing });
  await runScenario(node, {
    title: "",
    route: "reviewPreview",
    query: { agreement: "A99", cutOff },
    expect: missing,
  });
  await runScenario(node, {
    title: "",
    route: "reviewDocument",
    query: { agreement: "A06", cutOff, issuer: "nobody" },
    expect: missing,
  });
  await runScenario(node, {
    title: "",
    route: "reviewDocument",
    query: { agreement: "A06", cutOff: "2026-02-30" },
    expect: { status: 400, code: "bad-request" },
  });
  await runScenario(node, {
    title: "",
    route: "reviewPreview",
    query: { agreement: "A06", from: "2027-01-01", cutOff },
    expect: { status: 422 },
  });
});

test("a signer's title made to break the document or its header only shows as text", async () => {
  const signerTitle = `</w:t><script>\u0001\r\nset-cookie: a=b`;
  const document = await node.app.inject({
    url: "/api/reviews/document",
    query: { agreement: "A06", cutOff, signerTitle },
  });
  assert.equal(document.statusCode, 200);
  assert.equal(document.headers["set-cookie"], undefined);
  const texts = paragraphs(
    strFromU8(unzipSync(document.rawPayload)["word/document.xml"] ?? new Uint8Array()),
  );
  assert.ok(texts.some((text) => text.toUpperCase().includes("</W:T><SCRIPT>")));
});
