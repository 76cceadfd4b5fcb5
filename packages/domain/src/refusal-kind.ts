// What the table of refusals says of one code, and the one way to write an entry of it.
import type { Text } from "./text.ts";

export type Blame = "reader" | "system" | "conflict" | "permission";

export interface RefusalKind {
  readonly status: number;
  readonly blame: Blame;
  readonly text: Text;
}

/** One entry of the table: HTTP status, whose fault it is, and the sentence in both languages. */
export function refusalKind(status: number, blame: Blame, vi: string, en: string): RefusalKind {
  return { status, blame, text: { vi, en } };
}
