// Signing in for real, as a person and as somebody who means harm, over HTTP.
import assert from "node:assert/strict";
import test from "node:test";
import { invite, inviteFirst } from "@nhipcau/operations/people/invite.ts";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";
import {
  codeIn,
  goodPassword,
  makePerson,
  makeReader,
  otherPassword,
  peopleContextOf,
  signInAs,
} from "@nhipcau/testkit/people.ts";

let now = testNoon;
const node = await makeTestServer({ demonstration: false, people: {}, clock: () => now });
const context = peopleContextOf(node, testNoon, "2026-11-21");
const sessionCookie = "nhipcau_session.session_token";

test("the first administrator comes in by a code that serves once", async () => {
  const first = await inviteFirst(context);
  const code = first?.code ?? "";
  const account = {
    code: code.toLowerCase().replaceAll("-", " "),
    userName: "quantri",
    name: "Nguyễn An",
    email: "an@example.vn",
  };
  const reader = makeReader(node);
  assert.equal(
    codeIn(await reader.post("/api/auth/invitation/accept", { ...account, password: "ngắn" })),
    "password-too-short",
  );
  assert.equal(
    codeIn(await reader.post("/api/auth/invitation/accept", { ...account, password: "quantri quantri 1" })),
    "password-too-easy",
  );
  assert.equal(
    codeIn(
      await reader.post("/api/auth/invitation/accept", {
        ...account,
        userName: "có dấu",
        password: goodPassword,
      }),
    ),
    "wrong-user-name",
  );
  assert.equal(
    codeIn(await reader.post("/api/auth/invitation/accept", { ...account, password: goodPassword })),
    201,
  );
  const session = (await reader.get("/api/session")).json<{
    account: { role: string };
    person: { name: string };
  }>();
  assert.deepEqual([session.account.role, session.person.name], ["administrator", "Nguyễn An"]);
  assert.equal((await reader.get("/api/people")).statusCode, 200);
  assert.equal(await inviteFirst(context), undefined, "there is an administrator now");
  const again = { ...account, userName: "khac", email: "khac@example.vn", password: goodPassword };
  assert.equal(
    codeIn(await makeReader(node).post("/api/auth/invitation/accept", again)),
    "invitation-unusable",
  );
});

test("nobody registers: there is no address for it, and a code that was made up is none", async () => {
  const reader = makeReader(node);
  for (const path of [
    "sign-up/email",
    "sign-in/email",
    "update-user",
    "delete-user",
    "change-email",
    "list-sessions",
    "get-session",
    "reset-password",
  ])
    assert.equal(
      (await reader.post(`/api/auth/${path}`, { email: "a@b.vn", password: goodPassword, name: "x" }))
        .statusCode,
      404,
      path,
    );
  const made = {
    code: "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA",
    userName: "ke.gian",
    name: "x",
    email: "x@example.vn",
    password: goodPassword,
  };
  assert.equal(codeIn(await reader.post("/api/auth/invitation/accept", made)), "invitation-unusable");
});

test("somebody invited signs in by account name or e-mail, whatever the capitals", async () => {
  await makePerson(node, context, "binh", [{ role: "specialist", locality: "QN", agency: "SXD-QN" }]);
  for (const login of ["binh", "BINH", " Binh@Example.vn "]) {
    const reader = await signInAs(node, login);
    const session = (await reader.get("/api/session")).json<{
      account: { role: string };
      mayWrite: string[];
    }>();
    assert.equal(session.account.role, "specialist");
    assert.ok(session.mayWrite.includes("reports"));
  }
});

test("an invitation that expired, was withdrawn or was used serves no more, and is not told apart", async () => {
  const person = { kind: "new", name: "Chi", email: "chi@example.vn", assignments: [] } as const;
  const accept = (code: string) =>
    makeReader(node).post("/api/auth/invitation/accept", { code, userName: "chi", password: goodPassword });
  const expired = await invite(context, person);
  const withdrawn = await invite(context, person);
  const used = await invite(context, person);
  assert.ok(expired.ok && withdrawn.ok && used.ok);
  now = Date.parse(expired.value.expiresAt);
  const late = await accept(expired.value.code);
  now = testNoon;
  await context.store.withdrawInvitation(withdrawn.value.id, new Date(now).toISOString());
  assert.equal(codeIn(await accept(used.value.code)), 201);
  const answers = [late, await accept(withdrawn.value.code), await accept(used.value.code)];
  assert.deepEqual(answers.map(codeIn), [
    "invitation-unusable",
    "invitation-unusable",
    "invitation-unusable",
  ]);
  assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
});

test("of two who accept one invitation at the same moment one gets in", async () => {
  const given = await invite(context, {
    kind: "new",
    name: "Dũng",
    email: "dung@example.vn",
    assignments: [],
  });
  assert.ok(given.ok);
  const answers = await Promise.all(
    ["dung1", "dung2", "dung3"].map((userName) =>
      makeReader(node).post("/api/auth/invitation/accept", {
        code: given.value.code,
        userName,
        password: goodPassword,
      }),
    ),
  );
  assert.equal(
    answers.filter(({ statusCode }) => statusCode === 201).length,
    1,
    answers.map(({ body }) => body).join("\n"),
  );
});

test("whether an account exists shows neither in the answer nor in the lock", async () => {
  await makePerson(node, context, "giang", []);
  const bodies = new Set<string>();
  for (const login of ["giang", "khong.co.ai", "giang@example.vn", "tên có dấu"]) {
    const reader = makeReader(node, `10.1.0.${bodies.size + 1}`);
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await reader.post("/api/auth/sign-in", { login, password: otherPassword });
      assert.equal(codeIn(answer), "wrong-sign-in", login);
      bodies.add(answer.body);
    }
    const locked = await reader.post("/api/auth/sign-in", { login, password: goodPassword });
    assert.deepEqual(
      [locked.statusCode, codeIn(locked), locked.headers["retry-after"]],
      [429, "too-many-tries", "900"],
    );
    bodies.add(locked.body);
  }
  assert.equal(bodies.size, 2, "one sentence for a wrong password, one for the lock");
  const other = makeReader(node, "10.9.9.9");
  assert.equal(
    codeIn(await other.post("/api/auth/sign-in", { login: "giang", password: goodPassword })),
    "too-many-tries",
  );
  now += 16 * 60_000;
  assert.equal(
    codeIn(await other.post("/api/auth/sign-in", { login: "giang", password: goodPassword })),
    200,
  );
  now = testNoon;
});

test("many guesses at the same moment are no more than a few", async () => {
  await makePerson(node, context, "hoa", []);
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      makeReader(node, `10.2.0.${index}`).post("/api/auth/sign-in", {
        login: "hoa",
        password: `đoán lần thứ ${index}`,
      }),
    ),
  );
  assert.equal(answers.filter((answer) => codeIn(answer) === "wrong-sign-in").length, 5);
});

test("an address from which too much is guessed is refused, whatever is guessed", async () => {
  const reader = makeReader(node, "10.3.3.3");
  for (let tries = 0; tries < 50; tries += 1) {
    const code = `AAAA-AAAA-AAAA-AAAA-AAAA-${String(tries).padStart(4, "0")}`;
    assert.equal(codeIn(await reader.post("/api/auth/invitation", { code })), "invitation-unusable");
  }
  assert.equal(codeIn(await reader.post("/api/auth/invitation", { code: "AAAA-AAAA" })), "too-many-tries");
  assert.equal(
    codeIn(await makeReader(node, "10.3.3.4").post("/api/auth/invitation", { code: "AAAA-AAAA" })),
    "invitation-unusable",
  );
});

test("a session that was fixed before signing in is another one after", async () => {
  const reader = makeReader(node);
  reader.cookies.set(sessionCookie, "biet-truoc.chu-ky-gia");
  await signInAs(node, "binh", goodPassword, reader);
  const mine = reader.cookies.get(sessionCookie);
  assert.notEqual(mine, "biet-truoc.chu-ky-gia");
  const second = await signInAs(node, "binh", goodPassword, reader);
  assert.notEqual(second.cookies.get(sessionCookie), mine, "each sign-in has a session of its own");
});

test("a stolen cookie is worth nothing once its owner signed out, changed the password or signed out everywhere", async () => {
  const stolen = makeReader(node);
  const ends = [
    (reader: ReturnType<typeof makeReader>) => reader.delete("/api/session"),
    (reader: ReturnType<typeof makeReader>) => reader.delete("/api/account/sessions"),
  ];
  for (const end of ends) {
    const owner = await signInAs(node, "binh");
    stolen.cookies.set(sessionCookie, owner.cookies.get(sessionCookie) ?? "");
    assert.equal(codeIn(await stolen.get("/api/account")), 200);
    assert.equal(codeIn(await end(owner)), 200);
    assert.equal(owner.cookies.has(sessionCookie), false);
    assert.equal(codeIn(await stolen.get("/api/account")), "session-ended");
  }
  const elsewhere = await signInAs(node, "binh");
  const owner = await signInAs(node, "binh");
  const change = { present: goodPassword, password: otherPassword };
  assert.equal(
    codeIn(await owner.post("/api/account/password", { ...change, present: "không phải mật khẩu" })),
    "wrong-password",
  );
  assert.equal(codeIn(await owner.post("/api/account/password", change)), 200);
  assert.equal(codeIn(await owner.get("/api/account")), 200);
  assert.equal(codeIn(await elsewhere.get("/api/account")), "session-ended");
  assert.equal(
    codeIn(await makeReader(node).post("/api/auth/sign-in", { login: "binh", password: goodPassword })),
    "wrong-sign-in",
  );
  await signInAs(node, "binh", otherPassword);
});

test("one sees one's sessions and ends one of them", async () => {
  const phone = await signInAs(node, "chi");
  const desk = await signInAs(node, "chi");
  const { sessions } = (await desk.get("/api/account")).json<{
    sessions: { id: string; current: boolean }[];
  }>();
  assert.equal(sessions.filter(({ current }) => current).length, 1);
  for (const { id, current } of sessions)
    if (!current) assert.equal(codeIn(await desk.delete(`/api/account/sessions/${id}`)), 200);
  assert.equal(codeIn(await phone.get("/api/account")), "session-ended");
  assert.equal(codeIn(await desk.get("/api/account")), 200);
  const other = await signInAs(node, "giang");
  const [mine] = sessions.filter(({ current }) => current);
  assert.equal(
    codeIn(await other.delete(`/api/account/sessions/${mine?.id}`)),
    "not-found",
    "another's session is not one's own",
  );
});

test("a request that another site sent is refused, and the cookie is not sent from there", async () => {
  const reader = makeReader(node);
  const answer = await reader.post("/api/auth/sign-in", { login: "chi", password: goodPassword });
  const cookie =
    [answer.headers["set-cookie"] ?? []].flat().find((line) => line.startsWith(sessionCookie)) ?? "";
  assert.match(cookie, /HttpOnly/iu);
  assert.match(cookie, /SameSite=Strict/iu);
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: "http://localhost:80" },
  ];
  for (const headers of foreign)
    for (const path of ["/api/auth/sign-in", "/api/session/role", "/api/registers/reports/records"])
      assert.equal(
        codeIn(await reader.post(path, { login: "chi", password: goodPassword }, headers)),
        "wrong-origin",
      );
  const own = { origin: "http://localhost:80", "sec-fetch-site": "same-origin" };
  assert.equal(
    codeIn(await reader.post("/api/auth/sign-in", { login: "chi", password: goodPassword }, own)),
    200,
  );
});

test("nothing that people type to get in stands in the log", () => {
  const all = node.log.join("");
  for (const word of [goodPassword, otherPassword, "example.vn", "binh", "giang", "session_token", "AAAA"])
    assert.ok(!all.includes(word), word);
});
