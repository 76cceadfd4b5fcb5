// Two reports of one part field by field, what changed marked by a word and a colour.
import type { ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { changedFields, type ReportField } from "@nhipcau/domain/promises/report-change.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { reportWords } from "./report-words.ts";
import classes from "./reports.module.css";

export interface ReportComparisonProps {
  readonly before: ReportView | undefined;
  readonly now: ReportView;
}

const fields: readonly ReportField[] = ["stage", "percent", "forecastDate", "narrative"];

export function ReportComparison({ before, now }: ReportComparisonProps) {
  const { reports } = useMessages();
  const format = useFormat();
  const changed = before === undefined ? undefined : changedFields(reportWords(now), reportWords(before));
  return (
    <table className={classes.compare}>
      <thead>
        <tr>
          <td />
          {before === undefined ? null : <th scope="col">{reports.before(format.day(before.date))}</th>}
          <th scope="col">{reports.nowOn(format.day(now.date))}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{reports.fields[field]}</th>
            {before === undefined ? null : (
              <td>
                <FieldOf report={before} field={field} />
              </td>
            )}
            <td data-changed={changed?.has(field) || undefined}>
              <FieldOf report={now} field={field} />
              {changed?.has(field) ? <ChangedMark /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Says that a field changed. */
export function ChangedMark() {
  const { reports } = useMessages();
  return <span className={classes.changed}>{reports.changed}</span>;
}

function FieldOf({ report, field }: { readonly report: ReportView; readonly field: ReportField }) {
  const { shell } = useMessages();
  const text = useText();
  const format = useFormat();
  switch (field) {
    case "stage":
      return text(report.stage.label);
    case "percent":
      return report.percent === undefined ? shell.unknown : format.percent(report.percent);
    case "forecastDate":
      return report.forecastDate === undefined ? shell.unknown : format.day(report.forecastDate);
    case "narrative":
      return <Written vi={report.narrative} />;
  }
}
