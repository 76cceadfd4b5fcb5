// Checks what a commitment's form begins with when it is drafted from an outcome, and that it never holds a part.
import assert from "node:assert/strict";
import test from "node:test";
import { moved } from "./moved.ts";
import { commitmentDraft, obstacleOf } from "./commitment-draft.ts";

const agenda = [
  { id: "a", position: 1, title: "Nội dung", item: "clauses:C-1", minutes: 5, positions: [] },
  { id: "c", position: 3, title: "Cấp phép", item: "obstacles:VM-1", minutes: 5, positions: [] },
  { id: "b", position: 2, title: "Khác", minutes: 5, positions: [] },
];
const conference = { agreement: { id: "A06", name: "Hợp tác" }, agenda };

test("an outcome about a clause drafts a commitment that makes it concrete", () => {
  assert.deepEqual(commitmentDraft({ text: "Lập tổ công tác", agendaItem: "a" }, conference), {
    title: "Lập tổ công tác",
    agreement: "A06",
    clauses: ["C-1"],
  });
});

test("an outcome about nothing on the agenda drafts its words and its agreement", () => {
  const draft = commitmentDraft({ text: "x".repeat(800) }, conference);
  assert.deepEqual(Object.keys(draft), ["title", "agreement"]);
  assert.equal(String(draft["title"]).length, 500);
});

test("an outcome about an obstacle of the agenda leads to a petition about it", () => {
  assert.equal(obstacleOf({ agendaItem: "c" }, conference), "VM-1");
  assert.equal(obstacleOf({ agendaItem: "a" }, conference), undefined);
  assert.equal(obstacleOf({}, conference), undefined);
});

test("an item moves one place, and stays at either end", () => {
  assert.deepEqual(moved(agenda.toSpliced(1, 1), 0, 1), ["b", "a"]);
  assert.deepEqual(moved(agenda.toSpliced(1, 1), 1, -1), ["b", "a"]);
  assert.deepEqual(moved(agenda.toSpliced(1, 1), 1, 1), ["a", "b"]);
});
