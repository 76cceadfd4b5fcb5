// A review over HTTP, from positions to the lock: who may do what, figures that changed before the signature, and a lock that
// stands whatever changes later.
import assert from "node:assert/strict";
import test from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { paragraphs } from "@nhipcau/files/review-document/reading-back.ts";
import { type ApiScenario, runScenario } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true });
const params = { id: "SK-A06-2026" };

async function room(as?: string): Promise<ReviewRoom> {
  const scenario: ApiScenario = { title: "", route: "review", params, expect: { status: 200 } };
  return (await runScenario(node, as === undefined ? scenario : { ...scenario, as })).json<ReviewRoom>();
}

async function ask(scenario: Omit<ApiScenario, "title">): Promise<{ readonly record: string }> {
  return (await runScenario(node, { title: "", ...scenario })).json<{ record: string }>();
}

async function report(id: string, as: string, part: string, body: object): Promise<void> {
  await ask({
    route: "createRecord",
    as,
    params: { register: "reports" },
    body: { id, body: { part, narrative: "Đã xong", ...body } },
    expect: { status: 201 },
    effects: { journal: 1 },
  });
}

test("L-07 the pack counts what the overview of the same day counts, and each group is counted out of something", async () => {
  const { pack, asOf, stage } = await room();
  const overview = await node.app.inject({ url: "/api/overview", query: { agreement: "A06", asOf } });
  const { figures, byLocality, disagreements, notConcrete, beyondAuthority } = overview.json<{
    figures: FiveNumbersView;
    byLocality: { id: string; figures: FiveNumbersView }[];
    disagreements: { commitments: number; of: number };
    notConcrete: { clauses: number; of: number };
    beyondAuthority: { obstacles: number; of: number };
  }>();
  const counted = ({ of, items }: { of: number; items: readonly unknown[] }) => [items.length, of];
  assert.equal(stage, "open");
  assert.deepEqual(pack.figures, figures);
  assert.deepEqual(pack.byLocality, Object.fromEntries(byLocality.map((one) => [one.id, one.figures])));
  assert.deepEqual(counted(pack.groups.late), [figures.openOverdue, figures.rateable]);
  assert.deepEqual(counted(pack.groups.disagreed), [disagreements.commitments, disagreements.of]);
  assert.deepEqual(counted(pack.groups.notConcrete), [notConcrete.clauses, notConcrete.of]);
  assert.deepEqual(counted(pack.groups.beyondAuthority), [beyondAuthority.obstacles, beyondAuthority.of]);
  assert.deepEqual(pack.groups.carriedOver.items.map(({ key }) => key).toSorted(), [
    "conference-outcomes:KL-2025-2",
    "conference-outcomes:KL-2025-3",
  ]);
});

test("nobody is offered what would be refused", async () => {
  const offered = async (as?: string) =>
    Object.entries((await room(as)).mayDo).flatMap(([name, may]) => (may ? [name] : []));
  assert.deepEqual(await offered(), []);
  assert.deepEqual(await offered("reader-qn"), []);
  assert.deepEqual(await offered("focal-point-hn"), []);
  assert.deepEqual(await offered("focal-point-hp"), ["statePosition"]);
  assert.deepEqual(await offered("leader-hp"), ["statePosition"]);
  assert.deepEqual(await offered("focal-point-qn"), ["statePosition", "takeSnapshot"]);
});

test("each side speaks for itself, per item, with a reason where it objects", async () => {
  const say = (as: string, body: object, expect: ApiScenario["expect"], journal?: number) =>
    ask({
      route: "statePosition",
      as,
      params,
      body,
      expect,
      ...(journal === undefined ? {} : { effects: { journal } }),
    });
  const item = "parts:CK-05-QN";
  await say("focal-point-hp", { item, position: "object" }, { status: 422, code: "required" });
  await say("focal-point-hn", { item, position: "confirm" }, { status: 403, code: "not-party-to-review" });
  await say("focal-point-hp", { item: "../x", position: "confirm" }, { status: 422, code: "no-such-item" });
  const first = await say("focal-point-hp", { item, position: "confirm" }, { status: 200 }, 1);
  const again = await say(
    "focal-point-hp",
    { item, position: "object", reason: "Thiếu số liệu cảng." },
    { status: 200 },
    1,
  );
  assert.equal(again.record, first.record, "a side has one position on an item");
  await say("focal-point-qn", { item, position: "confirm" }, { status: 200 }, 1);
  const said = (await room()).positions.find((one) => one.item === item);
  assert.equal(said?.objected, true);
  assert.deepEqual(said.said.map(({ party, position }) => [party, position]).toSorted(), [
    ["HP", "object"],
    ["QN", "confirm"],
  ]);
  await ask({
    route: "createRecord",
    as: "focal-point-qn",
    params: { register: "review-positions" },
    body: {
      body: { review: params.id, item, locality: "HP", position: "confirm", statedOn: "2026-11-21" },
    },
    expect: { status: 403, code: "statement-of-other-side", says: { vi: /Hải Phòng/u } },
  });
});

test("a snapshot is the convening side's to take, and holds the figures this node finds", async () => {
  await ask({
    route: "takeSnapshot",
    as: "focal-point-hp",
    params,
    expect: { status: 403, code: "convening-side-only", says: { vi: /Quảng Ninh/u } },
  });
  await ask({
    route: "takeSnapshot",
    as: "specialist-qn",
    params,
    expect: { status: 403, code: "forbidden" },
  });
  const pack = '{"format":1,"pack":{}}';
  const digest = "0".repeat(64);
  await ask({
    route: "createRecord",
    as: "focal-point-qn",
    params: { register: "review-snapshots" },
    body: {
      body: { review: params.id, number: 1, cutOff: "2026-11-20", takenOn: "2026-11-21", digest, pack },
    },
    expect: { status: 422, code: "digest-mismatch" },
  });
  await ask({
    route: "takeSnapshot",
    as: "focal-point-qn",
    params,
    expect: { status: 201 },
    effects: { journal: 1 },
  });
  const { stage, snapshot, sinceSnapshot } = await room();
  assert.equal(stage, "snapshot-taken");
  assert.equal(snapshot?.proven, true);
  assert.deepEqual(sinceSnapshot, []);
});

interface Signed {
  readonly snapshot: string;
  readonly digest: string;
}

async function signWell(as: string, body: Signed): Promise<void> {
  await ask({ route: "signOff", as, params, body, expect: { status: 201 }, effects: { journal: 1 } });
}

async function standing(): Promise<Signed> {
  const { snapshot } = await room();
  assert.ok(snapshot);
  return { snapshot: snapshot.id, digest: snapshot.digest };
}

test("a side that changed a figure after the snapshot is refused, and told which figures", async () => {
  const body = await standing();
  await ask({
    route: "signOff",
    as: "focal-point-qn",
    params,
    body,
    expect: { status: 403, code: "forbidden" },
  });
  await signWell("leader-qn", body);
  assert.equal((await room()).stage, "partly-signed");
  await ask({
    route: "signOff",
    as: "leader-qn",
    params,
    body,
    expect: { status: 409, code: "already-signed", says: { vi: /Quảng Ninh đã ký/u } },
  });
  await report("BC-SAU-CHOT", "specialist-hp", "CK-01-HP", {
    date: "2026-11-19",
    stage: "done",
    percent: 100,
  });
  await ask({
    route: "signOff",
    as: "leader-hp",
    params,
    body,
    expect: {
      status: 409,
      code: "figures-changed",
      says: {
        vi: /bản chốt số 1: chờ xác nhận: 1 → 2; Hải Phòng, chờ xác nhận: 1 → 2/u,
        en: /snapshot 1: [^:]+: 1 → 2/u,
      },
    },
  });
  const { stage, sinceSnapshot } = await room();
  assert.equal(stage, "partly-signed");
  assert.ok(sinceSnapshot.some(({ vi }) => vi === "chờ xác nhận: 1 → 2"));
});

test("with a new snapshot both sign the same figures, and the review is locked", async () => {
  const old = await standing();
  await ask({
    route: "takeSnapshot",
    as: "focal-point-qn",
    params,
    expect: { status: 201 },
    effects: { journal: 1 },
  });
  await ask({
    route: "signOff",
    as: "leader-hp",
    params,
    body: old,
    expect: { status: 409, code: "snapshot-superseded" },
  });
  const body = await standing();
  await ask({
    route: "signOff",
    as: "leader-hp",
    params,
    body: { ...body, digest: old.digest },
    expect: { status: 422, code: "digest-mismatch" },
  });
  const [cookie, before] = [await node.signIn("leader-hp"), await node.journalLength()];
  const sign = () =>
    node.app.inject({
      method: "POST",
      url: `/api/reviews/${params.id}/sign-offs`,
      headers: { cookie },
      payload: body,
    });
  await Promise.all([room(), room(), room(), room()]); // each has a connection by now
  const atOnce = await Promise.all([sign(), sign(), sign()]);
  assert.deepEqual(atOnce.map(({ statusCode }) => statusCode).toSorted(), [201, 409, 409]);
  assert.equal((await node.journalLength()) - before, 1, "three at one moment leave one signature");
  await signWell("leader-qn", body);
  const locked = await room();
  assert.equal(locked.stage, "locked");
  assert.equal(locked.shows, "snapshot");
  assert.ok(locked.parties.every(({ signedOff }) => signedOff?.signedOn === "2026-11-21"));
});

test("what changes after the lock changes neither the review nor its document, and is shown as a difference", async () => {
  const before = await room();
  await report("BC-SAU-KHOA", "specialist-qn", "CK-08-QN", {
    date: "2026-11-20",
    stage: "done",
    percent: 100,
  });
  const after = await room();
  assert.deepEqual(after.pack, before.pack);
  assert.equal(after.stage, "locked");
  assert.equal(after.snapshot?.proven, true);
  assert.ok(after.sinceSnapshot.some(({ vi }) => vi === "chờ xác nhận: 2 → 3"));
  const query = { agreement: "A06", from: "2021-08-15", cutOff: "2026-11-20" };
  const now = await node.app.inject({ url: "/api/reviews/preview", query });
  const signed = await node.app.inject({
    url: "/api/reviews/preview",
    query: { ...query, review: params.id },
  });
  assert.equal(now.json<{ figures: FiveNumbersView }>().figures.awaitingConfirmation, 3);
  assert.equal(before.pack.figures.awaitingConfirmation, 2);
  assert.deepEqual(signed.json<{ figures: FiveNumbersView }>().figures, before.pack.figures);
  const document = await node.app.inject({
    url: "/api/reviews/document",
    query: { ...query, review: params.id },
  });
  const text = textOf(document.rawPayload);
  assert.match(text, /bản chốt số 2 đã được tất cả các bên ký/u);
  assert.match(text, new RegExp(before.snapshot?.digest ?? "-", "u"));
  assert.match(text, /Trong 19 phần việc có thời hạn, 5 phần việc quá hạn/u);
});

test("what was taken or signed is neither changed nor retired, and a locked review takes no more", async () => {
  const { snapshot, parties } = await room();
  const signature = parties[0]?.signedOff?.record ?? "";
  await ask({
    route: "retireRecord",
    as: "leader-hp",
    params: { register: "review-sign-offs", id: signature },
    headers: { "if-match": '"1"' },
    expect: { status: 409, code: "said-once" },
  });
  await ask({
    route: "changeRecord",
    as: "focal-point-qn",
    params: { register: "review-snapshots", id: snapshot?.id ?? "" },
    headers: { "if-match": '"1"' },
    body: {
      body: {
        review: params.id,
        number: 2,
        cutOff: "2026-11-20",
        takenOn: "2026-11-21",
        digest: "x",
        pack: "{}",
      },
    },
    expect: { status: 409, code: "said-once" },
  });
  const closed = { status: 409, code: "review-not-in-state", says: { vi: /đã khóa/u } } as const;
  await ask({ route: "takeSnapshot", as: "focal-point-qn", params, expect: closed });
  await ask({
    route: "statePosition",
    as: "focal-point-hp",
    params,
    body: { item: "parts:CK-08-QN", position: "confirm" },
    expect: closed,
  });
  await ask({
    route: "changeRecord",
    as: "focal-point-qn",
    params: { register: "reviews", id: params.id },
    headers: { "if-match": '"1"' },
    body: {
      body: {
        agreement: "A06",
        kind: "interim",
        title: "Kỳ khác",
        cutOff: "2026-11-19",
        convenedBy: "QN",
        positionsFrom: "2026-11-16",
      },
    },
    expect: { status: 409, code: "review-not-in-state" },
  });
});

test("a locked review is reopened with a reason, and is signed anew", async () => {
  await ask({
    route: "reopenReview",
    as: "focal-point-qn",
    params,
    body: { reason: "Bổ sung báo cáo của Quảng Ninh" },
    expect: { status: 200 },
    effects: { journal: 1 },
  });
  const { stage, shows, parties } = await room();
  assert.equal(stage, "reopened");
  assert.equal(shows, "now");
  assert.ok(parties.every(({ signedOff }) => signedOff === undefined));
});

test("a list holds reviews and conferences", async () => {
  await runScenario(node, {
    title: "",
    route: "reviews",
    expect: {
      status: 200,
      body: ({ reviews, conferences }: { reviews: unknown[]; conferences: unknown[] }) => {
        assert.equal(reviews.length, 1);
        assert.equal(conferences.length, 2);
      },
    },
  });
});

function textOf(document: Uint8Array): string {
  return paragraphs(strFromU8(unzipSync(document)["word/document.xml"] ?? new Uint8Array())).join("\n");
}
