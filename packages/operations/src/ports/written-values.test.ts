import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { ports } from "@nhipcau/registers/transport/ports.ts";
import { parseWrittenGeometry, writtenGeometry } from "./written-geometry.ts";
import { columnHead, meansTitle, parseReference, writtenReference } from "./written-values.ts";

test("a reference written as title and id is read back as that id, and its words mean that title", () => {
  const title = fc.string({ unit: fc.constantFrom("[", "]", ";", " ", "\n", "a", "ế", "Đ"), maxLength: 200 });
  const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/u);
  fc.assert(
    fc.property(title, id, (one, recordId) => {
      const written = writtenReference(recordId, one);
      const read = parseReference(written);
      assert.equal(read.id ?? read.words, recordId);
      assert.ok(!written.includes(";"), "a title in a list does not look like two");
      if (read.id !== undefined) assert.ok(meansTitle(read.words, one));
    }),
  );
});

test("words mean a title with or without diacritics, and never another title", () => {
  assert.ok(meansTitle("cau bach dang", "Cầu Bạch Đằng"));
  assert.ok(!meansTitle("Cầu Bạch", "Cầu Bạch Đằng"));
});

test("a header is the label with its unit, in the language asked", () => {
  assert.equal(columnHead(ports, "capacityDwt", "vi"), "Cỡ tàu lớn nhất (DWT)");
  assert.equal(columnHead(ports, "name", "en"), "Name");
});

test("a point is read as latitude then longitude, with a decimal point or comma", () => {
  const point = { type: "Point", coordinates: [107.08, 20.95] };
  for (const written of ["20.95, 107.08", "20.95 107.08", "20,95; 107,08", JSON.stringify(point)]) {
    assert.deepEqual(parseWrittenGeometry(written), point);
  }
  for (const written of ["107.08, 20.95", "20.95", "{", "Hạ Long"])
    assert.equal(parseWrittenGeometry(written), undefined);
});

test("every point comes back as it was written", () => {
  const degrees = (most: number) =>
    fc.double({ min: -most, max: most, noNaN: true }).map((one) => (one === 0 ? 0 : one));
  fc.assert(
    fc.property(degrees(180), degrees(90), (longitude, latitude) => {
      const point = { type: "Point", coordinates: [longitude, latitude] };
      assert.deepEqual(parseWrittenGeometry(writtenGeometry(point)), point);
    }),
  );
});
