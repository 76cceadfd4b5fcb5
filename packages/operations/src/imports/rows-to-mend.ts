// The bad rows of an import as a file of the same columns, each with its reasons: mended, it is imported as it is.
import { type Outcome, done } from "@nhipcau/domain/outcome.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { SpooledFile } from "../ports/spool.ts";
import {
  type Cell,
  emptyCell,
  type FileToSend,
  mediaOfFormat,
  type SheetFormat,
  type TableFiles,
} from "../ports/table-files.ts";
import { mendHeads } from "../ports/written-values.ts";
import { sendWhile } from "../records/send-while.ts";
import { cellText } from "./cell-text.ts";
import { type CheckedRow, makeRowChecker } from "./check-rows.ts";
import type { ColumnMap } from "./column-map.ts";
import { checkSetting, type Importing, openImport } from "./import-records.ts";
import { problemOf } from "./import-report.ts";
import { readTable } from "./read-table.ts";

/** The rows that a commit would not take, checked again as the records are now. */
export async function rowsToMend(
  importing: Importing,
  acting: Acting,
  id: string,
  asked: { readonly format: SheetFormat; readonly language: Language },
): Promise<Outcome<FileToSend>> {
  const opened = await openImport(importing, acting, id);
  if (!opened.ok) return opened;
  const { file, register } = opened.value;
  const batches = sendWhile<MendBatch>((send) =>
    sendBadRows(importing, acting, register, file, asked.language, send),
  );
  return done({
    media: mediaOfFormat[asked.format],
    fileName: `${register.name}-rows-to-mend.${asked.format}`,
    chunks: mendFile(importing.files, asked.format, register.label[asked.language], batches),
  });
}

// Nothing is read, and no transaction opened, before somebody asks for the first bytes.
async function* mendFile(
  files: TableFiles,
  format: SheetFormat,
  name: string,
  batches: AsyncGenerator<MendBatch>,
): AsyncGenerator<Uint8Array> {
  const first = await batches.next();
  const header = first.done ? [] : first.value.header;
  const rows = rowsOf(first.done ? undefined : first.value, batches);
  try {
    yield* files.writeSheets(format, [{ name, header, rows }]);
  } finally {
    await rows.return(undefined);
    await batches.return(undefined);
  }
}

interface MendBatch {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

async function* rowsOf(
  first: MendBatch | undefined,
  rest: AsyncGenerator<MendBatch>,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  if (first) yield first.rows;
  for await (const { rows } of rest) yield rows;
}

async function sendBadRows(
  importing: Importing,
  acting: Acting,
  register: Register,
  file: SpooledFile,
  language: Language,
  send: (batch: MendBatch) => Promise<void>,
): Promise<void> {
  await importing.store.read(acting, async (tx) => {
    const read = await readTable(importing.files, register, file.path, (map) => {
      const check = makeRowChecker({ ...checkSetting(importing, tx, acting, register), map });
      const kept = [...map.header.keys()].filter((index) => !map.mending.has(index));
      const own = kept.map((index) => cellText(map.header[index] ?? emptyCell));
      const header = [...own, mendHeads.row[language], mendHeads.problem[language]];
      return async (rows) => {
        const bad = (await check(rows)).filter((row) => row.becomes === "bad");
        await send({ header, rows: bad.map((row) => mendRow(register, map, kept, row, language)) });
        return done(undefined);
      };
    });
    if (!read.ok) throw new Error(`a file that was read once is refused: ${read.refusals[0]?.code ?? ""}`);
  });
}

function mendRow(
  register: Register,
  map: ColumnMap,
  kept: readonly number[],
  row: Extract<CheckedRow, { becomes: "bad" }>,
  language: Language,
): readonly Cell[] {
  const percents = new Set(
    map.columns.filter(({ field }) => field.unit?.en === "%").map(({ index }) => index),
  );
  const own = kept.map((index) => mendCell(row.source.cells[index] ?? emptyCell, percents.has(index)));
  const reasons = row.refusals.map((refusal) => {
    const problem = problemOf(register, map, row, refusal);
    return problem.column === undefined ? problem[language] : `${problem.column}: ${problem[language]}`;
  });
  return [...own, { kind: "number", value: row.source.row }, { kind: "text", text: reasons.join("\n") }];
}

// A formula left in the file unmended must be refused again, never pass as text or as an empty cell; a fraction that was
// only shown as percent goes back as the fraction.
function mendCell(cell: Cell, countsPercent: boolean): Cell {
  if (cell.kind === "formula") return { kind: "error", text: "#VALUE!" };
  return cell.kind === "number" && !countsPercent ? { kind: "number", value: cell.value } : cell;
}
