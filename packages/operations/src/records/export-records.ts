// The records of a list as a file, read in one snapshot as the person who asks, however many they are.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import { findField, type Register } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { ListQuery } from "../ports/list-query.ts";
import type { ReadTransaction, RecordEnvelope, Store } from "../ports/store.ts";
import {
  type ExportBatch,
  type ExportFormat,
  type FileToSend,
  mediaOfFormat,
  type RecordNames,
  type TableFiles,
} from "../ports/table-files.ts";
import { sendWhile } from "./send-while.ts";

export interface ExportAsked {
  readonly format: ExportFormat;
  readonly language: Language;
  /** Names of fields; absent for all. */
  readonly columns?: readonly string[];
}

/**
 * Exports what the list shows to this person. Refuses columns that are no fields, and GeoJSON of a register without a
 * place. Reading begins when the chunks are read, and the transaction lasts as long.
 */
export function exportRecords(
  store: Store,
  acting: Acting,
  register: Register,
  query: ListQuery,
  asked: ExportAsked,
  files: Pick<TableFiles, "recordWriter">,
): Outcome<FileToSend> {
  const columns = asked.columns ?? Object.keys(register.fields);
  const unknown = columns.filter((name) => !findField(register, name));
  if (unknown.length > 0) {
    return refused(
      ...unknown.map((field) => ({ code: "unknown-field", path: "columns", data: { field } }) as const),
    );
  }
  if (asked.format === "geojson" && !hasGeometry(register)) {
    return refused({ code: "not-on-a-map", path: "format" });
  }
  const needsNames = asked.format === "xlsx" || asked.format === "csv";
  const batches = sendWhile<ExportBatch>((send) =>
    store.read(acting, async (tx) => {
      for await (const records of tx.stream(register, query)) {
        const names = needsNames
          ? await namesFor(tx, store.registers, register, columns, records)
          : new Map();
        await send({ records, names });
      }
    }),
  );
  const write = files.recordWriter(asked.format, register, { language: asked.language, columns });
  const day = query.asOf === undefined ? "" : `-${query.asOf}`;
  const fileName = `${register.name}${day}.${asked.format}`;
  return done({ media: mediaOfFormat[asked.format], fileName, chunks: write(batches) });
}

function hasGeometry(register: Register): boolean {
  return Object.values(register.fields as Fields).some(({ type }) => type === "geometry");
}

async function namesFor(
  tx: ReadTransaction,
  registers: ReadonlyMap<string, Register>,
  register: Register,
  columns: readonly string[],
  records: readonly RecordEnvelope[],
): Promise<RecordNames> {
  const ids = new Map<string, Set<string>>();
  for (const name of columns) {
    const field = findField(register, name);
    if (field?.register === undefined) continue;
    const found = ids.get(field.register) ?? new Set<string>();
    for (const { body } of records)
      for (const id of [body[name]].flat()) if (typeof id === "string") found.add(id);
    ids.set(field.register, found);
  }
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, wanted] of ids) {
    const target = registers.get(name);
    if (target && wanted.size > 0) names.set(name, await tx.names(target, [...wanted]));
  }
  return names;
}
