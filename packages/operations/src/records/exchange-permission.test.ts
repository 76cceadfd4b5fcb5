// Who may do what between nodes: every role against every action.
import assert from "node:assert/strict";
import test from "node:test";
import { type PeerStage, peerTable } from "@nhipcau/exchange/peers/peer-table.ts";
import type { Role } from "../ports/acting.ts";
import {
  exchangePermission,
  grantActions,
  nodeActions,
  peerActions,
  requestActions,
} from "./exchange-permission.ts";

const roles = ["leader", "focal-point", "specialist", "data-officer", "reader", "public"] as const;
const officer = exchangePermission({ person: "a", locality: "QN", role: "data-officer" }, ["QN"]);
const reader = exchangePermission({ person: "a", locality: "QN", role: "reader" }, ["QN"]);

test("only a data officer of one of the node's localities manages", () => {
  const managing = (locality: string): readonly Role[] =>
    roles.filter((role) => exchangePermission({ person: "a", locality, role }, ["QN"]).manage);
  assert.deepEqual(managing("QN"), ["data-officer"]);
  assert.deepEqual(managing("HP"), []);
  assert.deepEqual(managing(""), []);
});

test("everybody signed in sees connections, and somebody who is not does not", () => {
  const isSeeing = (role: Role, locality: string): boolean =>
    exchangePermission({ person: "a", locality, role }, ["QN"]).see;
  assert.ok(roles.filter((role) => role !== "public").every((role) => isSeeing(role, "QN")));
  assert.equal(isSeeing("public", ""), false);
});

test("what can be done with a peer follows its stage", () => {
  assert.deepEqual(peerActions(officer, "accepted-by-them"), ["confirm", "private-address", "retire"]);
  assert.deepEqual(peerActions(officer, "connected"), [
    "offer",
    "request-data",
    "replace",
    "hand-over",
    "private-address",
    "retire",
  ]);
  assert.ok(peerActions(officer, "connected", { replaces: true }).includes("offer-again"));
  assert.deepEqual(peerActions(officer, "retired"), []);
  for (const stage of Object.keys(peerTable) as PeerStage[]) assert.deepEqual(peerActions(reader, stage), []);
});

test("an owner changes and revokes, a partner answers and renounces, and nobody does anything after the end", () => {
  const grant = { direction: "out", stage: "active", waits: false, ended: false } as const;
  assert.deepEqual(grantActions(officer, grant), ["change", "revoke"]);
  assert.deepEqual(grantActions(officer, { ...grant, direction: "in" }), ["renounce"]);
  assert.deepEqual(grantActions(officer, { ...grant, direction: "in", stage: "offered", waits: true }), [
    "accept",
    "refuse",
    "renounce",
  ]);
  assert.deepEqual(grantActions(officer, { ...grant, ended: true }), []);
  assert.deepEqual(grantActions(officer, { ...grant, stage: "revoked" }), []);
  assert.deepEqual(grantActions(reader, grant), []);
});

test("who is asked for data answers once, and a node's own officer alone invites", () => {
  assert.deepEqual(requestActions(officer, { direction: "in", answered: false }), ["offer", "refuse"]);
  assert.deepEqual(requestActions(officer, { direction: "in", answered: true }), []);
  assert.deepEqual(requestActions(officer, { direction: "out", answered: false }), []);
  assert.deepEqual(nodeActions(reader), []);
});
