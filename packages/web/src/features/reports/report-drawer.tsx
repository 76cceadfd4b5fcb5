// The form in which one side reports about its own part, the last report beside the new one. The draft stays in the
// browser until it is sent; every refusal stands at its field.
import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { PartView, ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useMessages } from "../../app/language.tsx";
import { lastReportOf } from "../commitments/said-events.ts";
import { LastReport } from "./last-report.tsx";
import { newDraft } from "./report-draft.ts";
import { ReportForm } from "./report-form.tsx";
import { wordsBeforeDraft } from "./report-words.ts";
import { useReportDraft } from "./use-report-draft.ts";
import classes from "./reports.module.css";

export interface ReportDrawerProps {
  readonly part: PartView;
  readonly reports: readonly ReportView[];
  readonly onClose: () => void;
}

export function ReportDrawer({ part, reports, onClose }: ReportDrawerProps) {
  const { commitments } = useMessages();
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const last = lastReportOf(part.id, reports);
  const { today } = useAsOf();
  const kept = useReportDraft(part.id, newDraft(part, last, today ?? ""));
  const before = wordsBeforeDraft(part.id, reports, kept.draft.date);
  return (
    <Drawer
      opened
      onClose={onClose}
      position={isNarrow ? "bottom" : "right"}
      size={isNarrow ? "96%" : "min(920px, 94vw)"}
      title={commitments.reportFor(part.task)}
    >
      <div className={classes.beside}>
        <LastReport part={part} report={last} draft={kept.draft} />
        <ReportForm part={part} kept={kept} before={before} onDone={onClose} />
      </div>
    </Drawer>
  );
}
