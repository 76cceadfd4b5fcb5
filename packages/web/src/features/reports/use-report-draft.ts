// The draft of a part's report, kept in the browser at every change until it is sent or thrown away.
import { useCallback, useState } from "react";
import { draftKey, parseDraft, parseSent, sentKey, type ReportDraft } from "./report-draft.ts";

export interface KeptDraft {
  readonly draft: ReportDraft;
  /** An unsent draft was found when the form was opened. */
  readonly wasKept: boolean;
  readonly change: (changes: Partial<ReportDraft>) => void;
  readonly forget: () => void;
}

/** Whether this browser keeps an unsent report of a part. */
export function hasKeptDraft(part: string): boolean {
  return parseDraft(localStorage.getItem(draftKey(part))) !== undefined;
}

/**
 * The key under which these words are sent: the same for the same words, also after the browser was closed in between, so
 * that a report that arrived though its answer did not is recorded once.
 */
export function sendingKey(part: string, words: string, makeKey: () => string): string {
  const [place, kept] = [sentKey(part), parseSent(localStorage.getItem(sentKey(part)))];
  if (kept?.words === words) return kept.key;
  const key = makeKey();
  localStorage.setItem(place, JSON.stringify({ words, key }));
  return key;
}

export function useReportDraft(part: string, fresh: ReportDraft): KeptDraft {
  const [kept] = useState(() => parseDraft(localStorage.getItem(draftKey(part))));
  const [draft, setDraft] = useState<ReportDraft>(kept ?? fresh);
  const [wasKept, setWasKept] = useState(kept !== undefined);
  const change = useCallback(
    (changes: Partial<ReportDraft>) => {
      setDraft((before) => {
        const after = { ...before, ...changes };
        localStorage.setItem(draftKey(part), JSON.stringify(after));
        return after;
      });
    },
    [part],
  );
  const forget = () => {
    localStorage.removeItem(draftKey(part));
    localStorage.removeItem(sentKey(part));
    setDraft(fresh);
    setWasKept(false);
  };
  return { draft, wasKept, change, forget };
}
