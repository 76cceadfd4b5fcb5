import assert from "node:assert/strict";
import test from "node:test";
import { listLetter } from "./list-letters.ts";

test("points are lettered by the Vietnamese alphabet", () => {
  const first = Array.from({ length: 23 }, (_, position) => listLetter(position));
  assert.equal(first.join(" "), "a b c d đ e g h i k l m n o p q r s t u v x y");
});

test("letters do not run out and never repeat", () => {
  assert.equal(listLetter(23), "aa");
  assert.equal(listLetter(24), "ab");
  const many = Array.from({ length: 2000 }, (_, position) => listLetter(position));
  assert.equal(new Set(many).size, many.length);
});

test("a position that is none is a bug", () => {
  assert.throws(() => listLetter(-1), RangeError);
  assert.throws(() => listLetter(0.5), RangeError);
});
