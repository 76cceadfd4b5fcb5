// The records of one register that point to any of some records, through the indexed reference.
import type { BodyOf, Register } from "@nhipcau/registers/declaration/register.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";

/** Every present record of `register` whose `field` holds one of the ids. */
export async function recordsThatRefer<R extends Register>(
  transaction: Pick<ReadTransaction, "stream">,
  register: R,
  field: string,
  ids: readonly string[],
): Promise<RecordEnvelope<BodyOf<R>>[]> {
  const found: RecordEnvelope[] = [];
  if (ids.length === 0) return [];
  const filters = [{ field, operator: "in" as const, values: [...ids] }];
  for await (const batch of transaction.stream(register, { filters, limit: 500 })) found.push(...batch);
  return found as RecordEnvelope<BodyOf<R>>[];
}
