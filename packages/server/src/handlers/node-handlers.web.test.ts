// What the page is told of a session: the registers the role may write, by the rule that also decides every write.
import assert from "node:assert/strict";
import test from "node:test";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true });

interface Session {
  readonly account?: { readonly id: string };
  readonly mayWrite: readonly string[];
}

async function sessionOf(account: string | undefined): Promise<Session> {
  const headers = account === undefined ? {} : { cookie: await node.signIn(account) };
  return (await node.app.inject({ url: "/api/session", headers })).json<Session>();
}

test("nobody signed in and a reader are told that they write nothing; a leader decides and reports nothing", async () => {
  assert.deepEqual(await sessionOf(undefined), { mayWrite: [] });
  assert.deepEqual((await sessionOf("reader-hp")).mayWrite, []);
  const { mayWrite } = await sessionOf("leader-qn");
  for (const register of ["explanation-requests", "extensions", "directives", "petition-signatures"])
    assert.ok(mayWrite.includes(register), register);
  for (const register of ["reports", "parts", "ports"]) assert.ok(!mayWrite.includes(register), register);
});

test("who is told of a register may write it, and nobody else", async () => {
  const registers = (await node.app.inject({ url: "/api/registers" })).json<{
    registers: readonly { description: { name: string } }[];
  }>().registers;
  for (const account of ["leader-hp", "focal-point-qn", "specialist-hp", "data-officer-qn", "reader-qn"]) {
    const cookie = await node.signIn(account);
    const { mayWrite } = await sessionOf(account);
    for (const { description } of registers) {
      const answer = await node.app.inject({
        method: "POST",
        url: `/api/registers/${description.name}/records`,
        headers: { cookie },
        payload: { body: { nothing: "of the kind" } },
      });
      const isForbidden = answer.json<{ code: string }>().code === "forbidden";
      assert.equal(isForbidden, !mayWrite.includes(description.name), `${account} ${description.name}`);
    }
  }
});

test("taking and leaving a role tell at once what it may write", async () => {
  const taken = await node.app.inject({
    method: "POST",
    url: "/api/demonstration/session",
    payload: { account: "specialist-qn" },
  });
  assert.ok(taken.json<Session>().mayWrite.includes("reports"));
  assert.ok(!taken.json<Session>().mayWrite.includes("localities"));
  const left = await node.app.inject({ method: "DELETE", url: "/api/session" });
  assert.deepEqual(left.json<Session>(), { mayWrite: [] });
});
