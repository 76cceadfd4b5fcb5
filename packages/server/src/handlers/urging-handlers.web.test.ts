// Urging over HTTP: who reads which notices, what may be done about a part by whom, and who sees the jobs.
import assert from "node:assert/strict";
import test from "node:test";
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { urge } from "@nhipcau/operations/urging/urge.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true });
const notices = makeNoticeStore(node.database);
let made = 0;
await urge(
  { store: node.store, notices, localities: ["QN", "HP"], makeId: () => `N-${(made += 1)}` },
  calendarDate("2026-11-21"),
);

async function ask<T>(
  account: string | undefined,
  url: string,
  payload?: object,
): Promise<{ status: number; body: T }> {
  const answer = await node.app.inject({
    method: payload === undefined ? "GET" : "POST",
    url,
    ...(payload === undefined ? {} : { payload }),
    ...(account === undefined ? {} : { headers: { cookie: await node.signIn(account) } }),
  });
  return { status: answer.statusCode, body: answer.json<T>() };
}

type Inbox = ResponseOf<typeof routes.notices>;
type Urging = ResponseOf<typeof routes.commitmentUrging>;

test("each role has its own notices, and reading them lowers its own count", async () => {
  const { body: specialist } = await ask<Inbox>("specialist-qn", "/api/notices");
  assert.ok(specialist.unread > 0 && specialist.notices.every(({ audience }) => audience === "specialist"));
  const { body: leader } = await ask<Inbox>("leader-qn", "/api/notices");
  assert.ok(leader.unread > 0 && leader.notices.every(({ audience, late }) => audience === "leader" && late));
  const read = await ask<{ unread: number }>("leader-qn", "/api/notices/read", {
    notices: [leader.notices[0]?.id, specialist.notices[0]?.id],
  });
  assert.equal(read.body.unread, leader.unread - 1, "another's notice is left alone");
  const rest = await ask<{ unread: number }>("leader-qn", "/api/notices/read", {});
  assert.equal(rest.body.unread, 0);
  const still = await ask<{ unread: number }>("specialist-qn", "/api/notices/unread");
  assert.equal(still.body.unread, specialist.unread);
  assert.equal((await ask(undefined, "/api/notices")).status, 401);
  assert.deepEqual(await ask(undefined, "/api/notices/unread"), { status: 200, body: { unread: 0 } });
  const nobody = await ask<{ needsMe: number }>(undefined, "/api/work/counts");
  assert.deepEqual([nobody.status, nobody.body.needsMe], [200, 0]);
});

test("the list goes on where it stopped, and holds each notice once", async () => {
  const { body: all } = await ask<Inbox>("focal-point-hp", "/api/notices?limit=200");
  const ids: string[] = [];
  for (let before: string | undefined, more = true; more;) {
    const { body } = await ask<Inbox>(
      "focal-point-hp",
      `/api/notices?limit=2${before ? `&before=${before}` : ""}`,
    );
    ids.push(...body.notices.map(({ id }) => id));
    before = body.next;
    more = before !== undefined;
  }
  assert.deepEqual(
    ids,
    all.notices.map(({ id }) => id),
  );
  assert.ok(ids.length > 2);
});

test("a commitment tells when its parts were urged, to the own side alone", async () => {
  const own = await ask<Urging>("focal-point-hp", "/api/commitments/CK-02/urging");
  const theirs = await ask<Urging>("focal-point-hn", "/api/commitments/CK-02/urging");
  const open = await ask<Urging>(undefined, "/api/commitments/CK-02/urging");
  assert.deepEqual([theirs.body.notices, open.body.notices], [[], []]);
  const parts = new Set(own.body.notices.map(({ part }) => part));
  assert.deepEqual(
    [...parts].filter((part) => part.endsWith("-QN")),
    [],
  );
  assert.equal((await ask(undefined, "/api/commitments/khong-co/urging")).status, 404);
});

test("what may be done about a part is what a write lets do", async () => {
  const mayDo = async (account: string): Promise<Pick<Urging, "mayAsk" | "mayRequestExtension">> => {
    const { body } = await ask<Urging>(account, "/api/commitments/CK-01/urging");
    return { mayAsk: body.mayAsk, mayRequestExtension: body.mayRequestExtension };
  };
  assert.deepEqual(await mayDo("leader-hn"), { mayAsk: [], mayRequestExtension: [] });
  assert.deepEqual(await mayDo("reader-qn"), { mayAsk: [], mayRequestExtension: [] });
  for (const account of ["leader-hp", "focal-point-qn", "leader-hn", "specialist-qn"]) {
    const { mayAsk } = await mayDo(account);
    const write = await ask(account, "/api/registers/explanation-requests/records", {
      body: { part: "CK-01-QN", question: "Vì sao chậm?", askedOn: "2026-11-21", days: 5 },
    });
    assert.equal(write.status === 201, mayAsk.includes("CK-01-QN"), account);
  }
  const { body } = await ask<Urging>("specialist-qn", "/api/commitments/CK-01/urging");
  assert.deepEqual(
    body.explanations.filter(({ part }) => part === "CK-01-QN").map(({ mayDo: may }) => may),
    [["answer"], ["answer"]],
  );
  const request = { part: "CK-01-QN", askedOn: "2026-11-21", newDueDate: "2028-01-31", reason: "x" };
  const asked = await ask<{ id: string }>("specialist-qn", "/api/registers/extension-requests/records", {
    body: request,
  });
  assert.equal(asked.status, 201);
  const stages = async (account: string): Promise<unknown> =>
    (await ask<Urging>(account, "/api/commitments/CK-01/urging")).body.extensionRequests.map(
      ({ stage, mayDo: may }) => [stage, ...may],
    );
  assert.deepEqual(await stages("specialist-qn"), [["open", "withdraw"]]);
  assert.deepEqual(await stages("focal-point-qn"), [["open", "withdraw"]]);
  assert.deepEqual(await stages("focal-point-hp"), [["open", "grant", "refuse"]], "it assigned the part");
});

test("the jobs are the data officer's to see and run, and a node without any says so", async () => {
  assert.equal((await ask("leader-qn", "/api/jobs")).status, 403);
  assert.equal((await ask("leader-qn", "/api/jobs/urge/run", {})).status, 403);
  assert.equal((await ask("data-officer-qn", "/api/jobs")).status, 503);
});
