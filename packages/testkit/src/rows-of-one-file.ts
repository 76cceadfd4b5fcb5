// Rows of one file as an import finds them: each is looked at beside those before it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { NewVersion, Store } from "@nhipcau/operations/ports/store.ts";
import { refusalsOfNewVersions } from "@nhipcau/operations/records/record-rules.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";

export interface RowsOfOneFile {
  readonly acting: Acting;
  readonly register: Register;
  readonly bodies: readonly NewVersion["body"][];
  readonly today: CalendarDate;
}

/** Which of the rows, all of new records, are refused, by their place from 0, and with which codes. */
export async function refusalsOfRows(
  store: Store,
  { acting, register, bodies, today }: RowsOfOneFile,
): Promise<readonly (readonly [number, readonly string[]])[]> {
  const versions = bodies.map((body, index): NewVersion => ({
    id: `row-${index}`,
    expected: 0,
    body,
    holdsFrom: today,
    scope: "shared",
  }));
  const { registers } = store;
  return store.read(acting, async (transaction) => {
    const all = await refusalsOfNewVersions({ transaction, registers, acting, register, versions, today });
    return [...all].map(([index, refusals]) => [index, refusals.map(({ code }) => code)]);
  });
}
