import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { addDays, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { dryRunImport } from "@nhipcau/operations/imports/import-records.ts";
import type { ExportFormat } from "@nhipcau/operations/ports/table-files.ts";
import { exportRecords } from "@nhipcau/operations/records/export-records.ts";
import { tidyText, validateBody } from "@nhipcau/registers/declaration/validate.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeImportingNode, samples } from "@nhipcau/testkit/importing-node.ts";
import { bytesOf } from "./table-scratch.ts";

const node = await makeImportingNode();
const lan = actor("QN");
const everything = { filters: [], limit: 100 };

async function exported(
  format: ExportFormat,
  language: "vi" | "en" = "vi",
  columns?: readonly string[],
): Promise<Buffer> {
  const asked = { format, language, ...(columns ? { columns } : {}) };
  const file = exportRecords(node.store, lan, samples, everything, asked, node.importing.files);
  assert.ok(file.ok);
  return bytesOf(file.value.chunks);
}

const words = fc
  .string({
    unit: fc.constantFrom("a", "ế", "Đ", " ", "=", "'", "-", '"', ";", ",", "\n", "<b>", "&", "_x0041_", "1"),
    minLength: 1,
    maxLength: 30,
  })
  .map(tidyText)
  .filter((text) => text !== "");
const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const degrees = (most: number) =>
  fc.double({ min: -most, max: most, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const position = fc.tuple(degrees(180), degrees(90));
const code = fc.constantFrom("red", "red-too", "blue", "green");
const home = fc.constantFrom("QN", "HP", "HP-OLD");

const body = fc.record(
  {
    title: words,
    story: words,
    count: fc.maxSafeInteger().map((value) => (value === 0 ? 0 : value)),
    share: number,
    size: number,
    day: fc.integer({ min: 0, max: 109_000 }).map((days) => addDays(calendarDate("1900-01-01"), days)),
    open: fc.boolean(),
    colour: code,
    colours: fc.uniqueArray(code, { minLength: 1 }),
    home,
    homes: fc.uniqueArray(home, { minLength: 1 }),
    place: fc.oneof(
      position.map((coordinates) => ({ type: "Point", coordinates })),
      fc
        .array(position, { minLength: 2, maxLength: 5 })
        .map((coordinates) => ({ type: "LineString", coordinates })),
    ),
    page: fc.webUrl().filter((url) => url.length < 2000),
    illustrative: fc.boolean(),
  },
  { requiredKeys: ["title"], noNullPrototype: true },
);

test("what is exported and imported again is unchanged, in both formats and both languages", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 10 }), async (bodies) => {
      run += 1;
      const valid = bodies.filter((one) => validateBody(samples, one).ok);
      await node.write(
        "QN",
        samples,
        Object.fromEntries(valid.map((one, index) => [`r${run}-${index}`, one])),
      );
      for (const [format, language] of [
        ["xlsx", "vi"],
        ["csv", "vi"],
        ["xlsx", "en"],
        ["csv", "en"],
      ] as const) {
        const bytes = await exported(format, language);
        const report = await dryRunImport(node.importing, lan, samples, {
          name: "a",
          bytes: ReadableStream.from([bytes]),
        });
        assert.ok(report.ok);
        const { rows, unchanged, problems, ignoredColumns } = report.value;
        assert.deepEqual([problems, rows - unchanged, ignoredColumns], [[], 0, []], `${format} ${language}`);
        assert.ok(rows >= valid.length);
      }
    }),
    { numRuns: 25 },
  );
});

test("an export of some columns, imported again, changes nothing either", async () => {
  const bytes = await exported("csv", "vi", ["count", "homes"]);
  const report = await dryRunImport(node.importing, lan, samples, {
    name: "a",
    bytes: ReadableStream.from([bytes]),
  });
  assert.ok(report.ok);
  assert.equal(report.value.unchanged, report.value.rows);
  assert.ok(report.value.rows > 0);
});

test("NDJSON has one envelope a line, GeoJSON one feature a record", async () => {
  const records = await node.store.read(lan, (tx) => tx.all(samples));
  const lines = (await exported("ndjson"))
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(lines, JSON.parse(JSON.stringify(records)));
  const collection = JSON.parse((await exported("geojson")).toString()) as {
    type: string;
    features: { id: string; geometry: unknown }[];
  };
  assert.equal(collection.type, "FeatureCollection");
  assert.deepEqual(
    collection.features.map(({ id, geometry }) => [id, geometry]),
    records.map(({ id, body: { place } }) => [id, place ?? null]),
  );
});

test("refuses a column that is no field, and GeoJSON of a register without a place", () => {
  const { files } = node.importing;
  const column = exportRecords(
    node.store,
    lan,
    samples,
    everything,
    { format: "csv", language: "vi", columns: ["title", "constructor"] },
    files,
  );
  assert.deepEqual(!column.ok && column.refusals.map((refusal) => refusal.code), ["unknown-field"]);
  const place = exportRecords(
    node.store,
    lan,
    reports,
    everything,
    { format: "geojson", language: "vi" },
    files,
  );
  assert.deepEqual(!place.ok && place.refusals.map((refusal) => refusal.code), ["not-on-a-map"]);
});

test("a reader who leaves in the middle gives the connection back", async () => {
  for (let times = 0; times < 20; times += 1) {
    const file = exportRecords(
      node.store,
      lan,
      samples,
      everything,
      { format: "xlsx", language: "vi" },
      node.importing.files,
    );
    assert.ok(file.ok);
    for await (const _ of file.value.chunks) break;
  }
  assert.ok(
    (await node.store.read(lan, (tx) => tx.all(samples))).length > 0,
    "more readers left than there are connections",
  );
});
