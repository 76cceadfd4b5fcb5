import assert from "node:assert/strict";
import test from "node:test";
import { type NodeAsked, type NodeProcess, parseNodeProcess } from "./node-process.ts";

function told(asked: Partial<NodeAsked>): NodeProcess {
  const parsed = parseNodeProcess({ port: "8080", data: "/d", localities: ["QN"], ...asked });
  assert.ok(parsed.ok);
  return parsed.value;
}

function refusedWith(asked: Partial<NodeAsked>): readonly string[] {
  const parsed = parseNodeProcess({ port: "8080", localities: ["QN"], ...asked });
  return parsed.ok ? [] : parsed.refusals.map(({ code }) => code);
}

test("the only node of a data folder has the folder and the database for itself", () => {
  assert.deepEqual(told({}), {
    place: { data: "/d", databaseName: "nhipcau" },
    listen: {
      host: "127.0.0.1",
      port: 8080,
      demonstration: true,
      localities: ["QN"],
      requestsPerMinute: 6000,
    },
    factsOnly: false,
  });
});

test("with the facts only it has a database beside the other, and the day it is given", () => {
  const { place, listen, factsOnly } = told({ factsOnly: true, asOf: "21/11/2026" });
  assert.deepEqual([place.databaseName, listen.asOf, factsOnly], ["nhipcau_facts", "2026-11-21", true]);
});

test("several nodes of one data folder share its server, and neither database nor files", () => {
  const nodes = ["qn", "hp", "hn"].map((name, index) => told({ name, port: String(8081 + index) }));
  assert.deepEqual(
    nodes.map(({ place, listen }) => [place.data, place.databaseName, place.folder, listen.port]),
    [
      ["/d", "nhipcau_qn", "/d/nodes/qn", 8081],
      ["/d", "nhipcau_hp", "/d/nodes/hp", 8082],
      ["/d", "nhipcau_hn", "/d/nodes/hn", 8083],
    ],
  );
  assert.equal(told({ name: "qn", factsOnly: true }).place.databaseName, "nhipcau_qn_facts");
});

test("refuses what is no port and no date", () => {
  for (const port of ["-1", "65536", "80.5", "http"])
    assert.deepEqual(refusedWith({ port }), ["bad-request"], port);
  for (const asOf of ["2026-02-30", "yesterday"])
    assert.deepEqual(refusedWith({ asOf }), ["no-such-date"], asOf);
});
