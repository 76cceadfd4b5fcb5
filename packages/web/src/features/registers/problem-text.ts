// A refusal of the server in the reader's language: the whole of it, and field by field for a form.
import { OfflineError, ProblemError } from "../../app/api.ts";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import type { Language } from "@nhipcau/domain/text.ts";

/** One sentence about an error, whatever it is. */
export function problemText(error: unknown, language: Language, offline: string): string {
  if (error instanceof OfflineError) return offline;
  if (error instanceof ProblemError) return detailOf(error.problem, language);
  return error instanceof Error ? error.message : String(error);
}

/** The sentences by field; those about no field stand under the empty name. */
export function sentencesByField(problem: Problem, language: Language): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const { path, vi, en } of problem.errors ?? []) {
    const field = (path ?? "").replace(/^\/?(body[./])?/u, "").split(/[./]/u)[0] ?? "";
    const sentence = language === "vi" ? vi : en;
    sentences[field] = sentences[field] === undefined ? sentence : `${sentences[field]} ${sentence}`;
  }
  return sentences;
}

function detailOf({ detail, detailEn, errors }: Problem, language: Language): string {
  const first = errors?.[0];
  if (language === "en") return detailEn ?? first?.en ?? detail;
  return detail === "" ? (first?.vi ?? detail) : detail;
}
