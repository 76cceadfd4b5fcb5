// Files that cannot be imported are named before they are sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeText, troubleWithFile } from "./file-fits.ts";

test("only XLSX and CSV files with something in them, up to 100 MB, are sent", () => {
  assert.equal(troubleWithFile({ name: "cảng.XLSX", size: 10 }), undefined);
  assert.equal(troubleWithFile({ name: "cảng.csv", size: 104_857_600 }), undefined);
  assert.equal(troubleWithFile({ name: "cảng.csv", size: 104_857_601 }), "tooLarge");
  assert.equal(troubleWithFile({ name: "cảng.xls", size: 10 }), "wrongKind");
  assert.equal(troubleWithFile({ name: "cảng.csv", size: 0 }), "emptyFile");
});

test("sizes read as people write them", () => {
  assert.equal(sizeText(1_468_006, ","), "1,4 MB");
  assert.equal(sizeText(300, "."), "1 kB");
});
