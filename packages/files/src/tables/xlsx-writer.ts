// Writes sheets as an XLSX workbook, streamed: a row is in the file before the next batch is asked for. Text stands in
// its cell (no table of shared strings to grow), days and numbers are real ones.
import { Readable } from "node:stream";
import yazl from "yazl";
import { writtenDate } from "@nhipcau/domain/calendar-date.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { Cell, WrittenSheet } from "@nhipcau/operations/ports/table-files.ts";
import { longestCell, yesNoWords } from "@nhipcau/operations/ports/written-values.ts";
import { serialOfDay } from "./excel-date.ts";
import {
  contentTypes,
  packageRelations,
  styles,
  styleOf,
  workbook,
  workbookRelations,
} from "./xlsx-parts.ts";
import { xmlText } from "./xlsx-text.ts";

// Files written from the same rows are the same bytes: entries carry this day, not the clock's.
const written = { mtime: new Date(Date.UTC(2000, 0, 1)), compressionLevel: 3 };

/** The bytes of a workbook. When the reader leaves, the rows are asked for no longer. */
export async function* writeXlsx(
  sheets: readonly WrittenSheet[],
  language: Language,
): AsyncGenerator<Uint8Array> {
  const zip = new yazl.ZipFile();
  const out = zip.outputStream as Readable;
  const names = sheets.map(({ name }) => name);
  zip.addBuffer(Buffer.from(contentTypes(names)), "[Content_Types].xml", written);
  zip.addBuffer(Buffer.from(packageRelations), "_rels/.rels", written);
  zip.addBuffer(Buffer.from(workbook(names)), "xl/workbook.xml", written);
  zip.addBuffer(Buffer.from(workbookRelations(names)), "xl/_rels/workbook.xml.rels", written);
  zip.addBuffer(Buffer.from(styles), "xl/styles.xml", written);
  const streams = sheets.map((sheet) =>
    Readable.from(sheetXml(sheet, sheets, language), { objectMode: false }),
  );
  for (const [index, stream] of streams.entries()) {
    stream.on("error", (error) => out.destroy(error));
    zip.addReadStream(stream, `xl/worksheets/sheet${index + 1}.xml`, written);
  }
  zip.end();
  try {
    for await (const chunk of out as AsyncIterable<Buffer>) yield chunk;
  } finally {
    for (const stream of streams) stream.destroy();
    out.destroy();
  }
}

async function* sheetXml(
  sheet: WrittenSheet,
  sheets: readonly WrittenSheet[],
  language: Language,
): AsyncGenerator<Buffer> {
  const letters = sheet.header.map((_, index) => columnLetters(index));
  const widths = sheet.header.map((head) => Math.min(60, Math.max(12, head.length + 4)));
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      (columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "") +
      `<sheetData>${rowXml(1, sheet.header.map((head, column) => inline(letters, column, 1, head, styleOf.header)).join(""))}`,
  );
  let row = 1;
  for await (const rows of sheet.rows) {
    let xml = "";
    for (const cells of rows) {
      row += 1;
      xml += rowXml(row, cells.map((cell, index) => cellXml(cell, letters, index, row, language)).join(""));
    }
    if (xml !== "") yield Buffer.from(xml);
  }
  yield Buffer.from(`</sheetData>${validations(sheet, sheets)}</worksheet>`);
}

function rowXml(row: number, cells: string): string {
  return `<row r="${row}">${cells}</row>`;
}

function cellXml(
  cell: Cell,
  letters: readonly string[],
  column: number,
  row: number,
  language: Language,
): string {
  const at = `${letters[column] ?? columnLetters(column)}${row}`;
  switch (cell.kind) {
    case "empty":
      return "";
    case "text":
      return inline(letters, column, row, cell.text, styleOf.text);
    case "number":
      return `<c r="${at}"${cell.percent ? ` s="${styleOf.percent}"` : ""}><v>${cell.value}</v></c>`;
    case "date": {
      const serial = serialOfDay(cell.date);
      return serial === undefined
        ? inline(letters, column, row, writtenDate(cell.date), styleOf.text)
        : `<c r="${at}" s="${styleOf.day}"><v>${serial}</v></c>`;
    }
    case "yes-no":
      return inline(letters, column, row, yesNoWords[cell.value ? "yes" : "no"][language], styleOf.text);
    case "error":
      return `<c r="${at}" t="e"><v>${xmlText(cell.text)}</v></c>`;
    case "formula":
      return inline(letters, column, row, `=${cell.formula}`, styleOf.text);
  }
}

// The text style tells a spreadsheet to leave the text alone even where it begins like a formula or a number.
function inline(
  letters: readonly string[],
  column: number,
  row: number,
  text: string,
  style: number,
): string {
  const at = `${letters[column] ?? columnLetters(column)}${row}`;
  const held = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(held)}</t></is></c>`;
}

const lastRowOfChoices = 10_000;

function validations(sheet: WrittenSheet, sheets: readonly WrittenSheet[]): string {
  const choices = (sheet.choices ?? []).filter(({ from }) => sheets.some(({ name }) => name === from.sheet));
  if (choices.length === 0) return "";
  const each = choices.map(({ column, from }) => {
    const letter = columnLetters(column);
    const source = columnLetters(from.column);
    const range = `'${from.sheet.replaceAll("'", "''")}'!$${source}$2:$${source}$${from.rows + 1}`;
    const at = `${letter}2:${letter}${lastRowOfChoices}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${at}"><formula1>${xmlText(range)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join("")}</dataValidations>`;
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
