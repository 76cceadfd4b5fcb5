// The table of docs/errors.md: every refusal the system knows, with what a person can do about it.
import type { Blame, RefusalKind } from "@nhipcau/domain/refusal-kind.ts";
import { type RefusalCode, refusalKinds } from "@nhipcau/domain/refusals.ts";
import { errorAdvice } from "./error-advice.ts";
import { code, table } from "./markdown.ts";

const blamed: Readonly<Record<Blame, string>> = {
  reader: "the request",
  permission: "the role",
  conflict: "another change",
  system: "the node",
};

/** One row a code, in the order of the code's name. */
export function errorTable(): string {
  const kinds = Object.entries(refusalKinds) as [RefusalCode, RefusalKind][];
  return table(
    ["code", "status", "lies with", "sentence (vi)", "sentence (en)", "what to do"],
    kinds
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { status, blame, text }]) => [
        code(name),
        String(status),
        blamed[blame],
        text.vi,
        text.en,
        adviceOn(name),
      ]),
  );
}

// The compiler asks for it as well; here a page would be made with a hole.
function adviceOn(code: RefusalCode): string {
  const advice: string | undefined = errorAdvice[code];
  if (advice === undefined) throw new Error(`error-advice.ts says nothing of ${code}`);
  return advice;
}
