// What is decided about: what the part was to deliver, and the report that says it has, beside the one before it.
import { IconExternalLink } from "@tabler/icons-react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { EvidenceList } from "../evidence/evidence-list.tsx";
import { ReportComparison } from "../reports/report-comparison.tsx";
import type { StandingResult } from "./standing-result.ts";
import classes from "./work.module.css";

export interface ReadResultProps {
  readonly part: PartView;
  readonly answer: Answer<"commitment">;
  readonly result: StandingResult;
}

export function ReadResult({ part, answer, result }: ReadResultProps) {
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
      <EvidenceOfResult part={part} link={report.evidence} />
    </div>
  );
}

interface EvidenceOfResultProps {
  readonly part: PartView;
  /** The one in the report itself. */
  readonly link: string | undefined;
}

// What the report links to, and what its side has put beside its part.
function EvidenceOfResult({ part, link }: EvidenceOfResultProps) {
  const { decision: words } = useMessages().work;
  const { data } = useCall(routes.evidence, { params: { id: part.commitment.id } });
  const of = data?.parts.find(({ id }) => id === part.id);
  const items = data?.items.filter((item) => item.part === part.id) ?? [];
  if (data === undefined && link === undefined) return null;
  return (
    <div className={classes.evidence}>
      <h3>{words.evidence}</h3>
      {link === undefined ? null : (
        <a href={link} target="_blank" rel="noreferrer">
          {words.evidenceLink} <IconExternalLink size={12} aria-hidden />
        </a>
      )}
      {link === undefined && items.length === 0 ? <p className={classes.facts}>{words.noEvidence}</p> : null}
      {of === undefined ? null : <EvidenceList part={of} items={items} />}
    </div>
  );
}
