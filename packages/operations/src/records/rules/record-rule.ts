// What a rule between records is: it looks at many new versions at once, so that an import asks the database a few times,
// not once a row, and says of each, by its place in the list, why it cannot be written.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../../ports/acting.ts";
import type { NewVersion, RuleTransaction } from "../../ports/store.ts";

export interface RuleAsk {
  readonly transaction: RuleTransaction;
  readonly registers: ReadonlyMap<string, Register>;
  readonly acting: Acting;
  readonly register: Register;
  readonly versions: readonly NewVersion[];
  readonly today: CalendarDate;
}

/** Says that the version at a place of the list cannot be written, and why. */
export type Refuse = (index: number, refusal: Refusal) => void;

export type RecordRule = (ask: RuleAsk, refuse: Refuse) => Promise<void>;

/** The ids a reference field holds: one, several or none. */
export function idsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** Every id that a reference field of the versions holds, once. */
export function idsOfVersions(versions: readonly NewVersion[], field: string): string[] {
  return [...new Set(versions.flatMap(({ body }) => idsIn(body[field])))];
}
