// Checks on which bank a side stands and to which side a part belongs.
import assert from "node:assert/strict";
import test from "node:test";
import { sideIndexOf, sidePlaces } from "./side-places.ts";

const haiPhong = { id: "HP", name: "Hải Phòng" };
const haiDuong = { id: "HD", name: "Hải Dương" };
const quangNinh = { id: "QN", name: "Quảng Ninh" };
const hanoi = { id: "HN", name: "Hà Nội" };

test("two sides stand left and right", () => {
  assert.deepEqual(
    sidePlaces([{ locality: haiPhong }, { locality: quangNinh }]).map(({ bank, tone }) => [bank, tone]),
    [
      ["left", 0],
      ["right", 1],
    ],
  );
});

test("a locality's own part and the one it took over stand on the same bank", () => {
  const places = sidePlaces([
    { locality: haiPhong, formerly: haiDuong },
    { locality: haiPhong },
    { locality: quangNinh },
  ]);
  assert.deepEqual(
    places.map(({ bank }) => bank),
    ["left", "left", "right"],
  );
  assert.equal(new Set(places.map(({ key }) => key)).size, 3);
});

test("sides that are one locality today still face each other", () => {
  const places = sidePlaces([{ locality: haiPhong, formerly: haiDuong }, { locality: haiPhong }]);
  assert.deepEqual(
    places.map(({ bank }) => bank),
    ["left", "right"],
  );
});

test("a third locality stands on the left again", () => {
  const places = sidePlaces([{ locality: haiPhong }, { locality: quangNinh }, { locality: hanoi }]);
  assert.deepEqual(
    places.map(({ bank, tone }) => [bank, tone]),
    [
      ["left", 0],
      ["right", 1],
      ["left", 2],
    ],
  );
});

test("a part that was taken over belongs to the side of the locality it was assigned to", () => {
  const sides = [{ locality: haiPhong, formerly: haiDuong }, { locality: haiPhong }, { locality: quangNinh }];
  assert.equal(sideIndexOf(sides, { steward: haiPhong, locality: haiDuong }), 0);
  assert.equal(sideIndexOf(sides, { steward: haiPhong, locality: haiPhong }), 1);
  assert.equal(sideIndexOf([{ locality: haiPhong }], { steward: haiPhong, locality: haiDuong }), 0);
});
