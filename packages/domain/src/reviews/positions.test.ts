// Checks that each side's position is its own and that no order of statements changes what stands.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { calendarDate } from "../calendar-date.ts";
import { itemPositions, type Position, type PositionStatement } from "./positions.ts";

const parties = [
  { party: "HP", answersFor: ["HP", "HD"] },
  { party: "QN", answersFor: ["QN"] },
];
const says = (locality: string, position: Position, day = "2026-11-10"): PositionStatement => ({
  id: `${locality}-${position}-${day}`,
  item: "parts:x",
  locality,
  position,
  statedOn: calendarDate(day),
});

test("a side that said nothing is silent, and does not agree", () => {
  const { silent, isObjected, byParty } = itemPositions("parts:x", [says("QN", "confirm")], parties);
  assert.deepEqual(silent, ["HP"]);
  assert.equal(isObjected, false);
  assert.equal(byParty.get("QN")?.position, "confirm");
});

test("an objection of one side is an objection, whatever the other says", () => {
  assert.equal(
    itemPositions("parts:x", [says("QN", "confirm"), says("HP", "object")], parties).isObjected,
    true,
  );
});

test("what a side says later counts, and what is said of another item does not", () => {
  const said = [says("HP", "object"), says("HP", "confirm", "2026-11-12")];
  assert.equal(itemPositions("parts:x", said, parties).isObjected, false);
  assert.deepEqual(itemPositions("parts:y", said, parties).silent, ["HP", "QN"]);
});

test("L-02 the positions on an item are the same whatever order they came in", () => {
  const statement = fc
    .tuple(
      fc.constantFrom("QN", "HP", "HD", "HN"),
      fc.constantFrom<Position>("confirm", "object"),
      fc.constantFrom("2026-11-10", "2026-11-12"),
    )
    .map(([locality, position, day]) => says(locality, position, day));
  fc.assert(
    fc.property(fc.uniqueArray(statement, { selector: ({ id }) => id }), (said) => {
      assert.deepEqual(
        itemPositions("parts:x", said.toReversed(), parties),
        itemPositions("parts:x", said, parties),
      );
    }),
  );
});
