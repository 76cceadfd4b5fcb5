// What must hold of a record besides its own declaration: references that exist, clauses of the same agreement, reports
// about one's own part, percents that do not fall silently, deadlines that move only by extension, waits without a
// circle. Rules look at many records at once, so that an import asks the database a few times, not once a row.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { findCircularWait } from "@nhipcau/domain/promises/waits.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { clauses } from "@nhipcau/registers/cooperation/clauses.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { Acting } from "../ports/acting.ts";
import type { NewVersion, ReadTransaction, RuleTransaction, WriteTransaction } from "../ports/store.ts";
import { readBodies } from "../programme/programme.ts";

type Refusals = Map<number, Refusal[]>;

/** For each version, by its place in the list, why it cannot be written; versions without a refusal are left out. */
export async function refusalsOfNewVersions(
  transaction: RuleTransaction,
  registers: ReadonlyMap<string, Register>,
  acting: Acting,
  register: Register,
  versions: readonly NewVersion[],
  today: CalendarDate,
): Promise<ReadonlyMap<number, readonly Refusal[]>> {
  const refusals: Refusals = new Map();
  await checkReferences(transaction, registers, register, versions, refusals);
  if (register.name === reports.name) await checkReports(transaction, acting, versions, refusals, today);
  if (register.name === commitments.name) await checkCommitmentClauses(transaction, versions, refusals);
  if (register.name === parts.name) await checkParts(transaction, acting, versions, refusals, today);
  if (ownPartRegisters.has(register.name)) await checkOwnPart(transaction, acting, versions, refusals, today);
  return refusals;
}

/**
 * Takes at its beginning the turn that a write of many records may need later on: taken between two batches it could
 * wait for somebody who waits for the rows of the first.
 */
export async function takeTurnOf(transaction: WriteTransaction, register: Register): Promise<void> {
  if (register.name === parts.name) await transaction.takeTurn("waits");
}

/**
 * Whether what holds for a record of this register may follow from other records written just before it: rows of a file
 * are then looked at one batch after the other is written. References to its own register are for the caller to see.
 */
export function mustSeeEarlierRows({ name }: Register): boolean {
  return followsOthers.has(name) || ownPartRegisters.has(name);
}

// Commitments hang on clauses and parts on parts; a succession decides who answers for every record after it.
const followsOthers = new Set(["commitments", "parts", "localities", "locality-successions"]);

/** Registers whose records speak about one part, and so are its own side's to write. */
const ownPartRegisters = new Set(["reports", "extensions", "obstacles"]);

function refuse(refusals: Refusals, index: number, refusal: Refusal): void {
  refusals.set(index, [...(refusals.get(index) ?? []), refusal]);
}

async function checkReferences(
  transaction: ReadTransaction,
  registers: ReadonlyMap<string, Register>,
  register: Register,
  versions: readonly NewVersion[],
  refusals: Refusals,
): Promise<void> {
  for (const [name, field] of Object.entries(register.fields as Fields)) {
    const target = field.register === undefined ? undefined : registers.get(field.register);
    if (!target) continue;
    const wanted = versions.map(({ body }) => idsIn(body[name]));
    const ids = [...new Set(wanted.flat())];
    if (ids.length === 0) continue;
    const known = await transaction.names(target, ids);
    const inBatch = target.name === register.name ? new Set(versions.map(({ id }) => id)) : new Set<string>();
    for (const [index, own] of wanted.entries()) {
      const missing = own.find((id) => !known.has(id) && !inBatch.has(id));
      if (missing !== undefined) {
        const data = { "field.vi": field.label.vi, "field.en": field.label.en, value: missing };
        refuse(refusals, index, { code: "reference-to-nothing", path: name, data });
      }
    }
  }
}

function idsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

async function partsOfVersions(transaction: ReadTransaction, versions: readonly NewVersion[]) {
  return transaction.findMany(parts, [...new Set(versions.flatMap(({ body }) => idsIn(body["part"])))]);
}

async function checkOwnPart(
  transaction: ReadTransaction,
  acting: Acting,
  versions: readonly NewVersion[],
  refusals: Refusals,
  today: CalendarDate,
): Promise<void> {
  const known = await partsOfVersions(transaction, versions);
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const part = known.get(String(body["part"]));
    const locality = part && String(part.body["locality"]);
    if (locality !== undefined && stewardOf(locality) !== acting.locality && acting.role !== "system") {
      refuse(refusals, index, {
        code: "report-about-other-side",
        path: "part",
        data: { locality: localityName(stewardOf(locality)) },
      });
    }
  }
}

// A lower percent than the newest earlier report of the same part needs a reason; so does one earlier in the same file.
async function checkReports(
  transaction: ReadTransaction,
  acting: Acting,
  versions: readonly NewVersion[],
  refusals: Refusals,
  today: CalendarDate,
): Promise<void> {
  const ids = [...new Set(versions.flatMap(({ body }) => idsIn(body["part"])))];
  if (ids.length === 0) return;
  const said = new Map<string, { date: string; percent: number; id: string }[]>();
  const note = (id: string, body: Readonly<Record<string, unknown>>): void => {
    if (typeof body["percent"] !== "number") return;
    const part = String(body["part"]);
    said.set(part, [...(said.get(part) ?? []), { date: String(body["date"]), percent: body["percent"], id }]);
  };
  const replaced = new Set(versions.map(({ id }) => id));
  const filters = [{ field: "part", operator: "in" as const, values: ids }];
  for await (const batch of transaction.stream(reports, { filters, limit: 500 })) {
    for (const { id, body } of batch) if (!replaced.has(id)) note(id, body);
  }
  for (const { id, body } of versions) note(id, body);
  for (const [index, { id, body }] of versions.entries()) {
    const percent = body["percent"];
    if (String(body["date"]) > today && acting.role !== "system") {
      refuse(refusals, index, {
        code: "date-in-future",
        path: "date",
        data: { value: String(body["date"]) },
      });
    }
    if (typeof percent !== "number" || body["reason"] !== undefined) continue;
    const before = (said.get(String(body["part"])) ?? [])
      .filter((other) => other.id !== id && other.date <= String(body["date"]))
      .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
    if (before && before.date < String(body["date"]) && percent < before.percent) {
      refuse(refusals, index, {
        code: "percent-went-down",
        path: "reason",
        data: { from: before.percent, to: percent },
      });
    }
  }
}

async function checkCommitmentClauses(
  transaction: ReadTransaction,
  versions: readonly NewVersion[],
  refusals: Refusals,
): Promise<void> {
  const known = await transaction.findMany(clauses, [
    ...new Set(versions.flatMap(({ body }) => idsIn(body["clauses"]))),
  ]);
  for (const [index, { body }] of versions.entries()) {
    const foreign = idsIn(body["clauses"]).find((id) => {
      const clause = known.get(id);
      return clause !== undefined && clause.body["agreement"] !== body["agreement"];
    });
    if (foreign !== undefined) {
      refuse(refusals, index, {
        code: "clause-of-another-agreement",
        path: "clauses",
        data: { clause: foreign, agreement: String(body["agreement"]) },
      });
    }
  }
}

async function checkParts(
  transaction: RuleTransaction,
  acting: Acting,
  versions: readonly NewVersion[],
  refusals: Refusals,
  today: CalendarDate,
): Promise<void> {
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const side = stewardOf(String(body["locality"]));
    if (side !== acting.locality && acting.role !== "system") {
      refuse(refusals, index, {
        code: "part-of-other-side",
        path: "locality",
        data: { locality: localityName(side) },
      });
    }
  }
  const current = await transaction.findMany(
    parts,
    versions.map(({ id }) => id),
  );
  for (const [index, { id, body }] of versions.entries()) {
    const due = current.get(id)?.body["dueDate"];
    if (due !== undefined && due !== body["dueDate"])
      refuse(refusals, index, { code: "deadline-moves-by-extension", path: "dueDate" });
  }
  if (!versions.some(({ body }) => idsIn(body["waitsFor"]).length > 0)) return;
  await transaction.takeTurn?.("waits"); // else two halves of one circle, written at once, would not see each other
  const waits = new Map((await transaction.all(parts)).map(({ id, body }) => [id, body.waitsFor ?? []]));
  for (const { id, body } of versions) waits.set(id, idsIn(body["waitsFor"]));
  const circle = findCircularWait([...waits].map(([id, waitsFor]) => ({ id, waitsFor })));
  if (!circle) return;
  for (const [index, { id }] of versions.entries()) {
    if (circle.includes(id))
      refuse(refusals, index, {
        code: "circular-wait",
        path: "waitsFor",
        data: { cycle: [...circle, circle[0]].join(" → ") },
      });
  }
}
