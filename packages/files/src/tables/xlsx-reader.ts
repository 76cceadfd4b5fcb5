// Rows of the first sheet of an XLSX workbook, streamed. Formulas are told as formulas: what they last came to is
// never taken for a value.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type Cell, emptyCell, type TableRow } from "@nhipcau/operations/ports/table-files.ts";
import { dayOfSerial } from "./excel-date.ts";
import type { TableLimits } from "./table-limits.ts";
import { tooManyRows, Unreadable, unreadable } from "./unreadable.ts";
import { openPackage } from "./xlsx-package.ts";
import { textOfXml } from "./xlsx-text.ts";
import { readWorkbook, type Workbook } from "./xlsx-workbook.ts";
import { parseXml, type XmlHandlers } from "./xlsx-xml.ts";

/** The filled rows of a workbook's first sheet in batches, the header first. */
export async function* readXlsx(
  path: string,
  limits: TableLimits,
): AsyncGenerator<Outcome<readonly TableRow[]>> {
  try {
    const zip = await openPackage(path, limits);
    try {
      const workbook = await readWorkbook(zip, limits);
      let rows: TableRow[] = [];
      let filled = 0;
      const handlers = sheetHandlers(workbook, limits, (row) => {
        filled += 1;
        if (filled > limits.rows + 1) throw new Unreadable(tooManyRows(limits.rows));
        rows.push(row);
      });
      for await (const _ of parseXml(zip.read(workbook.sheet), handlers, limits.rowBytes)) {
        if (rows.length < limits.batch) continue;
        yield done(rows);
        rows = [];
      }
      if (rows.length > 0) yield done(rows);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw new Error("reading an XLSX file failed", { cause: error });
    yield refused(error.refusal);
  }
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  formula: string | undefined;
}

function sheetHandlers(workbook: Workbook, limits: TableLimits, emit: (row: TableRow) => void): XmlHandlers {
  let cells: Cell[] = [];
  let row = 0;
  let isHuge = false;
  let isInData = false;
  let cell: OpenCell | undefined;
  let into: "value" | "inline" | "formula" | undefined;
  let isGuide = false;
  return {
    open(name, attributes) {
      if (name === "sheetData") isInData = true;
      if (!isInData) return;
      if (name === "c") {
        const column = attributes["r"] === undefined ? cells.length : columnOf(attributes["r"]);
        const style = Number(attributes["s"] ?? -1);
        cell = { column, type: attributes["t"] ?? "n", style, value: "", inline: "", formula: undefined };
      } else if (name === "v") into = "value";
      else if (name === "t") into = isGuide ? undefined : "inline";
      else if (name === "rPh") isGuide = true;
      else if (name === "f") {
        into = "formula";
        if (cell) cell.formula ??= "";
      } else if (name === "row") {
        row = Number(attributes["r"] ?? row + 1);
        cells = [];
        isHuge = false;
      }
    },
    text(text) {
      if (cell && into) cell[into] = (cell[into] ?? "") + text;
    },
    close(name) {
      if (name === "sheetData") isInData = false;
      if (!isInData) return;
      if (name === "v" || name === "t" || name === "f") into = undefined;
      else if (name === "rPh") isGuide = false;
      else if (name === "c" && cell) {
        const read = cellOf(cell, workbook);
        if (cell.column >= limits.columns) isHuge ||= read.kind !== "empty";
        else if (read.kind !== "empty") place(cells, cell.column, read);
        if (read.kind === "text" && read.text.length > limits.cellCharacters) isHuge = true;
        cell = undefined;
      } else if (name === "row" && (cells.length > 0 || isHuge)) {
        emit(isHuge ? { row, cells, refusals: [unreadable("huge-cell")] } : { row, cells });
      }
    },
  };
}

function place(cells: Cell[], column: number, cell: Cell): void {
  while (cells.length < column) cells.push(emptyCell);
  cells[column] = cell;
}

function cellOf(cell: OpenCell, workbook: Workbook): Cell {
  const { type, value, formula } = cell;
  if (formula !== undefined) return { kind: "formula", formula: textOfXml(formula) };
  if (type === "inlineStr") return textCell(textOfXml(cell.inline));
  if (value === "") return emptyCell;
  switch (type) {
    case "s":
      return textCell(workbook.sharedStrings[Number(value)] ?? "");
    case "b":
      return { kind: "yes-no", value: value === "1" || value === "true" };
    case "e":
      return { kind: "error", text: value };
    case "str":
      return textCell(textOfXml(value));
    case "d": {
      const day = parseIsoDate(value.slice(0, 10));
      return day ? { kind: "date", date: day } : textCell(value);
    }
    default:
      return numberCell(Number(value), value, cell.style, workbook);
  }
}

function numberCell(number: number, written: string, style: number, workbook: Workbook): Cell {
  if (!Number.isFinite(number)) return textCell(written);
  const kind = workbook.numberKinds[style] ?? "plain";
  if (kind === "percent") return { kind: "number", value: number, percent: true };
  if (kind === "plain") return { kind: "number", value: number };
  const day = dayOfSerial(number, workbook.from1904);
  return day ? { kind: "date", date: day } : { kind: "error", text: `#${written}` };
}

function textCell(text: string): Cell {
  return text === "" ? emptyCell : { kind: "text", text };
}

// A1 → 0, AB12 → 27. A cell that names no column is put where it stands.
function columnOf(address: string): number {
  let column = 0;
  for (let index = 0; index < address.length; index += 1) {
    const letter = address.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return Math.max(0, column - 1);
}
