// A link reproduces a list.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listQuery, nextSort, readListSearch, writeListSearch, type ListState } from "./list-state.ts";

const usual: ListState = { q: "", exact: false, filters: [], sort: undefined, retired: false, view: "table" };
const unusual: ListState = {
  q: "cầu Triều",
  exact: true,
  filters: [{ field: "kind", kind: "any-of", values: ["bridge", "ferry"] }],
  sort: { field: "name", descending: true },
  retired: true,
  view: "map",
};

test("a list as usual has a bare address", () => {
  assert.deepEqual(writeListSearch(usual), {});
  assert.deepEqual(readListSearch({}), usual);
});

test("every choice comes back from the address", () => {
  assert.deepEqual(readListSearch({ ...writeListSearch(unusual) }), unusual);
});

test("a search for a number is text", () => {
  assert.equal(readListSearch({ q: 2021 }).q, "2021");
});

test("nonsense in the address is as usual", () => {
  const nonsense = { q: {}, filter: 3, sort: "name;drop", view: "x", retired: "maybe" };
  assert.deepEqual(readListSearch(nonsense), usual);
});

test("the way it is shown is not part of the query", () => {
  assert.equal("view" in listQuery(unusual), false);
  assert.deepEqual(listQuery(unusual).filter, ["kind:in:bridge|ferry"]);
});

test("a header sorts up, down and as usual", () => {
  const up = nextSort(undefined, "name");
  const down = nextSort(up, "name");
  assert.deepEqual([up?.descending, down?.descending, nextSort(down, "name")], [false, true, undefined]);
  assert.deepEqual(nextSort(down, "kind"), { field: "kind", descending: false });
});
