// What is refused on the way of an obstacle up and back: each side takes up its own, and whoever was asked answers.
import { test } from "node:test";
import { directives } from "@nhipcau/registers/cooperation/directives.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";

const node = await makeNode();
await loadRegion(node.store);
const { add, addWell, refusedWith } = makeRecordWriter(node);
const there = actor("HP", "focal-point");
const asked = {
  obstacle: "VM-05-QN-1",
  raisedOn: "2026-10-01",
  raisedBy: "UBND-QN",
  toLevel: "central",
  toAgency: "BTC",
  question: "Ai quyết định?",
};

test("one side does not take up another's obstacle, nor speak through another's body", async () => {
  const others = { ...asked, obstacle: "VM-01-HP-1" };
  await refusedWith("escalation-of-other-side", "obstacle", () => add(escalations, others));
  const throughOthers = { ...asked, raisedBy: "UBND-HP" };
  await refusedWith("agency-of-other-side", "raisedBy", () => add(escalations, throughOthers));
});

test("what is cleared, what is dated tomorrow and what is due before it is asked are not taken up", async () => {
  const cleared = { ...asked, obstacle: "VM-04-QN-1" };
  await refusedWith("obstacle-cleared", "obstacle", () => add(escalations, cleared));
  const tomorrow = { ...asked, raisedOn: "2026-11-22" };
  await refusedWith("date-in-future", "raisedOn", () => add(escalations, tomorrow));
  const before = { ...asked, answerDue: "2026-09-01" };
  await refusedWith("due-before-start", "answerDue", () => add(escalations, before));
});

test("a leader gives the opinion and a specialist asks for it, not the other way round", async () => {
  await refusedWith("forbidden", undefined, () => add(escalations, asked, actor("QN", "leader")));
  const directive = { escalation: "XYK-03-QN-1", givenOn: "2026-11-20", givenBy: "UBND-QN", opinion: "Có." };
  await refusedWith("forbidden", undefined, () => add(directives, directive, actor("QN", "specialist")));
  await addWell(directives, directive, actor("QN", "leader"));
});

test("the locality that was asked records the directive; for a central body the side that asked does", async () => {
  const home = await addWell(escalations, {
    ...asked,
    toLevel: "peoples-committee",
    toAgency: "UBND-QN",
  });
  const opinion = { givenOn: "2026-10-20", givenBy: "UBND-QN", opinion: "Đồng ý." };
  await refusedWith("directive-of-other-side", "escalation", () =>
    add(directives, { ...opinion, escalation: home.id }, there),
  );
  await addWell(directives, { ...opinion, escalation: home.id });
  const up = await addWell(escalations, asked);
  await addWell(directives, { ...opinion, givenBy: "BTC", escalation: up.id });
  await refusedWith("due-before-start", "givenOn", () =>
    add(directives, { ...opinion, escalation: up.id, givenOn: "2026-09-30" }),
  );
});
