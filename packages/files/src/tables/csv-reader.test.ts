import assert from "node:assert/strict";
import test from "node:test";
import { fileOf, readAll, shownCells } from "./table-scratch.ts";

async function cellsOf(bytes: Uint8Array | string): Promise<readonly (readonly string[])[]> {
  const { rows, refused } = await readAll(await fileOf(bytes));
  assert.equal(refused, undefined);
  return rows.map(shownCells);
}

const expected = [
  ["Tên", "Ghi chú"],
  ["Cầu Bạch Đằng", "a, b; c"],
];

test("reads UTF-8 with and without a mark, and UTF-16 of both orders", async () => {
  const text = 'Tên,Ghi chú\r\nCầu Bạch Đằng,"a, b; c"\r\n';
  const little = Buffer.from(`\ufeff${text}`, "utf16le");
  for (const bytes of [text, `\ufeff${text}`, little, Buffer.from(little).swap16()]) {
    assert.deepEqual(await cellsOf(bytes), expected);
  }
});

test("finds the separator in the header: comma, semicolon or tab, outside quotes", async () => {
  assert.deepEqual(await cellsOf('Tên;Ghi chú\nCầu Bạch Đằng;"a, b; c"\n'), expected);
  assert.deepEqual(await cellsOf("Tên\tGhi chú\nCầu Bạch Đằng\ta, b; c"), expected);
  assert.deepEqual(await cellsOf('"a,b,c";d\n1;2'), [
    ["a,b,c", "d"],
    ["1", "2"],
  ]);
});

test("keeps quotes, line ends and quotation marks inside a cell", async () => {
  assert.deepEqual(await cellsOf('a,b\n"nói ""có""","hai\ndòng"\nso 5" ống,x'), [
    ["a", "b"],
    ['nói "có"', "hai\ndòng"],
    ['so 5" ống', "x"],
  ]);
});

test("counts rows as a spreadsheet does, and leaves out rows without a filled cell", async () => {
  const { rows } = await readAll(await fileOf("a,b\n\n1,2\n,\n3,4\n"));
  assert.deepEqual(
    rows.map(({ row }) => row),
    [1, 3, 5],
  );
});

test("names the row whose bytes are no UTF-8, and reads the others", async () => {
  const bytes = Buffer.concat([
    Buffer.from("a,b\n1,2\nx,"),
    Buffer.from([0xc3, 0x28]),
    Buffer.from("\n5,6\n"),
  ]);
  const { rows, refused } = await readAll(await fileOf(bytes));
  assert.equal(refused, undefined);
  assert.deepEqual(
    rows.map(({ refusals }) => refusals?.[0]?.code),
    [undefined, undefined, "broken-utf8", undefined],
  );
  assert.equal(rows[2]?.refusals?.[0]?.data?.["row"], 3);
});

test("SQL and HTML in a cell is text, and text made inert is itself again", async () => {
  const cells = await cellsOf("a,b\n'); drop table x;--,<script>alert(1)</script>\n'=1+1,'hai\n");
  assert.deepEqual(cells.slice(1), [
    ["'); drop table x;--", "<script>alert(1)</script>"],
    ["=1+1", "'hai"],
  ]);
});

test("refuses a quotation mark that is never closed instead of swallowing the file", async () => {
  const open = await readAll(await fileOf('a,b\n"1,2\n3,4\n'));
  assert.match(open.refused ?? "", /^unreadable-file: .*quotation mark/u);
  const long = await readAll(await fileOf(`a,b\n"${"x,\n".repeat(1000)}`), { rowBytes: 1000 });
  assert.match(long.refused ?? "", /^unreadable-file: .*too large/u);
});

test("refuses more rows than the limit, after the rows before it", async () => {
  const { refused } = await readAll(await fileOf(`a\n${"1\n".repeat(11)}`), { rows: 10 });
  assert.equal(refused, "too-large: The file or body is larger than allowed (10 rows).");
});

test("a row with more cells than the limit, or a huge cell, is bad and the others are read", async () => {
  const { rows } = await readAll(await fileOf(`a,b\n${"1,".repeat(20)}\n${"x".repeat(200)},2\n3,4\n`), {
    columns: 10,
    cellCharacters: 100,
  });
  assert.deepEqual(
    rows.map(({ refusals }) => refusals?.length ?? 0),
    [0, 1, 1, 0],
  );
});

test("refuses what is no table, whatever it is called", async () => {
  const xls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  assert.match((await readAll(await fileOf(xls))).refused ?? "", /\.xls file or one with a password/u);
  for (const bytes of ["%PDF-1.7", Buffer.from([1, 2, 0, 4])]) {
    assert.match((await readAll(await fileOf(bytes))).refused ?? "", /neither an XLSX nor a CSV/u);
  }
  assert.deepEqual(await readAll(await fileOf("")), { rows: [] });
});
