import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Cell, WrittenSheet } from "@nhipcau/operations/ports/table-files.ts";
import { bytesOf, fileOf, readAll } from "./table-scratch.ts";
import { makeTableFiles } from "./table-files.ts";

// XML and CSV both read a lone carriage return as it was written; a lone surrogate is no text in any file.
const text = fc
  .string({
    unit: fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      fc.constantFrom("=", "'", '"', ";", ",", "\n", "<", "&", "_x0041_", "ế", "\u00a0"),
    ),
    minLength: 1,
    maxLength: 20,
  })
  .filter((one) => one.isWellFormed() && !one.includes("\ufffd"));

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant<Cell>({ kind: "empty" }),
  text.map((one): Cell => ({ kind: "text", text: one })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value): Cell => ({ kind: "number", value: value === 0 ? 0 : value })),
  fc
    .integer({ min: 0, max: 100_000 })
    .map((days): Cell => ({ kind: "date", date: addDays(calendarDate("1900-03-01"), days) })),
);

const table = fc.array(
  fc.tuple(
    text.map((one): Cell => ({ kind: "text", text: one })),
    cell,
    cell,
  ),
  { maxLength: 8 },
);

function sheetOf(rows: readonly (readonly Cell[])[]): WrittenSheet {
  async function* batches(): AsyncGenerator<readonly (readonly Cell[])[]> {
    yield rows.slice(0, 3);
    yield rows.slice(3);
  }
  return { name: "Dữ liệu: [thử]", header: ["a", "b", "c"], rows: batches() };
}

function withoutTrailing(cells: readonly Cell[]): readonly Cell[] {
  return cells.slice(0, cells.findLastIndex(({ kind }) => kind !== "empty") + 1);
}

test("what is written as XLSX is read back cell by cell, text, numbers and days", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const path = await fileOf(await bytesOf(makeTableFiles().writeSheets("xlsx", [sheetOf(rows)])));
      const read = await readAll(path);
      assert.equal(read.refused, undefined);
      assert.deepEqual(
        read.rows.slice(1).map(({ cells }) => cells),
        rows.map(withoutTrailing),
      );
    }),
    { numRuns: 150 },
  );
});

test("what is written as CSV is read back as the same text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), async (rows) => {
      const cells = rows.map((row) => row.map((one): Cell => ({ kind: "text", text: one })));
      const path = await fileOf(await bytesOf(makeTableFiles().writeSheets("csv", [sheetOf(cells)])));
      const read = await readAll(path);
      assert.deepEqual(
        read.rows.slice(1).map((row) => row.cells),
        cells,
      );
    }),
    { numRuns: 150 },
  );
});
