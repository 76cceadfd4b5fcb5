// What was said last, to be read beside what is being written: field by field, with what the new one changes.
import type { ReactNode } from "react";
import type { PartView, ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { changedFields, type ReportField } from "@nhipcau/domain/promises/report-change.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { ChangedMark } from "./report-comparison.tsx";
import type { ReportDraft } from "./report-draft.ts";
import { draftWords, reportWords } from "./report-words.ts";
import classes from "./reports.module.css";

export interface LastReportProps {
  readonly part: PartView;
  readonly report: ReportView | undefined;
  /** What is being written. */
  readonly draft: ReportDraft;
}

export function LastReport({ part, report, draft }: LastReportProps) {
  const { reports } = useMessages();
  return (
    <section className={classes.last}>
      <h3>
        {reports.last} <IllustrativeMark show={report?.illustrative === true} />
      </h3>
      <Returned part={part} />
      {report === undefined ? <p>{reports.none}</p> : <Said report={report} draft={draft} />}
    </section>
  );
}

// Why it came back stands above everything else: that is what the new report has to answer.
function Returned({ part: { returned, assigner } }: { readonly part: PartView }) {
  const { reports } = useMessages();
  const format = useFormat();
  if (returned === undefined || assigner === undefined) return null;
  return (
    <p className={classes.returned}>
      {reports.returned(assigner.name, format.day(returned.on), returned.reason ?? "")}
    </p>
  );
}

function Said({ report, draft }: { readonly report: ReportView; readonly draft: ReportDraft }) {
  const { reports, shell } = useMessages();
  const text = useText();
  const format = useFormat();
  const { date, stage, percent, forecastDate, narrative, reason } = report;
  const changed = changesIn(draft, report);
  const mark = (field: ReportField, now: string): ReactNode =>
    changed.has(field) ? (
      <>
        <ChangedMark /> <small>{reports.changesTo(now)}</small>
      </>
    ) : null;
  return (
    <dl>
      <dt>{reports.date}</dt>
      <dd>{format.day(date)}</dd>
      <dt>{reports.stage}</dt>
      <dd>
        {text(stage.label)} {mark("stage", stageName(reports.stages, draft.stage))}
      </dd>
      <dt>{reports.percent}</dt>
      <dd>
        {percent === undefined ? shell.unknown : format.percent(percent)}{" "}
        {mark("percent", format.percent(draft.percent ?? 0))}
      </dd>
      <dt>{reports.forecast}</dt>
      <dd>
        {forecastDate === undefined ? shell.unknown : format.day(forecastDate)}{" "}
        {draft.stage === "done" ? null : mark("forecastDate", format.day(draft.forecastDate))}
      </dd>
      <dt>{reports.narrative}</dt>
      <dd>{narrative}</dd>
      {reason === undefined ? null : (
        <>
          <dt>{reports.reason}</dt>
          <dd>{reason}</dd>
        </>
      )}
    </dl>
  );
}

// Words are being written all the time; only the figures are marked while they differ.
function changesIn(draft: ReportDraft, report: ReportView): ReadonlySet<ReportField> {
  return draft.noChange ? new Set() : changedFields(draftWords(draft), reportWords(report));
}

function stageName(stages: Readonly<Record<string, string>>, stage: string): string {
  return stages[stage] ?? stage;
}
