// Facts brought up to date: only what changed is read again, and everything else stays the very same object, so that
// whatever was worked out from it can be kept as well.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { ProgrammeFacts } from "@nhipcau/operations/ports/programme-facts.ts";
import type { Connection } from "../database/database.ts";
import type { ProgrammeChanges } from "./changes-since.ts";
import { readSomeFacts } from "./programme-facts.ts";

/** The facts as `readProgrammeFacts` would read them now, in the same order, from those before the changes. */
export async function updateFacts(
  connection: Connection,
  before: ProgrammeFacts,
  changes: ProgrammeChanges,
  asOf: CalendarDate,
  past: boolean,
): Promise<ProgrammeFacts> {
  const retitled = before.commitments.filter(({ agreement }) => changes.agreements.has(agreement));
  // What a decision says depends on the reports of its part.
  const decided = before.decisions.filter(({ part }) => changes.parts.has(part));
  const ids = {
    commitments: new Set([...changes.commitments, ...retitled.map(({ id }) => id)]),
    parts: changes.parts,
    extensions: changes.extensions,
    obstacles: changes.obstacles,
    decisions: new Set([...changes.confirmations, ...decided.map(({ id }) => id)]),
  };
  const again = await readSomeFacts(connection, asOf, past, ids);
  return {
    commitments: replaced(before.commitments, ids.commitments, again.commitments, ({ id }) => [id]),
    parts: replaced(before.parts, ids.parts, again.parts, ({ id }) => [id]),
    extensions: replaced(before.extensions, ids.extensions, again.extensions, (row) => [
      row.part,
      row.decidedOn,
      row.id,
    ]),
    obstacles: replaced(before.obstacles, ids.obstacles, again.obstacles, ({ since, id }) => [since, id]),
    decisions: replaced(before.decisions, ids.decisions, again.decisions, ({ part, id }) => [part, id]),
  };
}

// Rows of the ids go, those read again come, each in its place by the key that the database ordered them by.
function replaced<Row extends { readonly id: string }>(
  before: readonly Row[],
  ids: ReadonlySet<string>,
  again: readonly Row[],
  keyOf: (row: Row) => readonly string[],
): readonly Row[] {
  if (ids.size === 0) return before;
  const rows = before.filter(({ id }) => !ids.has(id));
  for (const row of again) rows.splice(placeOf(rows, keyOf(row), keyOf), 0, row);
  return rows;
}

function placeOf<Row>(
  rows: readonly Row[],
  key: readonly string[],
  keyOf: (row: Row) => readonly string[],
): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const row = rows[middle];
    if (row !== undefined && isBefore(keyOf(row), key)) from = middle + 1;
    else to = middle;
  }
  return from;
}

// By bytes, as the database orders ids; JavaScript alone would order a few rare letters otherwise.
function isBefore(a: readonly string[], b: readonly string[]): boolean {
  const differing = a.findIndex((part, index) => part !== b[index]);
  if (differing < 0) return false;
  return Buffer.compare(Buffer.from(a[differing] ?? ""), Buffer.from(b[differing] ?? "")) < 0;
}
