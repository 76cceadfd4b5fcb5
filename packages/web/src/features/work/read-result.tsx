// What is decided about: what the part was to deliver, and the report that says it has, beside the one before it.
import { IconExternalLink } from "@tabler/icons-react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { Answer } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ReportComparison } from "../reports/report-comparison.tsx";
import { EvidenceOfPart } from "../evidence/evidence-of-part.tsx";
import evidenceClasses from "../evidence/evidence.module.css";
import type { StandingResult } from "./standing-result.ts";
import type { ShownForPart } from "./use-shown-for-part.ts";
import classes from "./work.module.css";

export interface ReadResultProps {
  readonly part: PartView;
  readonly answer: Answer<"commitment">;
  readonly result: StandingResult;
  /** Undefined until it has been read. */
  readonly evidence: ShownForPart | undefined;
}

export function ReadResult({ part, answer, result, evidence }: ReadResultProps) {
  const { decision: words } = useMessages().work;
  const format = useFormat();
  const { report, before } = result;
  if (report === undefined) return null;
  const returned = answer.decisions.filter(
    (one) => one.part === part.id && one.verdict.code === "returned" && one.report !== report.id,
  );
  return (
    <div>
      <p>
        <strong>
          <Written vi={part.task} />
        </strong>
      </p>
      <p className={classes.facts}>
        {words.reportedOn(format.day(report.date), part.steward.name)}
        {part.dueDate === undefined ? null : ` · ${words.due} ${format.day(part.dueDate)}`}
      </p>
      {part.product === undefined ? null : (
        <p className={classes.facts}>
          {words.product}: <Written vi={part.product} />
        </p>
      )}
      {returned.map(({ id, decidedOn, reason }) => (
        <p key={id} className={classes.facts}>
          {words.returnedBefore(format.day(decidedOn), reason ?? "")}
        </p>
      ))}
      <ReportComparison before={before} now={report} />
      {before === undefined ? <p className={classes.facts}>{words.firstReport}</p> : null}
      {report.evidence === undefined ? null : (
        <p className={classes.facts}>
          <a href={report.evidence} target="_blank" rel="noreferrer">
            {words.evidence} <IconExternalLink size={12} aria-hidden />
          </a>
        </p>
      )}
      {evidence === undefined ? null : (
        <section className={evidenceClasses.part}>
          <h3>{words.evidence}</h3>
          <EvidenceOfPart part={evidence.part} items={evidence.items} />
        </section>
      )}
    </div>
  );
}
