import assert from "node:assert/strict";
import test from "node:test";
import { fileOf, readAll, shownCells, workbookOf, zipOf } from "./table-scratch.ts";

async function cellsOf(
  sheetData: string,
  parts?: Readonly<Record<string, string>>,
): Promise<readonly (readonly string[])[]> {
  const { rows, refused } = await readAll(await fileOf(await workbookOf(sheetData, parts)));
  assert.equal(refused, undefined);
  return rows.map(shownCells);
}

async function refusalOf(bytes: Uint8Array, limits = {}): Promise<string> {
  return (await readAll(await fileOf(bytes), limits)).refused ?? "";
}

const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="20"/></cellXfs></styleSheet>`;

test("reads shared, rich and inline strings, numbers, days, percents, yes and no, and errors", async () => {
  const strings = `<sst><si><t>Tên</t></si><si><r><t>Cầu </t></r><r><t>Đằng</t></r><rPh><t>かな</t></rPh></si></sst>`;
  const data =
    `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>` +
    `<row r="4"><c r="A4"><v>1234.5</v></c><c r="B4" s="1"><v>45992</v></c><c r="C4" s="2"><v>45992.5</v></c>` +
    `<c r="D4" s="3"><v>0.45</v></c><c r="E4" s="4"><v>0.5</v></c><c r="F4" t="b"><v>1</v></c>` +
    `<c r="G4" t="e"><v>#REF!</v></c><c r="H4" t="inlineStr"><is><t>x_x000D_y &lt;b&gt;</t></is></c><c r="I4" s="1"><v>60</v></c></row>`;
  assert.deepEqual(await cellsOf(data, { "xl/sharedStrings.xml": strings, "xl/styles.xml": styles }), [
    ["Tên", "", "Cầu Đằng"],
    [
      "number 1234.5",
      "date 2025-12-01",
      "date 2025-12-01",
      "number 0.45 %",
      "number 0.5",
      "yes-no true",
      "error #REF!",
      "x\ry <b>",
      "error #60",
    ],
  ]);
});

test("a formula is told as a formula, its last value never taken", async () => {
  const data = `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C1"><f t="shared" si="0"/><v>9</v></c></row>`;
  assert.deepEqual(await cellsOf(data), [["formula 1+1", 'formula "a"&"b"', "formula "]]);
});

test("dates of a 1904 workbook count from 1904, and a hidden first sheet is passed over", async () => {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const workbook = `<x:workbook xmlns:x="m" xmlns:r="${relations}"><x:workbookPr date1904="1"/><x:sheets><x:sheet state="hidden" r:id="c"/><x:sheet r:id="b"/></x:sheets></x:workbook>`;
  const data = `<x:row r="1"><x:c r="A1" s="1"><x:v>0</x:v></x:c></x:row>`;
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${data}</x:sheetData></x:worksheet>`;
  const parts = { "xl/workbook.xml": workbook, "xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": styles };
  assert.deepEqual(await cellsOf("", parts), [["date 1904-01-01"]]);
});

test("refuses an archive that inflates beyond the limit, or far beyond its size", async () => {
  const zeros = await workbookOf(
    `<row r="1"><c r="A1" t="inlineStr"><is><t>${" ".repeat(8_000_000)}</t></is></c></row>`,
  );
  assert.ok(zeros.length < 30_000);
  assert.match(await refusalOf(zeros), /inflates beyond/u);
  assert.match(await refusalOf(zeros, { ratio: 1e6, inflatedBytes: 1_000_000 }), /inflates beyond/u);
});

test("refuses an entry that declares less than it inflates to", async () => {
  const bytes = await workbookOf(
    `<row r="1"><c r="A1" t="inlineStr"><is><t>${"ab".repeat(2_000_000)}</t></is></c></row>`,
  );
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  bytes.writeUInt32LE(1000, bytes.lastIndexOf(name) - 46 + 24); // the size in the central directory
  assert.match(await refusalOf(bytes), /^unreadable-file: .*(damaged|inflates)/u);
});

test("refuses too many entries, an endless cell, too many shared strings and a DOCTYPE", async () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`xl/media/${index}`, "x"]));
  assert.match(await refusalOf(await workbookOf("", many), { entries: 50 }), /too many entries/u);
  const noise = Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 9973).join("");
  const cell = `<row r="1"><c r="A1" t="inlineStr"><is><t>${noise}</t></is></c></row>`;
  assert.match(await refusalOf(await workbookOf(cell), { rowBytes: 100_000 }), /cell or row is too large/u);
  const strings = `<sst>${"<si><t>abc</t></si>".repeat(1000)}</sst>`;
  const shared = await workbookOf("", { "xl/sharedStrings.xml": strings });
  assert.match(await refusalOf(shared, { sharedCharacters: 10_000 }), /shared strings/u);
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`;
  assert.match(await refusalOf(await workbookOf("", { "xl/worksheets/sheet1.xml": bomb })), /DOCTYPE/u);
});

test("refuses more rows than the limit", async () => {
  const rows = Array.from({ length: 12 }, (_, index) => `<row r="${index + 1}"><c><v>1</v></c></row>`).join(
    "",
  );
  assert.match(await refusalOf(await workbookOf(rows), { rows: 10 }), /^too-large: .*10 rows/u);
});

test("cells far to the right make a row bad without taking memory for the gap", async () => {
  const { rows } = await readAll(
    await fileOf(await workbookOf(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>`)),
  );
  assert.equal(rows[0]?.cells.length, 1);
  assert.equal(rows[0]?.refusals?.[0]?.code, "unreadable-file");
});

test("refuses a damaged file, an archive that is no workbook, and never opens an archive inside", async () => {
  const good = await workbookOf("<row><c><v>1</v></c></row>");
  assert.match(await refusalOf(good.subarray(0, good.length - 30)), /damaged/u);
  assert.match(await refusalOf(await workbookOf("<row><c></row>")), /damaged/u);
  assert.match(await refusalOf(await zipOf({ "inner.zip": good, "a.txt": "x" })), /no XLSX workbook/u);
});

test("refuses an entry with a password", async () => {
  const bytes = await workbookOf("<row><c><v>1</v></c></row>");
  const at = bytes.indexOf("PK\x01\x02", 0, "latin1");
  bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
  assert.match(await refusalOf(bytes), /password/u);
});
