// Loads a programme from data files into an empty or older database: what is already there is left as it is, so that
// loading twice changes nothing.
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import { systemOf } from "./ports/acting.ts";
import type { NewVersion, Store } from "./ports/store.ts";

/** One data file: the records of one register. */
export interface ProgrammeFile {
  readonly register: string;
  readonly records: readonly ProgrammeRecord[];
}

export interface ProgrammeRecord {
  readonly id: string;
  readonly author: string;
  readonly holdsFrom?: string;
  readonly body?: unknown;
  /** A record that changed over time: its versions, oldest first, instead of one body. */
  readonly versions?: readonly { readonly holdsFrom?: string; readonly body: unknown }[];
}

export interface LoadProgress {
  readonly register: string;
  readonly written: number;
  readonly total: number;
}

/** The day from which a record without any date is taken to hold: before everything that is asked about. */
const always = "1900-01-01" as CalendarDate;

/** Writes every record that is not there yet; refuses the whole file of a record that does not fit its register. */
export async function loadProgramme(
  store: Store,
  files: readonly ProgrammeFile[],
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<Outcome<{ readonly written: number; readonly present: number }>> {
  let written = 0;
  let present = 0;
  const total = files.reduce((sum, { records }) => sum + records.length, 0);
  for (const { register: name, records } of successionsLast(files)) {
    const register = store.registers.get(name);
    if (!register) return refused({ code: "not-found", data: { what: name } });
    for (const [author, own] of Map.groupBy(records, (record) => record.author)) {
      const outcome = await loadRecords(store, register, author, own);
      if (!outcome.ok) return outcome;
      written += outcome.value;
      present += own.length - outcome.value;
    }
    onProgress({ register: name, written: written + present, total });
  }
  return done({ written, present });
}

// Once a locality's succession is in force its successor writes for it; so what it wrote itself comes first.
function successionsLast(files: readonly ProgrammeFile[]): readonly ProgrammeFile[] {
  const last = (file: ProgrammeFile): number => Number(file.register === "locality-successions");
  return files.toSorted((a, b) => last(a) - last(b));
}

async function loadRecords(
  store: Store,
  register: Register,
  author: string,
  records: readonly ProgrammeRecord[],
): Promise<Outcome<number>> {
  const acting = systemOf(author);
  const known = await store.read(acting, (transaction) =>
    transaction.findMany(
      register,
      records.map(({ id }) => id),
    ),
  );
  const missing = records.filter(({ id }) => !known.has(id));
  const rounds = roundsOf(register, missing);
  if (!rounds.ok) return rounds;
  const outcome = await store.write(acting, async (transaction) => {
    for (const versions of rounds.value) {
      for (let start = 0; start < versions.length; start += 1000) {
        const put = await transaction.put(register, versions.slice(start, start + 1000));
        if (!put.ok) return put;
      }
    }
    return done(missing.length);
  });
  return outcome;
}

/** The first version of every record, then the second of those that have one, and so on. */
function roundsOf(register: Register, records: readonly ProgrammeRecord[]): Outcome<NewVersion[][]> {
  const rounds: NewVersion[][] = [];
  const refusals: Refusal[] = [];
  for (const { id, holdsFrom, body, versions } of records) {
    const stated = versions ?? [{ body, ...(holdsFrom === undefined ? {} : { holdsFrom }) }];
    for (const [round, version] of stated.entries()) {
      const checked = validateBody(register, version.body);
      if (!checked.ok) {
        refusals.push(
          ...checked.refusals.map((refusal) => ({
            ...refusal,
            path: `${register.name}/${id}/${refusal.path ?? ""}`,
          })),
        );
        continue;
      }
      const own = register.holdsFrom === undefined ? undefined : checked.value[register.holdsFrom];
      const since =
        parseIsoDate(version.holdsFrom ?? "") ?? parseIsoDate(typeof own === "string" ? own : "") ?? always;
      (rounds[round] ??= []).push({ id, body: checked.value, holdsFrom: since, scope: register.scope });
    }
  }
  return refusals.length > 0 ? refused(...refusals) : done(rounds);
}
