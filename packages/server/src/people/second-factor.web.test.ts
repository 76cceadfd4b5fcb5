// The second factor: an app that makes codes, and backup codes for when it is lost.
import assert from "node:assert/strict";
import test from "node:test";
import { letInAgain } from "@nhipcau/operations/people/invite.ts";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";
import {
  codeIn,
  codeOfApp,
  goodPassword,
  makePerson,
  makeReader,
  otherPassword,
  peopleContextOf,
  type TestReader,
} from "@nhipcau/testkit/people.ts";

// The library reads the machine's clock where a code is checked, so what is used must be forgotten by the same one.
const node = await makeTestServer({ demonstration: false, people: {}, clock: () => Date.now() });
const context = peopleContextOf(node, Date.now(), new Date(testNoon).toISOString().slice(0, 10));
let backupCodes: string[] = [];
let uri = "";

/** A code that is valid now and will be for as long as a test takes: that of a step which has only begun. */
function codeNow(): string {
  return codeOfApp(uri);
}

async function withPassword(): Promise<TestReader> {
  const reader = makeReader(node);
  const answer = await reader.post("/api/auth/sign-in", { login: "lan", password: goodPassword });
  assert.deepEqual(answer.json(), { next: "second-factor" });
  return reader;
}

test("is set up with the password and a first code, and asked for from then on", async () => {
  const reader = await makePerson(node, context, "lan", [{ role: "reader", locality: "QN" }]);
  assert.equal(
    codeIn(await reader.post("/api/account/second-factor", { password: otherPassword })),
    "wrong-password",
  );
  const started = (await reader.post("/api/account/second-factor", { password: goodPassword })).json<{
    uri: string;
    backupCodes: string[];
  }>();
  ({ uri, backupCodes } = started);
  assert.match(uri, /^otpauth:\/\/totp\/Nh/u);
  assert.equal(new Set(backupCodes).size, 10);
  assert.equal(
    codeIn(await reader.post("/api/account/second-factor/confirm", { code: "000000" })),
    "wrong-code",
  );
  assert.equal(
    codeIn(await reader.post("/api/account/second-factor/confirm", { code: codeOfApp(uri, -1) })),
    200,
  );
  assert.equal((await reader.get("/api/account")).json<{ secondFactor: boolean }>().secondFactor, true);
});

test("the password alone signs nobody in", async () => {
  const reader = await withPassword();
  assert.equal((await reader.get("/api/session")).json<{ person?: object }>().person, undefined);
  assert.equal(codeIn(await reader.get("/api/account")), "not-signed-in");
});

test("a clock that is off by one step is forgiven, by more it is not", async () => {
  for (const steps of [-3, 3]) {
    const reader = await withPassword();
    assert.equal(
      codeIn(await reader.post("/api/auth/second-factor", { code: codeOfApp(uri, steps), kind: "app" })),
      "wrong-code",
    );
  }
  const reader = await withPassword();
  const early = codeOfApp(uri, 1);
  const spaced = `${early.slice(0, 3)} ${early.slice(3)}`;
  assert.equal(codeIn(await reader.post("/api/auth/second-factor", { code: spaced, kind: "app" })), 200);
  assert.equal(codeIn(await reader.get("/api/account")), 200);
});

test("a code serves once, though it is still valid", async () => {
  await node.sql("delete from people.used_codes");
  const code = codeNow();
  const first = await withPassword();
  assert.equal(codeIn(await first.post("/api/auth/second-factor", { code, kind: "app" })), 200);
  const second = await withPassword();
  assert.equal(codeIn(await second.post("/api/auth/second-factor", { code, kind: "app" })), "wrong-code");
  assert.equal(codeIn(await second.get("/api/account")), "not-signed-in");
  const { sessions } = (await first.get("/api/account")).json<{ sessions: object[] }>();
  const open = await node.sql("select count(*)::int as n from people.sessions");
  assert.equal(open[0]?.["n"], sessions.length, "the session the used code made is gone");
});

test("a backup code serves once, and new ones make the old useless", async () => {
  const [code = "", next = ""] = backupCodes;
  const reader = await withPassword();
  assert.equal(codeIn(await reader.post("/api/auth/second-factor", { code, kind: "backup" })), 200);
  const again = await withPassword();
  assert.equal(codeIn(await again.post("/api/auth/second-factor", { code, kind: "backup" })), "wrong-code");
  const renewed = await reader.post("/api/account/second-factor/backup-codes", { password: goodPassword });
  assert.equal(codeIn(renewed), 200);
  assert.equal(
    codeIn(await again.post("/api/auth/second-factor", { code: next, kind: "backup" })),
    "wrong-code",
  );
});

test("guessing codes ends the sign-in, and then locks the account whatever is typed", async () => {
  const guess = (reader: TestReader, code: string) =>
    reader.post("/api/auth/second-factor", { code, kind: "app" });
  const said: (string | number)[] = [];
  for (let round = 0; round < 3; round += 1) {
    const reader = await withPassword();
    for (let tries = 0; tries < 6; tries += 1) said.push(codeIn(await guess(reader, `00000${tries}`)));
  }
  assert.ok(said.includes("sign-in-expired"), "five guesses end one sign-in");
  assert.ok(said.includes("too-many-tries"), "ten lock the account");
  assert.equal(said.includes(200), false);
  await node.sql('update people.second_factors set "lockedUntil" = null, "failedVerificationCount" = 0');
});

test("a second factor without a sign-in before it is refused", async () => {
  assert.equal(
    codeIn(await makeReader(node).post("/api/auth/second-factor", { code: "123456", kind: "app" })),
    "sign-in-expired",
  );
});

test("whoever lost everything is let in again by an administrator, and the old ways are gone", async () => {
  const [known] = await context.store.people();
  const given = await letInAgain({ ...context, now: Date.now() }, known?.id ?? "");
  assert.ok(given.ok);
  const reader = makeReader(node);
  assert.equal(
    codeIn(
      await reader.post("/api/auth/invitation/accept", { code: given.value.code, password: otherPassword }),
    ),
    201,
  );
  const account = (await reader.get("/api/account")).json<{ secondFactor: boolean; sessions: object[] }>();
  assert.deepEqual([account.secondFactor, account.sessions.length], [false, 1]);
  assert.equal(
    codeIn(await makeReader(node).post("/api/auth/sign-in", { login: "lan", password: goodPassword })),
    "wrong-sign-in",
  );
});

test("secrets and codes stand neither in the log nor readable in the database", async () => {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const kept = JSON.stringify(await node.sql("select * from people.second_factors"));
  for (const word of [secret, ...backupCodes]) {
    assert.ok(!node.log.join("").includes(word));
    assert.ok(!kept.includes(word));
  }
});

test("where a second factor is required, a password alone lets nobody act until it is set up", async () => {
  const strict = await makeTestServer({
    demonstration: false,
    people: { secondFactorRequired: true },
    clock: () => Date.now(),
  });
  const strictContext = peopleContextOf(strict, Date.now(), new Date(testNoon).toISOString().slice(0, 10));
  const reader = await makePerson(strict, strictContext, "mai", [{ role: "leader", locality: "QN" }]);
  const session = async () =>
    (await reader.get("/api/session")).json<{
      account?: object;
      mayWrite: string[];
      wantsSecondFactor?: boolean;
    }>();
  const before = await session();
  assert.deepEqual([before.account, before.mayWrite, before.wantsSecondFactor], [undefined, [], true]);
  assert.equal(codeIn(await reader.get("/api/notices")), "second-factor-wanted");
  assert.equal(codeIn(await reader.get("/api/people")), "second-factor-wanted");
  assert.equal(codeIn(await reader.get("/api/overview")), 200, "what everybody may read stays");
  const started = (await reader.post("/api/account/second-factor", { password: goodPassword })).json<{
    uri: string;
  }>();
  const code = codeOfApp(started.uri);
  assert.equal(codeIn(await reader.post("/api/account/second-factor/confirm", { code })), 200);
  const after = await session();
  assert.ok(
    after.account !== undefined && after.mayWrite.length > 0 && after.wantsSecondFactor === undefined,
  );
  assert.equal(codeIn(await reader.get("/api/notices")), 200);
});
