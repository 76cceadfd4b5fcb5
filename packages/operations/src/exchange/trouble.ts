// A refusal that was met and noted by its code, as a sentence.
import { isRefusalCode, refusalSentence } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";

export interface Trouble {
  readonly code: string;
  readonly text: Text;
  readonly at?: string;
}

/** The code with its sentences; what the refusal spoke of was not noted, so its place is left open. */
export function troubleOf(code: string, at?: string): Trouble {
  const refusal = { code: isRefusalCode(code) ? code : "peer-failed" } as const;
  const text = { vi: refusalSentence(refusal, "vi"), en: refusalSentence(refusal, "en") };
  return { code, text, ...(at === undefined ? {} : { at }) };
}
