// A report as it was sent, and one being written, as the domain compares them.
import type { ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { wordsBefore, type ReportWords } from "@nhipcau/domain/promises/report-change.ts";
import type { Stage } from "@nhipcau/domain/promises/standing-report.ts";
import { forecastSaid, type ReportDraft } from "./report-draft.ts";

/** What a report that was sent says. */
export function reportWords({ stage, percent, forecastDate, narrative, noChange }: ReportView): ReportWords {
  return { stage: stage.code as Stage, percent, forecastDate, narrative, noChange };
}

/** What a draft says so far. */
export function draftWords(draft: ReportDraft): ReportWords {
  const { stage, percent, narrative, noChange } = draft;
  const forecastDate = forecastSaid(draft);
  return {
    stage: stage as Stage,
    percent,
    forecastDate: forecastDate === "" ? undefined : forecastDate,
    narrative,
    noChange,
  };
}

/** The words a draft is compared with: the newest report before its day that says more than “no change”. */
export function wordsBeforeDraft(
  part: string,
  reports: readonly ReportView[],
  date: string,
): ReportWords | undefined {
  const earlier = reports
    .filter((report) => report.part === part && report.date < date)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));
  return wordsBefore(earlier.map(reportWords));
}
