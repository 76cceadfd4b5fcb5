// Signing in through a province's own system, against a real OpenID Connect provider.
import assert from "node:assert/strict";
import test from "node:test";
import { startIdentityProvider } from "@nhipcau/testkit/identity-provider.ts";
import { makeTestServer, testNoon } from "@nhipcau/testkit/make-server.ts";
import { codeIn, makePerson, makeReader, peopleContextOf, type TestReader } from "@nhipcau/testkit/people.ts";

const origin = "http://localhost:8123";
const provider = await startIdentityProvider(`${origin}/api/auth/callback/province`);
const node = await makeTestServer({
  demonstration: false,
  people: { origin: () => origin, provider: { ...provider, name: "Sở KH&CN" } },
});
const context = peopleContextOf(node, testNoon, "2026-11-21");
const an = { sub: "cccd-1", email: "an@quangninh.gov.vn", name: "Nguyễn An" };

async function through(reader: TestReader, path: "/api/auth/provider" | "/api/account/provider") {
  const started = await reader.post(path);
  assert.equal(started.statusCode, 200, started.body);
  const back = new URL(await provider.walk(started.json<{ url: string }>().url));
  assert.equal(back.origin, origin);
  return reader.get(`${back.pathname}${back.search}`);
}

const nameOf = async (reader: TestReader) =>
  (await reader.get("/api/session")).json<{ person?: { name: string } }>().person?.name;

test("the page is told of the provider by its name", async () => {
  const ways = (await makeReader(node).get("/api/auth/ways")).json<{ identityProvider: string }>();
  assert.equal(ways.identityProvider, "Sở KH&CN");
});

test("an identity that nobody linked signs nobody in, even with the e-mail address of an account", async () => {
  await makePerson(node, context, "nguoi.an", [{ role: "reader", locality: "QN" }]);
  for (const identity of [an, { ...an, sub: "cccd-9", email: "nguoi.an@example.vn" }]) {
    provider.signInAs(identity);
    const reader = makeReader(node);
    const back = await through(reader, "/api/auth/provider");
    assert.deepEqual([back.statusCode, back.headers.location], [302, "/dang-nhap?loi=lien-ket"]);
    assert.equal(await nameOf(reader), undefined);
  }
  const users = await node.sql("select count(*)::int as n from people.users");
  assert.deepEqual(users, [{ n: 1 }], "and makes no account");
});

test("once linked by its owner it signs in, until it is unlinked", async () => {
  provider.signInAs(an);
  const owner = makeReader(node);
  await owner.post("/api/auth/sign-in", { login: "nguoi.an", password: "một câu dài dễ nhớ" });
  assert.equal((await through(owner, "/api/account/provider")).headers.location, "/tai-khoan");
  const account = (await owner.get("/api/account")).json<{ identityProvider: object }>();
  assert.deepEqual(account.identityProvider, { name: "Sở KH&CN", linked: true });
  const reader = makeReader(node);
  assert.equal((await through(reader, "/api/auth/provider")).headers.location, "/");
  assert.equal(await nameOf(reader), "Người nguoi.an");
  assert.equal(codeIn(await owner.delete("/api/account/provider")), 200);
  const again = makeReader(node);
  await through(again, "/api/auth/provider");
  assert.equal(await nameOf(again), undefined);
});

test("an answer of the provider serves the browser that asked for it, once", async () => {
  provider.signInAs(an);
  const owner = makeReader(node);
  await owner.post("/api/auth/sign-in", { login: "nguoi.an", password: "một câu dài dễ nhớ" });
  await through(owner, "/api/account/provider");
  const asked = makeReader(node);
  const { url } = (await asked.post("/api/auth/provider")).json<{ url: string }>();
  const back = new URL(await provider.walk(url));
  const thief = makeReader(node);
  const stolen = await thief.get(`${back.pathname}${back.search}`);
  assert.equal(stolen.headers.location, "/dang-nhap?loi=lien-ket");
  assert.equal(await nameOf(thief), undefined);
});

test("without a provider there is no way through one", async () => {
  const plain = await makeTestServer({ demonstration: false, people: {} });
  assert.equal(codeIn(await makeReader(plain).post("/api/auth/provider")), "no-identity-provider");
  assert.equal(
    codeIn(await makeReader(plain).get("/api/auth/callback/province?code=x&state=y")),
    "not-found",
  );
});

test("a provider that is away keeps nobody from signing in by password", async () => {
  const gone = { ...provider, issuer: "http://127.0.0.1:9", name: "x" };
  const lonely = await makeTestServer({
    demonstration: false,
    people: { origin: () => origin, provider: gone },
  });
  await makePerson(lonely, peopleContextOf(lonely, testNoon, "2026-11-21"), "binh", []);
  assert.equal(codeIn(await makeReader(lonely).post("/api/auth/provider")), "identity-provider-away");
});
