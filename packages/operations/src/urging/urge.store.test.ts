// The ladder on a real programme and database, the days handed in: who is told, that nobody is told twice, what becomes of a
// notice whose deadline moves, and who sees it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, calendarDate, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { KeptNotice } from "@nhipcau/operations/ports/notices.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import { urge } from "./urge.ts";

const node = await makeNode();
await loadRegion(node.store);
const notices = makeNoticeStore(node.database);
let made = 0;
const told: string[] = [];
const urging = {
  store: node.store,
  notices,
  localities: ["QN", "HP", "HD"],
  makeId: () => `N-${String((made += 1)).padStart(6, "0")}`,
  changed: (localities: readonly string[]) => void told.push(...localities),
};
const day = calendarDate;
const [focal, leader] = [actor("QN", "focal-point"), actor("QN", "leader")];
const specialist: Acting = { ...actor("QN", "specialist"), agency: "SXD-QN" };
const inbox = async (acting: Acting): Promise<readonly KeptNotice[]> =>
  (await notices.inbox(acting, { limit: 500 })).notices;
const about = (kept: readonly KeptNotice[], id: string): string[] =>
  kept
    .filter((one) => one.id === id)
    .map(({ rung, due, day: on, withdrawn }) =>
      [rung, due, on, ...(withdrawn ? [withdrawn.because] : [])].join(" "),
    );

await putWell(node.store, actor("QN", "focal-point"), parts, [
  {
    id: "P-1",
    scope: "public",
    body: {
      commitment: "CK-09",
      locality: "QN",
      task: "Lập danh mục",
      leadAgency: "SGTVT-QN",
      dueDate: "2026-12-31",
    },
  },
]);

async function runEveryDay(from: CalendarDate, days: number): Promise<void> {
  for (let passed = 0; passed < days; passed += 1) await urge(urging, addDays(from, passed));
}

test("a first run tells each side of what is due, once; a second run of the day tells nothing", async () => {
  const first = await urge(urging, day("2026-11-21"));
  assert.ok((first["given"] ?? 0) > 10, JSON.stringify(first));
  assert.deepEqual(await urge(urging, day("2026-11-21")), { given: 0, withdrawn: 0 });
  assert.deepEqual(new Set(told), new Set(["QN", "HP"]), "no office of a merged locality is urged");
  const two = await Promise.all([urge(urging, day("2026-11-22")), urge(urging, day("2026-11-22"))]);
  const [{ n } = { n: 0 }] = await node.sql(
    "select count(*)::int as n from nhipcau.notices where day = '2026-11-22'",
  );
  assert.equal(
    two.reduce((sum, { given = 0 }) => sum + given, 0),
    n,
    "two runs at once give each once",
  );
});

test("the agency that does the work today is told, 30 days before the deadline, not the one of the record", async () => {
  await runEveryDay(day("2026-11-30"), 3);
  assert.deepEqual(about(await inbox(specialist), "P-1"), ["before-30 2026-12-31 2026-12-01"]);
  assert.deepEqual(about(await inbox(focal), "P-1"), []);
});

test("when a deadline moves the notice on its way is withdrawn, and the new one is told of in its time", async () => {
  await putWell(node.store, focal, extensions, [
    {
      id: "X-1",
      scope: "public",
      holdsFrom: day("2026-12-20"),
      body: { part: "P-1", decidedOn: "2026-12-20", newDueDate: "2027-01-29", reason: "x" },
    },
  ]);
  await urge(urging, day("2026-12-24"));
  assert.deepEqual(about(await inbox(specialist), "P-1"), ["before-30 2026-12-31 2026-12-01 deadline-moved"]);
  await urge(urging, day("2026-12-30"));
  assert.equal(about(await inbox(specialist), "P-1")[0], "before-30 2027-01-29 2026-12-30");
});

test("after missed weeks only the highest rung is told, to each level", async () => {
  await urge(urging, day("2027-03-15"));
  assert.equal(about(await inbox(specialist), "P-1")[0], "overdue-weekly-6 2027-01-29 2027-03-15");
  assert.equal(about(await inbox(focal), "P-1")[0], "to-head 2027-01-29 2027-03-15");
  assert.equal(about(await inbox(leader), "P-1")[0], "to-vice-chair 2027-01-29 2027-03-15");
});

test("what is done is not urged, and its notices are withdrawn", async () => {
  await putWell(node.store, specialist, reports, [
    {
      id: "R-1",
      scope: "public",
      holdsFrom: day("2027-03-16"),
      body: { part: "P-1", date: "2027-03-16", stage: "done", percent: 100, narrative: "Xong" },
    },
  ]);
  await runEveryDay(day("2027-03-16"), 10);
  const kept = await inbox(specialist);
  assert.ok(kept.filter(({ id }) => id === "P-1").every(({ withdrawn }) => withdrawn !== undefined));
  assert.equal(kept.filter(({ id, day: on }) => id === "P-1" && on >= day("2027-03-16")).length, 0);
});

test("while a part waits to be confirmed its side is not urged, and once it is sent back it is", async () => {
  const body = {
    commitment: "CK-09",
    locality: "QN",
    assigner: "HP",
    task: "Nối số liệu",
    leadAgency: "SXD-QN",
  };
  await putWell(node.store, focal, parts, [
    { id: "P-2", scope: "public", body: { ...body, dueDate: "2027-04-05" } },
  ]);
  await putWell(node.store, specialist, reports, [
    {
      id: "R-2",
      scope: "public",
      holdsFrom: day("2027-03-26"),
      body: { part: "P-2", date: "2027-03-26", stage: "done", percent: 100, narrative: "Đã nối" },
    },
  ]);
  await runEveryDay(day("2027-03-26"), 10);
  assert.deepEqual(about(await inbox(specialist), "P-2"), []);
  await putWell(node.store, actor("HP", "specialist"), confirmations, [
    {
      id: "XN-2",
      scope: "public",
      holdsFrom: day("2027-04-04"),
      body: { part: "P-2", report: "R-2", decision: "returned", decidedOn: "2027-04-04", reason: "Thiếu" },
    },
  ]);
  await urge(urging, day("2027-04-05"));
  assert.deepEqual(about(await inbox(specialist), "P-2"), ["on-the-day 2027-04-05 2027-04-05"]);
});

test("an explanation that is asked for is told on its day, and its own clock runs", async () => {
  await putWell(node.store, actor("HP", "leader"), explanationRequests, [
    {
      id: "GT-1",
      scope: "public",
      holdsFrom: day("2027-04-05"),
      body: { part: "CK-20-QN", question: "Vì sao chậm?", askedOn: "2027-04-05", days: 3 },
    },
  ]);
  await runEveryDay(day("2027-04-05"), 7);
  assert.deepEqual(about(await inbox(specialist), "GT-1"), [
    "overdue 2027-04-08 2027-04-09",
    "on-the-day 2027-04-08 2027-04-08",
    "before-1 2027-04-08 2027-04-07",
    "asked 2027-04-08 2027-04-05",
  ]);
});

test("a notice is read by a person; another person of the agency still has it before them", async () => {
  const other = { ...specialist, person: "specialist-2" };
  const [before, theirs] = [await notices.unread(specialist), await notices.unread(other)];
  const [first] = (await inbox(specialist)).filter(({ withdrawn }) => !withdrawn);
  assert.ok(first && before > 1);
  await notices.markRead(specialist, [first.notice]);
  assert.equal(await notices.unread(specialist), before - 1);
  assert.equal(await notices.unread(other), theirs);
  await notices.markRead(specialist);
  assert.equal(await notices.unread(specialist), 0);
});

test("L-05 the database shows a notice to its own locality and agency alone, and lets nobody give or change one", async () => {
  const duty = [{ kind: "part" as const, id: "P-1" }];
  const seen = async (acting: Acting): Promise<number> => (await notices.history(acting, duty)).length;
  assert.equal(await seen(specialist), 3);
  assert.equal(await seen(leader), 5, "who answers for the whole sees all of it");
  assert.equal(await seen({ ...specialist, agency: "SYT-QN" }), 0);
  for (const acting of [actor("HP", "leader"), actor("HN", "focal-point"), actor("QN", "reader")])
    assert.equal(await seen(acting), 0, acting.person);
  const before = await node.sql("select * from nhipcau.notices order by id");
  const tries = [
    "update nhipcau.notices set withdrawn_on = now(), withdrawn_because = 'gone'",
    "update nhipcau.notices set day = now()",
    "delete from nhipcau.notices",
    "insert into nhipcau.notices (id, locality, audience, kind, duty, due, rung, day, about) select 'X', locality, 'leader', kind, duty, due, 'x', now(), about from nhipcau.notices limit 1",
  ];
  for (const text of tries)
    await node.database
      .transaction(leader, "write", (connection) => connection.run(text))
      .catch(() => undefined);
  assert.deepEqual(await node.sql("select * from nhipcau.notices order by id"), before);
});
