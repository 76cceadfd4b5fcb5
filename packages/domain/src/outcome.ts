// The result of something that may be refused: a value, or the list of reasons it was not done.
import type { Refusal } from "./refusals.ts";

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Wraps a value that was not refused. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Wraps one or more reasons for refusing. */
export function refused(...refusals: readonly Refusal[]): Outcome<never> {
  return { ok: false, refusals };
}
