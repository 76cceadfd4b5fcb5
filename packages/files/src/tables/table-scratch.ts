// What the tests of this folder share: files in a folder of their own, tables read whole, archives made by hand.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import yazl from "yazl";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";
import type { Cell, TableRow } from "@nhipcau/operations/ports/table-files.ts";
import { makeTableFiles } from "./table-files.ts";
import { type TableLimits, usualTableLimits } from "./table-limits.ts";

const folder = await mkdtemp(join(tmpdir(), "nhipcau-tables-"));
after(() => rm(folder, { recursive: true, force: true }));
let files = 0;

/** A file with these bytes; its name says nothing about what it is. */
export async function fileOf(bytes: Uint8Array | string): Promise<string> {
  files += 1;
  const path = join(folder, `file-${files}`);
  await writeFile(path, bytes);
  return path;
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** All rows of a table, and the sentence of the refusal that ended it. */
export async function readAll(
  path: string,
  limits: Partial<TableLimits> = {},
): Promise<{ readonly rows: readonly TableRow[]; readonly refused?: string }> {
  const rows: TableRow[] = [];
  for await (const batch of makeTableFiles({ ...usualTableLimits, ...limits }).read(path)) {
    if (!batch.ok)
      return {
        rows,
        refused: batch.refusals.map((one) => `${one.code}: ${refusalSentence(one, "en")}`).join(),
      };
    rows.push(...batch.value);
  }
  return { rows };
}

/** The cells of a row as short words: text as it is, others with their kind. */
export function shownCells(row: TableRow | undefined): readonly string[] {
  return (row?.cells ?? []).map(shown);
}

/** A workbook with this XML as its sheet's data. */
export function workbookOf(sheetData: string, parts: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
  return zipOf({
    "_rels/.rels": `<Relationships xmlns="${packaged}"><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="b"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${packaged}"><Relationship Id="b" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="c" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/>` +
      `<Relationship Id="d" Type="${relations}/styles" Target="/xl/styles.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  });
}

/** An archive of these entries. */
export async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return bytesOf(zip.outputStream as unknown as AsyncIterable<Buffer>);
}

function shown(cell: Cell): string {
  switch (cell.kind) {
    case "empty":
      return "";
    case "text":
      return cell.text;
    case "number":
      return `number ${cell.value}${cell.percent ? " %" : ""}`;
    case "date":
      return `date ${cell.date}`;
    case "yes-no":
      return `yes-no ${cell.value}`;
    case "formula":
      return `formula ${cell.formula}`;
    case "error":
      return `error ${cell.text}`;
  }
}
