// Any error as one sentence in the reader's language.
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import { OfflineError, ProblemError } from "../../app/api.ts";

/** One sentence about an error; `offline` is said when no server was reached. */
export function problemText(error: unknown, language: Language, offline: string): string {
  if (error instanceof OfflineError) return offline;
  if (error instanceof ProblemError) return detailOf(error.problem, language);
  return error instanceof Error ? error.message : String(error);
}

// `detail` is in the language the browser asks for, which need not be the one chosen on the page.
function detailOf({ detail, detailEn, errors = [] }: Problem, language: Language): string {
  if (language === "en") return detailEn ?? errors[0]?.en ?? detail;
  const sentences = errors.map(({ vi }) => vi).join(" ");
  return sentences === "" ? detail : sentences;
}
