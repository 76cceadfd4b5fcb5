// The records of one register that point to any of some parts, through the indexed reference.
import type { BodyOf, Register } from "@nhipcau/registers/declaration/register.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";

/** Of a register with a field `part`: every record that names one of these parts. */
export async function recordsOfParts<R extends Register>(
  transaction: ReadTransaction,
  register: R,
  parts: ReadonlySet<string>,
): Promise<RecordEnvelope<BodyOf<R>>[]> {
  const found: RecordEnvelope[] = [];
  if (parts.size === 0) return [];
  const filters = [{ field: "part", operator: "in" as const, values: [...parts] }];
  for await (const batch of transaction.stream(register, { filters, limit: 500 })) found.push(...batch);
  return found as RecordEnvelope<BodyOf<R>>[];
}
