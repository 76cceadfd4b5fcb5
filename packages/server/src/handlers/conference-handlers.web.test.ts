// A conference over HTTP: the agenda made from the pack, both sides there, outcomes written down by either, minutes, and what
// is carried over into the next review.
import assert from "node:assert/strict";
import test from "node:test";
import type { LightMyRequestResponse } from "fastify";
import { strFromU8, unzipSync } from "fflate";
import type { ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { paragraphs } from "@nhipcau/files/review-document/reading-back.ts";
import { type ApiScenario, runScenario } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";

let now = testNoon;
const node = await makeTestServer({ region: true, clock: () => now });
const params = { id: "SK-A06-2026" };
const conference = { id: "HN-A06-2026" };

async function room(as?: string): Promise<ReviewRoom> {
  const scenario: ApiScenario = { title: "", route: "review", params, expect: { status: 200 } };
  return (await runScenario(node, as === undefined ? scenario : { ...scenario, as })).json<ReviewRoom>();
}

async function meeting(as: string): Promise<ConferenceView> {
  const scenario = {
    title: "",
    route: "conference",
    as,
    params: conference,
    expect: { status: 200 },
  } as const;
  return (await runScenario(node, scenario)).json<ConferenceView>();
}

async function ask(scenario: Omit<ApiScenario, "title">): Promise<{ readonly record: string }> {
  return (await runScenario(node, { title: "", ...scenario })).json<{ record: string }>();
}

test("the agenda is made from the pack, disagreement and age first, and is the chair's to order", async () => {
  await ask({
    route: "proposeAgenda",
    as: "focal-point-hp",
    params: conference,
    expect: { status: 403, code: "convening-side-only" },
  });
  await runScenario(node, {
    title: "",
    route: "proposeAgenda",
    as: "focal-point-qn",
    params: conference,
    expect: { status: 201, body: ({ items }: { items: number }) => assert.ok(items > 3) },
    effects: { journal: await proposed() },
  });
  const { agenda } = await meeting("focal-point-qn");
  const items = agenda.map(({ id }) => id).toReversed();
  await ask({
    route: "orderAgenda",
    as: "focal-point-qn",
    params: conference,
    body: { items },
    expect: { status: 200 },
    effects: { journal: agenda.length - (agenda.length % 2) },
  });
  assert.deepEqual(
    (await meeting("focal-point-qn")).agenda.map(({ id }) => id),
    items,
  );
  const about = agenda.find(({ item }) => item === "commitments:CK-01");
  assert.equal(about?.commitment?.sides.length, 2);
  assert.deepEqual(
    about.positions.map(({ party, position }) => [party.id, position]),
    [
      ["HP", "object"],
      ["QN", "confirm"],
    ],
  );
});

// The items of the pack that the agenda is to take up: all but what is on it, or done and not objected to.
async function proposed(): Promise<number> {
  const { pack, positions } = await room();
  const listed = new Set((await meeting("leader-qn")).agenda.map(({ item }) => item));
  const objected = new Set(positions.filter((one) => one.objected).map(({ item }) => item));
  return Object.entries(pack.groups).flatMap(([group, { items }]) =>
    items.filter(({ key }) => !listed.has(key) && (group !== "done" || objected.has(key))),
  ).length;
}

test("both sides are there, an item is discussed, and an outcome is written down and stands in the minutes", async () => {
  const { agenda } = await meeting("leader-qn");
  const item = agenda[0]?.id ?? "";
  for (const as of ["leader-qn", "leader-hp"]) {
    const here = { route: "statePresence", as, params: conference, body: { here: true } } as const;
    await ask({ ...here, expect: { status: 200 }, effects: { journal: 1 } });
    await ask({ ...here, expect: { status: 200 } });
  }
  await ask({
    route: "discussItem",
    as: "leader-hp",
    params: conference,
    body: { item },
    expect: { status: 403, code: "statement-of-other-side" },
  });
  await ask({
    route: "discussItem",
    as: "leader-qn",
    params: conference,
    body: { item },
    expect: { status: 200 },
    effects: { journal: 1 },
  });
  const outcome = { agendaItem: item, kind: "carried-over", text: "Hai bên họp lại trong tháng 1/2027" };
  await ask({
    route: "captureOutcome",
    as: "focal-point-hn",
    params: conference,
    body: outcome,
    expect: { status: 403, code: "not-party-to-review" },
  });
  await ask({
    route: "captureOutcome",
    as: "focal-point-hp",
    params: conference,
    body: { ...outcome, responsible: "HP", dueDate: "2027-01-31" },
    expect: { status: 201 },
    effects: { journal: 1 },
  });
  const { current, outcomeList, parties } = await meeting("leader-qn");
  assert.equal(current?.item, item);
  assert.equal(outcomeList.at(-1)?.writtenBy.id, "HP");
  assert.ok(parties.every(({ present }) => present.length === 1));
  const minutes = await runScenario(node, {
    title: "",
    route: "conferenceMinutes",
    params: conference,
    query: { number: "7" },
    expect: { status: 200, headers: { "content-disposition": /bien-ban-hoi-nghi-HN-A06-2026\.docx/u } },
  });
  const text = textOf(minutes.rawPayload);
  for (const expected of [
    "Số: 07/BB-UBND",
    "BIÊN BẢN",
    "Chuyển kỳ sau: Hai bên họp lại trong tháng 1/2027. Bên thực hiện: Hải Phòng. Hạn: 31/01/2027.",
    "ĐẠI DIỆN",
  ])
    assert.ok(text.includes(expected), expected);
});

test("the next review of the agreement opens with what was carried over", async () => {
  now = Date.UTC(2026, 11, 14, 5);
  const next = { id: "SK-A06-2027" };
  await ask({
    route: "createRecord",
    as: "focal-point-qn",
    params: { register: "reviews" },
    body: {
      id: next.id,
      body: {
        agreement: "A06",
        kind: "yearly",
        title: "Đánh giá năm 2026",
        from: "2026-11-21",
        cutOff: "2026-12-15",
        convenedBy: "QN",
      },
    },
    expect: { status: 201 },
    effects: { journal: 1 },
  });
  const opened = { route: "openReview", as: "focal-point-qn", params: next } as const;
  await ask({ ...opened, expect: { status: 200 }, effects: { journal: 1 } });
  await ask({ ...opened, expect: { status: 409, code: "review-not-in-state" } });
  await ask({
    route: "takeSnapshot",
    as: "focal-point-qn",
    params: next,
    expect: { status: 422, code: "date-in-future" },
  });
  const opening = await runScenario(node, {
    title: "",
    route: "review",
    params: next,
    expect: { status: 200 },
  });
  const { carriedOver } = opening.json<ReviewRoom>().pack.groups;
  assert.deepEqual(
    carriedOver.items.map(({ title, age }) => [title, age]),
    [["Hai bên họp lại trong tháng 1/2027", 4]],
  );
});

test("it is closed once, by the convening side, and then nothing goes on", async () => {
  const closing = { route: "closeConference", params: conference } as const;
  await ask({ ...closing, as: "leader-hp", expect: { status: 403, code: "statement-of-other-side" } });
  await ask({ ...closing, as: "leader-qn", expect: { status: 200 }, effects: { journal: 1 } });
  const { closedOn, current, mayDo, agenda } = await meeting("leader-qn");
  assert.equal(closedOn, "2026-12-14");
  assert.equal(current, undefined);
  assert.deepEqual(new Set(Object.values(mayDo)), new Set([false]));
  const item = agenda[0]?.id ?? "";
  const after = [
    closing,
    { route: "discussItem", params: conference, body: { item } },
    { route: "orderAgenda", params: conference, body: { items: [item] } },
    { route: "proposeAgenda", params: conference },
    { route: "statePresence", params: conference, body: { here: true } },
    { route: "captureOutcome", params: conference, body: { kind: "decision", text: "Muộn" } },
  ] as const;
  for (const one of after)
    await ask({
      ...one,
      as: "leader-qn",
      expect: { status: 409, code: "conference-closed" },
      effects: { journal: 0 },
    });
});

test("a hall full of people behind one address is not refused for being many", async () => {
  const crowd = await makeTestServer({ requestsPerMinute: 3 });
  const statuses = async (url: string): Promise<number[]> => {
    const answers: LightMyRequestResponse[] = [];
    for (let asked = 0; asked < 5; asked += 1) answers.push(await crowd.app.inject({ url }));
    return [...new Set(answers.map(({ statusCode }) => statusCode))].toSorted((a, b) => a - b);
  };
  assert.deepEqual(await statuses("/api/conferences/khong-co"), [404]);
  assert.deepEqual(await statuses("/api/reviews"), [200, 429]);
});

function textOf(document: Uint8Array): string {
  return paragraphs(strFromU8(unzipSync(document)["word/document.xml"] ?? new Uint8Array())).join("\n");
}
