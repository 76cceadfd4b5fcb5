// The refusals of a save, field by field, in the reader's language.
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import type { Language } from "@nhipcau/domain/text.ts";

/** The sentences by field; those about no field stand under the empty name. */
export function sentencesByField(problem: Problem, language: Language): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const { path, vi, en } of problem.errors ?? []) {
    const field = fieldOf(path ?? "");
    const sentence = language === "vi" ? vi : en;
    sentences[field] = sentences[field] === undefined ? sentence : `${sentences[field]} ${sentence}`;
  }
  return sentences;
}

// `name`, `body.name`, `/body/name` and `name/0` are all about the field `name`.
function fieldOf(path: string): string {
  return path.replace(/^\/?(body[./])?/u, "").split(/[./[]/u)[0] ?? "";
}
