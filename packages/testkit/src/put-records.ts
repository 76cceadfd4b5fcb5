// Puts records straight through the store's port, past the rules of the operations.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { NewVersion, RecordEnvelope, Store } from "@nhipcau/operations/ports/store.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";

export interface GivenVersion extends Partial<NewVersion> {
  readonly id: string;
}

/** A version with what a test does not care about filled in. */
export function versionOf({ id, body, holdsFrom, scope, ...rest }: GivenVersion): NewVersion {
  return {
    id,
    body: body ?? { title: id },
    holdsFrom: holdsFrom ?? ("2020-01-01" as CalendarDate),
    scope: scope ?? "shared",
    ...rest,
  };
}

/** Writes versions in one transaction and gives what the store answers. */
export function putRecords(
  store: Store,
  acting: Acting,
  register: Register,
  versions: readonly GivenVersion[],
  reason?: string,
): Promise<Outcome<readonly RecordEnvelope[]>> {
  return store.write(acting, (transaction) => transaction.put(register, versions.map(versionOf), reason));
}

/** The same, for a test that takes success for granted. */
export async function putWell(
  store: Store,
  acting: Acting,
  register: Register,
  versions: readonly GivenVersion[],
): Promise<readonly RecordEnvelope[]> {
  const outcome = await putRecords(store, acting, register, versions);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

/** The codes of the refusals, or the word done. */
export function codesOfOutcome(outcome: Outcome<unknown>): readonly string[] | "done" {
  return outcome.ok ? "done" : outcome.refusals.map(({ code }) => code);
}
