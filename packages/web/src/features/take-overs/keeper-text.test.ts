import assert from "node:assert/strict";
import test from "node:test";
import { lists as en } from "../../messages/en/lists.ts";
import { lists as vi } from "../../messages/vi/lists.ts";
import { keeperText } from "./keeper-text.ts";

const named = { id: "SGTVT", name: "Sở GTVT" };
const [sxd, sdl] = [
  { id: "SXD", name: "Sở Xây dựng" },
  { id: "SDL", name: "Sở Du lịch" },
];
const day = (iso: string): string => iso.split("-").toReversed().join("/");

function said(agencies: readonly { id: string; name: string }[], confirmed: boolean): string {
  const keepers = [{ named: named.id, agencies: [...agencies], confirmed, since: "2025-03-01" }];
  return keeperText(named, keepers, vi.keeper, day);
}

test("the name of the record comes first, and who took over stands beside it, from when", () => {
  assert.equal(said([sxd], true), "Sở GTVT (Sở Xây dựng tiếp nhận từ 01/03/2025)");
});

test("what only the law says is marked as not confirmed, a choice among heirs and an unknown heir too", () => {
  assert.equal(said([sxd], false), "Sở GTVT (nay là Sở Xây dựng, chưa xác nhận)");
  assert.equal(said([sxd, sdl], false), "Sở GTVT (nay là Sở Xây dựng hoặc Sở Du lịch, chưa xác nhận)");
  assert.equal(said([], false), "Sở GTVT (đã chấm dứt, chưa rõ ai tiếp nhận)");
});

test("an agency that stands is named and nothing more", () => {
  assert.equal(keeperText(named, undefined, en.keeper, day), "Sở GTVT");
  const other = [{ named: "SYT", agencies: [sxd], confirmed: false, since: "2025-03-01" }];
  assert.equal(keeperText(named, other, en.keeper, day), "Sở GTVT");
});
