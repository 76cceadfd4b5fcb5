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

function detailOf({ detail, detailEn, errors }: Problem, language: Language): string {
  const first = errors?.[0];
  if (language === "en") return detailEn ?? first?.en ?? detail;
  return detail === "" ? (first?.vi ?? detail) : detail;
}
