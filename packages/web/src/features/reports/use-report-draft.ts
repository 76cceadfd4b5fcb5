// The draft of a part's report, kept in the browser at every change until it is sent or thrown away.
import { useCallback, useState } from "react";
import { draftKey, parseDraft, type ReportDraft } from "./report-draft.ts";

export interface KeptDraft {
  readonly draft: ReportDraft;
  /** An unsent draft was found when the form was opened. */
  readonly wasKept: boolean;
  readonly change: (changes: Partial<ReportDraft>) => void;
  readonly forget: () => void;
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
    setDraft(fresh);
    setWasKept(false);
  };
  return { draft, wasKept, change, forget };
}
