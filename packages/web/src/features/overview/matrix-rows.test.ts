// Checks that the matrix keeps missing apart from zero and puts red first.
import assert from "node:assert/strict";
import test from "node:test";
import { cellTone, matrixRows } from "./matrix-rows.ts";

function figures(openOverdue: number, rateable: number, cannotRate = 0) {
  return {
    total: rateable + cannotRate,
    rateable,
    doneOnTime: rateable - openOverdue,
    doneLate: 0,
    openInTerm: 0,
    openOverdue,
    cannotRate,
    awaitingConfirmation: 0,
  };
}

function group(id: string, openOverdue: number, rateable: number) {
  return { id, name: { vi: id, en: id }, figures: figures(openOverdue, rateable) };
}

const overview = {
  byLocality: [group("QN", 1, 5), group("HP", 3, 4), group("HN", 0, 0)],
  bySector: [group("tourism", 0, 3), group("transport", 4, 6)],
  matrix: [
    { locality: "HP", sector: "transport", figures: figures(3, 4) },
    { locality: "QN", sector: "transport", figures: figures(1, 2) },
    { locality: "QN", sector: "tourism", figures: figures(0, 3) },
  ],
};

test("red rows and columns come first, and those without parts are left out", () => {
  const { sectors, rows } = matrixRows(overview);
  assert.deepEqual(
    sectors.map(({ id }) => id),
    ["transport", "tourism"],
  );
  assert.deepEqual(
    rows.map(({ locality }) => locality.id),
    ["HP", "QN"],
  );
});

test("a pair without parts has no figures, which is not zero", () => {
  const { rows } = matrixRows(overview);
  assert.equal(rows[0]?.cells[1]?.figures, undefined);
  assert.equal(rows[1]?.cells[1]?.figures?.openOverdue, 0);
});

test("half or more overdue is much", () => {
  assert.equal(cellTone(figures(0, 4)), "none");
  assert.equal(cellTone(figures(1, 4)), "some");
  assert.equal(cellTone(figures(2, 4)), "much");
});
