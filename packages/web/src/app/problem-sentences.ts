// The sentences of a refusal in the reader's language, all of them and those that belong to one field.
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import type { Language } from "@nhipcau/domain/text.ts";

/** What to tell the reader about an error: each reason of a problem, or what the error itself says. */
export function problemSentences(error: unknown, language: Language): readonly string[] {
  const problem = problemOf(error);
  if (problem === undefined) return error instanceof Error ? [error.message] : [];
  const reasons = problem.errors ?? [];
  if (reasons.length > 0) return reasons.map((reason) => reason[language]);
  return [language === "en" ? (problem.detailEn ?? problem.detail) : problem.detail];
}

/** The reasons by field: the first part of each path after `body`, or "" for those of no field. */
export function sentencesByField(error: unknown, language: Language): ReadonlyMap<string, readonly string[]> {
  const byField = new Map<string, string[]>();
  for (const reason of problemOf(error)?.errors ?? []) {
    const field = fieldOf(reason.path);
    byField.set(field, [...(byField.get(field) ?? []), reason[language]]);
  }
  return byField;
}

function fieldOf(path: string | undefined): string {
  const steps = (path ?? "").split(/[/.]/u).filter((step) => step !== "" && step !== "body");
  return steps[0] ?? "";
}

// A problem by its shape, so that this file needs no browser.
function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !("problem" in error)) return undefined;
  return error.problem as Problem;
}
