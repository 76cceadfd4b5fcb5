// What was said last, to be read beside what is being written.
import type { ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import classes from "./reports.module.css";

export function LastReport({ report }: { readonly report: ReportView | undefined }) {
  const { reports, shell } = useMessages();
  const text = useText();
  const format = useFormat();
  if (report === undefined) {
    return (
      <section className={classes.last}>
        <h3>{reports.last}</h3>
        <p>{reports.none}</p>
      </section>
    );
  }
  const { date, stage, percent, forecastDate, narrative, reason, illustrative } = report;
  return (
    <section className={classes.last}>
      <h3>
        {reports.last} <IllustrativeMark show={illustrative} />
      </h3>
      <dl>
        <dt>{reports.date}</dt>
        <dd>{format.day(date)}</dd>
        <dt>{reports.stage}</dt>
        <dd>{text(stage.label)}</dd>
        <dt>{reports.percent}</dt>
        <dd>{percent === undefined ? shell.unknown : format.percent(percent)}</dd>
        <dt>{reports.forecast}</dt>
        <dd>{forecastDate === undefined ? shell.unknown : format.day(forecastDate)}</dd>
        <dt>{reports.narrative}</dt>
        <dd>{narrative}</dd>
        {reason === undefined ? null : (
          <>
            <dt>{reports.reason}</dt>
            <dd>{reason}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
