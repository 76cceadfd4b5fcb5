// What a dry run or a commit tells: how many rows become what, and every problem with its row, column and value.
import { type Refusal, refusalSentence } from "@nhipcau/domain/refusals.ts";
import { findField, type Register } from "@nhipcau/registers/declaration/register.ts";
import { emptyCell } from "../ports/table-files.ts";
import { columnHead, idHead } from "../ports/written-values.ts";
import { shownCell } from "./cell-text.ts";
import type { CheckedRow } from "./check-rows.ts";
import type { ColumnMap } from "./column-map.ts";

export interface RowProblem {
  readonly row: number;
  /** The header as written in the file; the field's label where the file has no such column. */
  readonly column?: string;
  /** Absent for personal data (L-11) and where no cell is to blame. */
  readonly value?: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

export interface ImportReport {
  readonly import: string;
  readonly register: string;
  readonly rows: number;
  readonly good: number;
  readonly bad: number;
  readonly creates: number;
  readonly changes: number;
  readonly unchanged: number;
  readonly ignoredColumns: string[];
  /** The first 200; the file of rows to mend holds all. */
  readonly problems: RowProblem[];
  readonly problemCount: number;
  readonly written: number;
}

export interface ImportTally {
  add(rows: readonly CheckedRow[]): void;
  readonly bad: number;
  report(written: number): ImportReport;
}

const problemsListed = 200;

/** Counts checked rows and keeps the first problems in words. */
export function makeImportTally(id: string, register: Register, map: ColumnMap): ImportTally {
  const count = { create: 0, change: 0, unchanged: 0, bad: 0 };
  const problems: RowProblem[] = [];
  let problemCount = 0;
  return {
    add(rows) {
      for (const row of rows) {
        count[row.becomes] += 1;
        if (row.becomes !== "bad") continue;
        problemCount += row.refusals.length;
        for (const refusal of row.refusals) {
          if (problems.length < problemsListed) problems.push(problemOf(register, map, row, refusal));
        }
      }
    },
    get bad() {
      return count.bad;
    },
    report(written) {
      const good = count.create + count.change + count.unchanged;
      const { create: creates, change: changes, unchanged, bad } = count;
      const counted = { rows: good + bad, good, bad, creates, changes, unchanged };
      const ignoredColumns = [...map.ignored];
      return {
        import: id,
        register: register.name,
        ...counted,
        ignoredColumns,
        problems,
        problemCount,
        written,
      };
    },
  };
}

/** One problem of one row in both languages. */
export function problemOf(register: Register, map: ColumnMap, row: CheckedRow, refusal: Refusal): RowProblem {
  const column = columnOf(register, map, refusal.path);
  const isPersonal = refusal.path !== undefined && findField(register, refusal.path)?.personal === true;
  const cell = column?.index === undefined ? undefined : (row.source.cells[column.index] ?? emptyCell);
  const said = isPersonal ? { ...refusal, data: { ...refusal.data, value: "…" } } : refusal;
  return {
    row: row.source.row,
    ...(column === undefined ? {} : { column: column.header }),
    ...(cell === undefined || cell.kind === "empty" || isPersonal ? {} : { value: shownCell(cell) }),
    code: refusal.code,
    vi: refusalSentence(said, "vi"),
    en: refusalSentence(said, "en"),
  };
}

function columnOf(
  register: Register,
  map: ColumnMap,
  path: string | undefined,
): { readonly header: string; readonly index?: number } | undefined {
  if (path === undefined) return undefined;
  if (path === "id") return map.id ?? { header: idHead.vi };
  const column = map.columns.find(({ name }) => name === path);
  if (column) return column;
  return findField(register, path) ? { header: columnHead(register, path, "vi") } : undefined;
}
