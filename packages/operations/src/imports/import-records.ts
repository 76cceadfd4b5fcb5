// Importing a file into a register: a dry run that tells everything, then a commit that takes the good rows in one
// transaction or none at all.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { Spool, SpooledFile } from "../ports/spool.ts";
import type { NewVersion, ReadTransaction, Store, WriteTransaction } from "../ports/store.ts";
import type { TableFiles } from "../ports/table-files.ts";
import { mayWrite } from "../records/permission.ts";
import { takeTurnOf } from "../records/record-rules.ts";
import { type CheckSetting, makeRowChecker } from "./check-rows.ts";
import { type ImportReport, type ImportTally, makeImportTally } from "./import-report.ts";
import { readTable } from "./read-table.ts";

export interface Importing {
  readonly store: Store;
  readonly spool: Spool;
  readonly files: TableFiles;
  readonly today: () => CalendarDate;
  readonly makeId: () => string;
}

/** Keeps the upload and says what taking it would do. Nothing is written to the register. */
export async function dryRunImport(
  importing: Importing,
  acting: Acting,
  register: Register,
  upload: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<Outcome<ImportReport>> {
  const refusal = mayImport(acting, register);
  if (refusal) return refusal;
  const { person, locality } = acting;
  const kept = await importing.spool.put(upload.bytes, {
    person,
    locality,
    register: register.name,
    name: upload.name,
  });
  if (!kept.ok) return kept;
  const file = await importing.spool.open(kept.value.id, person);
  if (!file) throw new Error(`the spool lost ${kept.value.id} as soon as it was kept`);
  const report = await importing.store.read(acting, async (tx) => {
    const outcome = await runThrough(importing, tx, acting, register, file);
    return outcome.ok ? done(outcome.value.report(0)) : outcome;
  });
  if (!report.ok) await importing.spool.remove(kept.value.id);
  return report;
}

/**
 * Takes the good rows of a dry run in one transaction; with `takeGood` false only if all rows are good. Asked again
 * for the same import, it answers what it answered the first time and writes nothing.
 */
export async function commitImport(
  importing: Importing,
  acting: Acting,
  id: string,
  takeGood: boolean,
): Promise<Outcome<ImportReport>> {
  const opened = await openImport(importing, acting, id);
  if (!opened.ok) return opened;
  const { file, register } = opened.value;
  const refusal = mayImport(acting, register);
  if (refusal) return refusal;
  const key = `import:${id}`;
  const outcome = await importing.store.write(acting, async (tx) => {
    const before = await tx.findAnswer(key);
    if (before) return done(before.answer as ImportReport);
    await takeTurnOf(tx, register);
    const report = await writeThrough(importing, tx, acting, register, file, takeGood);
    if (report.ok) await tx.keepAnswer(key, id, report.value);
    return report;
  });
  return outcome.ok ? outcome : answeredMeanwhile(importing, acting, key, outcome);
}

/** The file of an earlier dry run and its register. Refuses what is not this person's, or is gone. */
export async function openImport(
  importing: Pick<Importing, "store" | "spool">,
  acting: Acting,
  id: string,
): Promise<Outcome<{ readonly file: SpooledFile; readonly register: Register }>> {
  const file = await importing.spool.open(id, acting.person);
  const register = file && importing.store.registers.get(file.entry.register);
  if (!file || !register || file.entry.locality !== acting.locality) {
    return refused({ code: "not-found", data: { "what.vi": "tệp đã nhập", "what.en": "the imported file" } });
  }
  return done({ file, register });
}

/** What the rows of one file are checked with. */
export function checkSetting(
  importing: Omit<Importing, "spool" | "files">,
  tx: ReadTransaction,
  acting: Acting,
  register: Register,
): Omit<CheckSetting, "map"> {
  const { store, makeId } = importing;
  return { tx, acting, register, registers: store.registers, today: importing.today(), makeId };
}

function mayImport(acting: Acting, register: Register): Outcome<never> | undefined {
  if (acting.role === "public" || acting.locality === "") return refused({ code: "not-signed-in" });
  return mayWrite(acting, register) ? undefined : refused({ code: "forbidden" });
}

async function runThrough(
  importing: Importing,
  tx: ReadTransaction,
  acting: Acting,
  register: Register,
  file: SpooledFile,
): Promise<Outcome<ImportTally>> {
  let tally: ImportTally | undefined;
  const read = await readTable(importing.files, register, file.path, (map) => {
    const check = makeRowChecker({ ...checkSetting(importing, tx, acting, register), map });
    const counted = makeImportTally(file.entry.id, register, map);
    tally = counted;
    return async (rows) => done(counted.add(await check(rows)));
  });
  return read.ok && tally ? done(tally) : (read as Outcome<never>);
}

// The look-ups of a batch are sent ahead of the rows before it, which the database then writes while this batch is checked
// and the next one read. Rows that must see those before wait until they are written.
async function writeThrough(
  importing: Importing,
  tx: WriteTransaction,
  acting: Acting,
  register: Register,
  file: SpooledFile,
  takeGood: boolean,
): Promise<Outcome<ImportReport>> {
  let tally: ImportTally | undefined;
  let written = 0;
  const writing = makeWritingInTurn((versions) => tx.put(register, versions, `import ${file.entry.id}`));
  const read = await readTable(importing.files, register, file.path, (map) => {
    const check = makeRowChecker({ ...checkSetting(importing, tx, acting, register), map });
    const counted = makeImportTally(file.entry.id, register, map);
    tally = counted;
    return async (rows) => {
      const sent = writing.end();
      const checked = await check(rows, writing.send).catch(async (error: unknown) => {
        await writing.end(); // a write that failed is why nothing can be looked up
        throw error;
      });
      const put = await sent;
      if (!put.ok) return put;
      counted.add(checked);
      if (counted.bad > 0 && !takeGood) return done(undefined);
      const versions = checked.flatMap((row) => ("version" in row ? [row.version] : []));
      writing.next(versions);
      written += versions.length;
      return done(undefined);
    };
  });
  const last = await writing.send();
  if (!read.ok) return read;
  if (!last.ok) return last;
  if (!tally) throw new Error("a table that was read has a header");
  if (tally.bad > 0 && !takeGood) return refused({ code: "import-has-bad-rows", data: { bad: tally.bad } });
  return done(tally.report(written));
}

interface WritingInTurn {
  /** What is to be written when it is next sent. */
  next(versions: readonly NewVersion[]): void;
  /** Sends what is ready; resolves as `end` does. */
  readonly send: () => Promise<Outcome<unknown>>;
  /** Resolves when all that was sent is written, with the first refusal if there was one. */
  end(): Promise<Outcome<unknown>>;
}

function makeWritingInTurn(
  put: (versions: readonly NewVersion[]) => Promise<Outcome<unknown>>,
): WritingInTurn {
  let ready: readonly NewVersion[] = [];
  let sent: Promise<Outcome<unknown>> = Promise.resolve(done(undefined));
  return {
    next(versions) {
      ready = versions;
    },
    send() {
      if (ready.length === 0) return sent;
      sent = Promise.all([sent, put(ready)]).then(([earlier, latest]) => (earlier.ok ? latest : earlier));
      sent.catch(() => undefined); // thrown where it is waited for
      ready = [];
      return sent;
    },
    end: () => sent,
  };
}

// Two commits of one import at once: the database lets one through; the other gets that one's answer.
async function answeredMeanwhile(
  importing: Importing,
  acting: Acting,
  key: string,
  outcome: Outcome<never>,
): Promise<Outcome<ImportReport>> {
  const answer = await importing.store.read(acting, (tx) => tx.findAnswer(key));
  return answer ? done(answer.answer as ImportReport) : outcome;
}
