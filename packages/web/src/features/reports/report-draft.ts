// A report being written: what the form holds, how it is kept in the browser until it is sent, and what is sent.
import type { PartView, ReportView } from "@nhipcau/contract/shapes/programme.ts";

/** The form's fields as they stand; empty text is "not given". */
export interface ReportDraft {
  readonly date: string;
  readonly noChange: boolean;
  readonly stage: string;
  readonly percent: number | undefined;
  readonly forecastDate: string;
  readonly narrative: string;
  readonly reason: string;
  readonly evidence: string;
}

/** A fresh draft for a part: today, going on from what was last said, with nothing to tell yet. */
export function newDraft(part: PartView, last: ReportView | undefined, today: string): ReportDraft {
  return {
    date: today,
    noChange: false,
    stage: last?.stage.code ?? part.stage?.code ?? "in-progress",
    percent: part.percent,
    forecastDate: last?.forecastDate ?? "",
    narrative: "",
    reason: "",
    evidence: "",
  };
}

/** Whether a reason has to be given: nothing changed, or progress went down from what was last stated. */
export function needsReason(draft: ReportDraft, lastPercent: number | undefined): boolean {
  return draft.noChange || goesDown(draft, lastPercent);
}

export function goesDown(draft: ReportDraft, lastPercent: number | undefined): boolean {
  return (
    !draft.noChange && draft.percent !== undefined && lastPercent !== undefined && draft.percent < lastPercent
  );
}

/** The forecast that a draft states: none once it is done, for there is nothing left to foresee. */
export function forecastSaid({ stage, forecastDate }: Pick<ReportDraft, "stage" | "forecastDate">): string {
  return stage === "done" ? "" : forecastDate;
}

/** The body of the record to be sent. “No change” repeats nothing: what was said before stands. */
export function reportBody(
  draft: ReportDraft,
  part: string,
  noChangeNarrative: string,
  illustrative: boolean,
): Readonly<Record<string, unknown>> {
  const common = {
    part,
    date: draft.date,
    stage: draft.stage,
    ...given("reason", draft.reason),
    ...given("evidence", draft.evidence),
    ...(illustrative ? { illustrative: true } : {}),
  };
  if (draft.noChange) {
    return {
      ...common,
      noChange: true,
      narrative: draft.narrative.trim() === "" ? noChangeNarrative : draft.narrative.trim(),
    };
  }
  return {
    ...common,
    ...(draft.percent === undefined ? {} : { percent: draft.percent }),
    ...given("forecastDate", forecastSaid(draft)),
    ...given("narrative", draft.narrative),
  };
}

/** Where the draft of a part's report is kept. */
export function draftKey(part: string): string {
  return `nhipcau.report.${part}`;
}

/** Where the words last sent are kept with their key, until the node has answered. */
export function sentKey(part: string): string {
  return `nhipcau.report.${part}.sent`;
}

/** Reads what was last sent; undefined when nothing was, or it is not that. */
export function parseSent(kept: string | null): { readonly words: string; readonly key: string } | undefined {
  try {
    const value: unknown = JSON.parse(kept ?? "null");
    if (typeof value !== "object" || value === null || !("words" in value) || !("key" in value))
      return undefined;
    const { words, key } = value;
    return typeof words === "string" && typeof key === "string" ? { words, key } : undefined;
  } catch {
    return undefined; // nothing can be done about what is not readable
  }
}

/** Reads a kept draft; undefined when there is none or it is not one. */
export function parseDraft(kept: string | null): ReportDraft | undefined {
  if (kept === null) return undefined;
  try {
    const value: unknown = JSON.parse(kept);
    return isDraft(value) ? value : undefined;
  } catch {
    return undefined; // what an older page kept is no draft, and nothing can be done about it
  }
}

function isDraft(value: unknown): value is ReportDraft {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const texts = ["date", "stage", "forecastDate", "narrative", "reason", "evidence"];
  const percent = fields.get("percent");
  return (
    texts.every((name) => typeof fields.get(name) === "string") &&
    typeof fields.get("noChange") === "boolean" &&
    (percent === undefined || typeof percent === "number")
  );
}

function given<Name extends string>(name: Name, value: string): { readonly [N in Name]?: string } {
  const text = value.trim();
  return text === "" ? {} : ({ [name]: text } as { readonly [N in Name]: string });
}
