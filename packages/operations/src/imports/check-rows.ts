// Everything a batch of rows is asked before it may be written: types, references, the register's checks, who answers
// for the record, and the rules between records. A row is good or it is named with all its reasons (L-12).
import { isDeepStrictEqual } from "node:util";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import type { Acting } from "../ports/acting.ts";
import type { NewVersion, RuleTransaction, RecordEnvelope } from "../ports/store.ts";
import type { TableRow } from "../ports/table-files.ts";
import { mustSeeEarlierRows, refusalsOfNewVersions } from "../records/record-rules.ts";
import { holdsFromOf } from "../records/write-record.ts";
import type { ColumnMap } from "./column-map.ts";
import { type MappedRow, mapRow, type PendingReference } from "./map-row.ts";
import { makeReferenceLookup, type ReferenceLookup } from "./reference-lookup.ts";

export interface CheckSetting {
  readonly tx: RuleTransaction;
  readonly acting: Acting;
  readonly register: Register;
  readonly registers: ReadonlyMap<string, Register>;
  readonly map: ColumnMap;
  readonly today: CalendarDate;
  readonly makeId: () => string;
}

export type CheckedRow =
  | { readonly source: TableRow; readonly becomes: "create" | "change"; readonly version: NewVersion }
  | { readonly source: TableRow; readonly becomes: "unchanged" }
  | { readonly source: TableRow; readonly becomes: "bad"; readonly refusals: readonly Refusal[] };

/**
 * `writeEarlier` sends the rows before to be written and resolves when they are. Rows for which that could make a
 * difference call it before anything is looked up, and wait; others call it behind their look-ups and go on meanwhile.
 */
export type RowChecker = (
  rows: readonly TableRow[],
  writeEarlier?: () => Promise<unknown>,
) => Promise<readonly CheckedRow[]>;

/** A checker for the batches of one file, in their order: it remembers the ids it has seen. */
export function makeRowChecker(setting: CheckSetting): RowChecker {
  const { tx, register, map } = setting;
  const seen = new Set<string>();
  const made = new Set<string>();
  const lookup = makeReferenceLookup(tx, setting.registers, register, made);
  const ruled = { ...setting, tx: { ...tx, names: lookup.names } };
  return async (rows, writeEarlier = nothingEarlier) => {
    const drafts = rows.map((source) => draftOf(mapRow(map, source), seen));
    const waits = mustSeeEarlierRows(register) || drafts.some((draft) => looksAtOwnFile(register, draft));
    if (waits) await writeEarlier();
    const looking = Promise.all([
      findExisting(tx, register, drafts),
      lookup.prepare(drafts.flatMap(({ mapped }) => mapped.references)),
    ]);
    if (!waits) writeEarlier().catch(() => undefined); // who writes hears of it
    const [existing] = await looking;
    for (const draft of drafts) {
      complete(setting, draft, lookup, existing);
      draft.makes = newId(draft);
      if (draft.makes !== undefined) made.add(draft.makes);
    }
    await applyRules(ruled, drafts, made);
    dropUnmade(drafts, made);
    return drafts.map(verdict);
  };
}

async function nothingEarlier(): Promise<void> {}

// A row that refers to its own register may mean one further up; one whose id came before finds what that one made.
function looksAtOwnFile(register: Register, { mapped, refusals }: Draft): boolean {
  return (
    mapped.references.some(({ column }) => column.field.register === register.name) ||
    refusals.some(({ code }) => code === "duplicate-in-file")
  );
}

async function findExisting(
  tx: RuleTransaction,
  register: Register,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, RecordEnvelope>> {
  const ids = drafts.flatMap(({ mapped }) => (mapped.id === undefined ? [] : [mapped.id]));
  return ids.length > 0 ? tx.findMany(register, ids) : new Map<string, never>();
}

interface Draft {
  readonly mapped: MappedRow;
  readonly refusals: Refusal[];
  version?: NewVersion;
  becomes: "create" | "change" | "unchanged";
  /** The id that this row, and none further up, makes a record of. */
  makes?: string | undefined;
}

function draftOf(mapped: MappedRow, seen: Set<string>): Draft {
  const refusals = [...mapped.refusals];
  if (mapped.id !== undefined) {
    if (seen.has(mapped.id))
      refusals.push({ code: "duplicate-in-file", path: "id", data: { id: mapped.id } });
    seen.add(detached(mapped.id));
  }
  return { mapped, refusals, becomes: "create" };
}

// A piece of a longer text keeps the whole of it in memory; a hundred thousand ids would keep the whole file.
function detached(piece: string): string {
  return Buffer.from(piece).toString();
}

function newId({ version, refusals, becomes }: Draft): string | undefined {
  return refusals.length === 0 && becomes === "create" ? version?.id : undefined;
}

// A file with a few columns changes these few; an empty cell empties its field; a new record has what the row says.
function complete(
  setting: CheckSetting,
  draft: Draft,
  lookup: ReferenceLookup,
  existing: ReadonlyMap<string, RecordEnvelope>,
): void {
  const { mapped, refusals } = draft;
  const stated: Record<string, unknown> = { ...mapped.stated };
  for (const reference of mapped.references) applyReference(reference, lookup, stated, refusals);
  const before = mapped.id === undefined ? undefined : existing.get(mapped.id);
  if (before && before.steward !== setting.acting.locality) {
    refusals.push({ code: "not-steward", path: "id", data: { locality: before.steward } });
  }
  const validated = validateBody(setting.register, { ...before?.body, ...stated });
  if (!validated.ok) {
    const named = new Set(refusals.map(({ path }) => path));
    refusals.push(...validated.refusals.filter(({ path }) => path === undefined || !named.has(path)));
    return;
  }
  if (before && !before.retired && isDeepStrictEqual({ ...before.body }, { ...validated.value })) {
    draft.becomes = "unchanged";
    return;
  }
  draft.becomes = before ? "change" : "create";
  draft.version = {
    id: mapped.id ?? setting.makeId(),
    body: validated.value,
    holdsFrom: holdsFromOf(setting.register, validated.value, undefined, setting.today),
    scope: before?.scope ?? setting.register.scope,
    expected: before?.version ?? 0,
  };
}

function applyReference(
  reference: PendingReference,
  lookup: ReferenceLookup,
  stated: Record<string, unknown>,
  refusals: Refusal[],
): void {
  const found = lookup.resolve(reference);
  refusals.push(...found.refusals);
  stated[reference.column.name] = reference.isList ? found.ids : found.ids[0];
}

async function applyRules(
  { tx, acting, register, registers, today }: CheckSetting,
  drafts: readonly Draft[],
  made: ReadonlySet<string>,
): Promise<void> {
  const asked = drafts.filter(
    (draft): draft is Draft & { version: NewVersion } =>
      draft.version !== undefined && draft.refusals.length === 0,
  );
  if (asked.length === 0) return;
  const versions = asked.map(({ version }) => version);
  const refusalsOf = await refusalsOfNewVersions({
    transaction: tx,
    registers,
    acting,
    register,
    versions,
    today,
  });
  for (const [index, found] of refusalsOf) {
    // A dry run has not written the rows further up, so the database cannot know the records they make.
    asked[index]?.refusals.push(...found.filter((refusal) => !pointsToMade(refusal, made)));
  }
}

// A row that the rules refused makes no record, and then no other row can refer to it, and so on.
function dropUnmade(drafts: readonly Draft[], made: Set<string>): void {
  let dropped: boolean;
  do {
    dropped = false;
    for (const draft of drafts) {
      const id = draft.makes;
      if (id === undefined || draft.refusals.length === 0) continue;
      draft.makes = undefined;
      made.delete(id);
      dropped = true;
      for (const other of drafts) {
        const column = other.mapped.references.find(({ column: { name } }) =>
          [other.version?.body[name]].flat().includes(id),
        )?.column;
        if (!column || other === draft || other.refusals.length > 0) continue;
        const { vi, en } = column.field.label;
        other.refusals.push({
          code: "reference-to-nothing",
          path: column.name,
          data: { "field.vi": vi, "field.en": en, value: id },
        });
      }
    }
  } while (dropped);
}

function pointsToMade(refusal: Refusal, made: ReadonlySet<string>): boolean {
  return refusal.code === "reference-to-nothing" && made.has(String(refusal.data?.["value"] ?? ""));
}

function verdict({ mapped, refusals, version, becomes }: Draft): CheckedRow {
  const { source } = mapped;
  if (refusals.length > 0) return { source, becomes: "bad", refusals };
  if (becomes === "unchanged" || !version) return { source, becomes: "unchanged" };
  return { source, becomes, version };
}
