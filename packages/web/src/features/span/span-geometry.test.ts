// Checks where the lines of a span go.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { crackPath, deckLines, meetingPoint, quarterMarks, type DeckFacts } from "./span-geometry.ts";

function sides(...percents: (number | undefined)[]): readonly DeckFacts[] {
  return percents.map((percent, index) => ({ percent, bank: index % 2 === 0 ? "left" : "right" }));
}

const size = { width: 280, height: 60, deck: 6 };

test("two sides meet in the middle and each fills its own half", () => {
  const [left, right] = deckLines(sides(50, 100), size);
  assert.deepEqual(left?.abutment, { x: 6, y: 30 });
  assert.deepEqual(left?.reached, { x: 73, y: 30 });
  assert.deepEqual(right?.abutment, { x: 274, y: 30 });
  assert.deepEqual(right?.reached, { x: 140, y: 30 });
});

test("a side that has stated nothing has no built deck, which is not the same as none built", () => {
  const [silent, zero] = deckLines(sides(undefined, 0), size);
  assert.equal(silent?.reached, undefined);
  assert.deepEqual(zero?.reached, zero?.abutment);
});

test("three sides have three abutments and one pier", () => {
  const decks = deckLines(sides(10, 20, 30), size);
  assert.equal(new Set(decks.map(({ abutment }) => `${abutment.x}/${abutment.y}`)).size, 3);
  assert.equal(new Set(decks.map(({ meeting }) => `${meeting.x}/${meeting.y}`)).size, 1);
});

test("one side alone reaches for the far end", () => {
  assert.deepEqual(meetingPoint(1, size), { x: 274, y: 30 });
});

test("every deck stays inside the drawing, whatever the sides say", () => {
  const percents = fc.array(fc.option(fc.integer({ min: -50, max: 150 }), { nil: undefined }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(percents, (stated) => {
      for (const deck of deckLines(sides(...stated), size)) {
        const points = [
          deck.abutment,
          deck.meeting,
          ...(deck.reached ? [deck.reached] : []),
          ...quarterMarks(deck),
        ];
        for (const { x, y } of points) {
          assert.ok(x >= 0 && x <= size.width && y >= 0 && y <= size.height);
        }
      }
    }),
  );
});

test("a crack is one line across the deck", () => {
  const [left] = deckLines(sides(40), size);
  assert.ok(left);
  assert.match(crackPath({ x: 100, y: 30 }, left, 9), /^M[\d. -]+(L[\d. -]+){4}$/u);
});
