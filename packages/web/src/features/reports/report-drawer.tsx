// The form in which one side reports about its own part, the last report beside the new one. The draft stays in the
// browser until it is sent; every refusal stands at its field.
import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { PartView, ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages } from "../../app/language.tsx";
import { lastReportOf } from "../commitments/said-events.ts";
import { LastReport } from "./last-report.tsx";
import { ReportForm } from "./report-form.tsx";
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
  return (
    <Drawer
      opened
      onClose={onClose}
      position={isNarrow ? "bottom" : "right"}
      size={isNarrow ? "96%" : "min(920px, 94vw)"}
      title={commitments.reportFor(part.task)}
    >
      <div className={classes.beside}>
        <LastReport report={last} />
        <ReportForm part={part} last={last} onDone={onClose} />
      </div>
    </Drawer>
  );
}
