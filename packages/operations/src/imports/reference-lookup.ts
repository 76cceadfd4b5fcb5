// Finds the records that a file refers to by id or by title, many at a time, and remembers them for the next rows.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { meansTitle, type ReadReference } from "../ports/written-values.ts";
import type { PendingReference } from "./map-row.ts";

export interface ReferenceLookup {
  /** The titles of records by id, as a transaction gives them; those of other registers are asked for once. */
  readonly names: ReadTransaction["names"];
  /** Looks up everything these columns refer to; afterwards `resolve` answers for them. */
  prepare(references: readonly PendingReference[]): Promise<void>;
  /** The ids a column of a row refers to, or why not. */
  resolve(reference: PendingReference): {
    readonly ids: readonly string[];
    readonly refusals: readonly Refusal[];
  };
}

/**
 * Looks references up as the reader sees the records. `madeByFile` has the ids that good rows further up in the same
 * file make in `register`, which no database knows yet.
 */
export function makeReferenceLookup(
  tx: ReadTransaction,
  registers: ReadonlyMap<string, Register>,
  register: Register,
  madeByFile: ReadonlySet<string>,
): ReferenceLookup {
  const known = new Map<string, KnownRecords>();
  function knownOf(name: string): KnownRecords {
    const found = known.get(name) ?? { titles: new Map(), idsOfWords: new Map() };
    known.set(name, found);
    return found;
  }
  return {
    async names(target, ids) {
      if (target.name === register.name) return tx.names(target, ids);
      const { titles } = knownOf(target.name);
      await learnTitles(tx, target, titles, ids);
      return new Map(ids.flatMap((id) => (titles.get(id) === undefined ? [] : [[id, titles.get(id) ?? ""]])));
    },
    async prepare(references) {
      for (const [name, written] of groupByRegister(references)) {
        const target = registers.get(name);
        if (target) await learn(tx, target, knownOf(name), written);
      }
    },
    resolve(reference) {
      const target = reference.column.field.register ?? "";
      const made = target === register.name ? madeByFile : new Set<string>();
      const ids: string[] = [];
      const refusals: Refusal[] = [];
      for (const one of reference.written) {
        const found = resolveOne(knownOf(target), made, one);
        if (typeof found === "string") ids.push(found);
        else refusals.push(refusalAt(reference, one, found));
      }
      return { ids: [...new Set(ids)], refusals };
    },
  };
}

interface KnownRecords {
  /** By id; undefined for an id that was looked for in vain. */
  readonly titles: Map<string, string | undefined>;
  /** The ids whose title these folded words are. */
  readonly idsOfWords: Map<string, readonly string[]>;
}

type Unresolved =
  | { readonly code: "reference-to-nothing" }
  | { readonly code: "ambiguous-reference"; readonly ids: readonly string[] }
  | { readonly code: "reference-says-other"; readonly title: string };

// More remembered words than this and they are let go: a file may name a different record in every row.
const remembered = 100_000;

async function learn(
  tx: ReadTransaction,
  target: Register,
  known: KnownRecords,
  written: readonly ReadReference[],
): Promise<void> {
  if (known.titles.size > remembered) known.titles.clear();
  if (known.idsOfWords.size > remembered) known.idsOfWords.clear();
  await learnTitles(
    tx,
    target,
    known.titles,
    written.map(idOrWords).filter((id) => idForm.test(id)),
  );
  for (const one of written) {
    const folded = foldForSearch(one.words);
    const isFound = one.id !== undefined || known.titles.get(one.words) !== undefined;
    if (!isFound && !known.idsOfWords.has(folded)) {
      known.idsOfWords.set(folded, await idsTitled(tx, target, one.words));
    }
  }
}

async function learnTitles(
  tx: ReadTransaction,
  target: Register,
  titles: KnownRecords["titles"],
  ids: readonly string[],
): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !titles.has(id));
  if (unknown.length === 0) return;
  const found = await tx.names(target, unknown);
  for (const id of unknown) titles.set(id, found.get(id));
}

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;

function idOrWords({ id, words }: ReadReference): string {
  return id ?? words;
}

async function idsTitled(tx: ReadTransaction, target: Register, words: string): Promise<readonly string[]> {
  const letters = words.replace(/…$/u, "");
  if (letters === "") return [];
  const page = await tx.list(target, { words: letters, filters: [], limit: 100 });
  if (!page.ok) return [];
  return page.value.records
    .filter(({ body }) => meansTitle(words, String(body[target.titleField] ?? "")))
    .map(({ id }) => id);
}

function resolveOne(
  known: KnownRecords,
  made: ReadonlySet<string>,
  { id, words }: ReadReference,
): string | Unresolved {
  const named = id ?? words;
  const title = known.titles.get(named);
  if (title !== undefined) {
    return id === undefined || words === "" || meansTitle(words, title)
      ? named
      : { code: "reference-says-other", title };
  }
  if (made.has(named)) return named;
  if (id !== undefined) return { code: "reference-to-nothing" };
  const ids = known.idsOfWords.get(foldForSearch(words)) ?? [];
  const [only] = ids;
  if (only === undefined) return { code: "reference-to-nothing" };
  return ids.length === 1 ? only : { code: "ambiguous-reference", ids };
}

function refusalAt({ column }: PendingReference, written: ReadReference, found: Unresolved): Refusal {
  const { name, field } = column;
  const value = written.id === undefined ? written.words : `${written.words} [${written.id}]`;
  const at = { "field.vi": field.label.vi, "field.en": field.label.en, value };
  switch (found.code) {
    case "reference-to-nothing":
      return { code: found.code, path: name, data: at };
    case "ambiguous-reference":
      return { code: found.code, path: name, data: { ...at, ids: found.ids.slice(0, 10).join(", ") } };
    case "reference-says-other":
      return { code: found.code, path: name, data: { ...at, id: written.id ?? "", title: found.title } };
  }
}

function groupByRegister(
  references: readonly PendingReference[],
): ReadonlyMap<string, readonly ReadReference[]> {
  const grouped = new Map<string, ReadReference[]>();
  for (const { column, written } of references) {
    const name = column.field.register ?? "";
    const group = grouped.get(name) ?? [];
    group.push(...written);
    grouped.set(name, group);
  }
  return grouped;
}
