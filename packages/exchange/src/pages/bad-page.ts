// The one way to say that a page is not as docs/exchange.md lays it down, with what is wrong in both languages.
import { refused, type Outcome } from "@nhipcau/domain/outcome.ts";

/** Refuses a page (`bad-page`); the reason never holds what stands in a row (law 11). */
export function badPage(vi: string, en: string): Outcome<never> {
  return refused({ code: "bad-page", data: { "reason.vi": vi, "reason.en": en } });
}
