import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done } from "@nhipcau/domain/outcome.ts";
import { checkTerms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { declaredRegister } from "@nhipcau/operations/exchange/grants.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { pauseAfter } from "./child-node.ts";
import { connectNodes } from "./connect-nodes.ts";
import { cooperationTerms, programmeRegisters } from "./cooperation-terms.ts";
import { carryOut, type DemonstrationNode, type NodeOrders, ordersOver } from "./node-orders.ts";
import { askedOfNode, authorsOf, threeNodes } from "./three-nodes.ts";

test("the ports of the nodes follow on each other, and any port stays any port", () => {
  const portsFrom = (port: string) => threeNodes.map((plan) => askedOfNode({ port }, plan).port);
  assert.deepEqual(portsFrom("8080"), ["8080", "8081", "8082"]);
  assert.deepEqual(portsFrom("0"), ["0", "0", "0"]);
  assert.deepEqual(portsFrom("http"), ["http", "http", "http"]);
});

test("every author of the region is one node's own, and reference data everybody's", () => {
  const authors = threeNodes.flatMap((plan) => authorsOf(plan));
  assert.deepEqual(authors.toSorted(), ["HD", "HN", "HP", "QN", "VN", "VN", "VN"]);
});

test("the programme's terms fit every register they are for, name no personal field, and hold for five years", async () => {
  const registers = new Map((await loadRegisters()).map((register) => [register.name, register]));
  for (const name of programmeRegisters) {
    const register = registers.get(name);
    assert.ok(register, name);
    const terms = cooperationTerms(register, ["HP", "HD"], calendarDate("2028-02-29"));
    assert.deepEqual(checkTerms(terms, declaredRegister(register)), done(terms));
    assert.deepEqual([terms.personal, terms.validUntil], [[], "2033-02-28"]);
  }
});

test("the pauses before a node is started again grow, up to half a minute", () => {
  assert.deepEqual([1, 2, 3, 7, 100].map(pauseAfter), [500, 1000, 2000, 30_000, 30_000]);
});

test("an order goes over a channel by its name and arrives as it was given", async () => {
  const node = playedNode("a", {});
  const far = ordersOver(async (order, ...given) => {
    const carried = await carryOut(node.orders, order, JSON.parse(JSON.stringify(given)) as unknown[]);
    assert.ok(carried);
    return carried as never;
  });
  await far.hear("b", "{}");
  await far.acceptGrants(["g1", "g2"]);
  await far.confirm("b");
  assert.deepEqual(node.heard, ["hear b {}", "acceptGrants g1,g2", "confirm b"]);
  assert.equal(carryOut(node.orders, "toString", []), undefined);
});

test("nodes that do not know each other are introduced and share the programme; a second time nothing is done", async () => {
  const [a, b] = [playedNode("a", {}), playedNode("b", {})];
  assert.deepEqual(await connectNodes([a, b]), done(undefined));
  assert.deepEqual(a.heard, ["invite", "confirm b", "offerProgramme b", "acceptGrants from-b"]);
  assert.deepEqual(b.heard, ["accept invitation-a", "offerProgramme a", "acceptGrants from-a"]);
  const [c, d] = [playedNode("c", { d: "connected" }, []), playedNode("d", { c: "connected" }, [])];
  await connectNodes([c, d]);
  assert.deepEqual([c.heard, d.heard], [["offerProgramme d"], ["offerProgramme c"]]);
});

test("nodes that a data officer parted are left alone", async () => {
  const [a, b] = [playedNode("a", { b: "retired" }), playedNode("b", { a: "retired" })];
  await connectNodes([a, b]);
  assert.deepEqual([a.heard, b.heard], [[], []]);
});

/** A node that only writes down what it is asked. */
function playedNode(
  name: string,
  stages: Readonly<Record<string, string>>,
  waiting: readonly string[] = [`from-${name}`],
): DemonstrationNode & { readonly heard: string[] } {
  const heard: string[] = [];
  const note = async (text: string): Promise<ReturnType<typeof done<void>>> => {
    heard.push(text);
    return done(undefined);
  };
  const orders: NodeOrders = {
    peers: async () => done(Object.entries(stages).map(([node, stage]) => ({ node, stage }))),
    invite: async () => {
      await note("invite");
      return done(`invitation-${name}`);
    },
    accept: (invitation) => note(`accept ${invitation}`),
    confirm: (peer) => note(`confirm ${peer}`),
    offerProgramme: async (peer) => {
      await note(`offerProgramme ${peer}`);
      return done(waiting);
    },
    acceptGrants: (grants) => note(`acceptGrants ${grants.join(",")}`),
    tellMove: async () => done([]),
    hear: (from, envelope) => note(`hear ${from} ${envelope}`),
    following: async () => done({ grants: 0, arrived: 0 }),
  };
  return { name, label: { vi: name, en: name }, node: name, address: `http://${name}`, orders, heard };
}
