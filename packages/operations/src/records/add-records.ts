// Adds several records of one register in a transaction that is under way: all of them, or none.
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import type { NewVersion, RecordEnvelope, Store, WriteTransaction } from "../ports/store.ts";
import { refusalsOfNewVersions } from "./record-rules.ts";
import { holdsFromOf, type WriteContext } from "./write-record.ts";

interface Adding extends Pick<WriteContext, "acting" | "today" | "makeId"> {
  readonly registers: Store["registers"];
  readonly transaction: WriteTransaction;
  readonly register: Register;
  /** What a refusal says of the body it belongs to; what the rule said, unless given. */
  readonly atBody?: (index: number, refusal: Refusal) => Refusal;
}

/** Refuses all of the bodies where the declaration, or a rule, refuses one. */
export async function addRecords(
  { registers, transaction, register, acting, today, makeId, atBody = (_index, refusal) => refusal }: Adding,
  bodies: readonly Readonly<Record<string, unknown>>[],
): Promise<Outcome<readonly RecordEnvelope[]>> {
  const versions: NewVersion[] = [];
  const refusals: Refusal[] = [];
  for (const [index, given] of bodies.entries()) {
    const checked = validateBody(register, given);
    if (!checked.ok) {
      refusals.push(...checked.refusals.map((one) => atBody(index, one)));
      continue;
    }
    const holdsFrom = holdsFromOf(register, checked.value, undefined, today);
    versions.push({ id: makeId(), expected: 0, body: checked.value, holdsFrom, scope: register.scope });
  }
  if (refusals.length > 0) return refused(...refusals);
  const ask = { transaction, registers, acting, register, versions, today };
  for (const [index, found] of await refusalsOfNewVersions(ask))
    refusals.push(...found.map((one) => atBody(index, one)));
  return refusals.length > 0 ? refused(...refusals) : transaction.put(register, versions);
}
