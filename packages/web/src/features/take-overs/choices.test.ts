import assert from "node:assert/strict";
import test from "node:test";
import type { TakeOverThing } from "@nhipcau/contract/routes/take-over-routes.ts";
import { agencyFor, choose, chooseAgency, itemsOf, keyOf, noChoices, reasonsOf } from "./choices.ts";

function thing(id: string, ...candidates: string[]): TakeOverThing {
  return {
    kind: "part",
    id,
    title: { vi: id, en: id },
    capacity: "lead",
    from: { id: "SGTVT", name: "Sở GTVT" },
    candidates: candidates.map((agency) => ({ id: agency, name: agency })),
    day: "2025-03-01",
    illustrative: false,
  };
}

const one = thing("P1", "SXD");
const split = thing("P2", "SXD", "SDL");
const unknown = thing("P3");

test("one heir is the suggestion, several or none are left to a person", () => {
  assert.deepEqual(
    [one, split, unknown].map((each) => agencyFor(each, noChoices)),
    ["SXD", "", ""],
  );
});

test("choosing all leaves out what has no agency yet, and choosing an agency chooses its thing", () => {
  const all = choose(noChoices, [one, split, unknown], true);
  assert.deepEqual([...all.chosen], [keyOf(one)]);
  const more = chooseAgency(all, split, "SDL");
  assert.deepEqual(
    itemsOf([one, split, unknown], more, "").map(({ id, to, day }) => [id, to, day]),
    [
      ["P1", "SXD", "2025-03-01"],
      ["P2", "SDL", "2025-03-01"],
    ],
  );
  assert.deepEqual(itemsOf([one, split], chooseAgency(more, split, ""), "").length, 1);
});

test("a day given counts for all, and what left the list is not sent", () => {
  const all = chooseAgency(choose(noChoices, [one], true), split, "SDL");
  assert.deepEqual(
    itemsOf([split], all, "2025-07-15").map(({ id, day }) => [id, day]),
    [["P2", "2025-07-15"]],
  );
});

test("each reason stands at the thing it is about", () => {
  const sent = itemsOf([one, split], chooseAgency(choose(noChoices, [one], true), split, "SDL"), "");
  const reasons = reasonsOf(
    [
      { code: "taken-over-already", path: "items.1.fromAgency", vi: "Đã xác nhận", en: "Confirmed" },
      { code: "bad-request", vi: "Sai", en: "Wrong" },
    ],
    sent,
    "vi",
  );
  assert.deepEqual(
    [...reasons],
    [
      [keyOf(split), ["Đã xác nhận"]],
      ["", ["Sai"]],
    ],
  );
});
