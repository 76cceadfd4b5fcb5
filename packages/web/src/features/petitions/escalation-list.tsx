// Who was asked about an obstacle, what, and what came back; whoever was asked answers here.
import { Button } from "@mantine/core";
import { useState } from "react";
import type { EscalationView } from "@nhipcau/contract/shapes/petitions.ts";
import type { Answer } from "../../app/api.ts";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { DirectDialog } from "./obstacle-dialogs.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export function EscalationList({ answer }: { readonly answer: Answer<"obstacle"> }) {
  const messages = usePetitionMessages();
  const [asked, setAsked] = useState<EscalationView>();
  const { escalations } = answer;
  if (escalations.length === 0) return <Empty>{messages.noEscalations}</Empty>;
  return (
    <>
      <ul className={classes.said}>
        {escalations.map((escalation) => (
          <li key={escalation.id}>
            <Escalation escalation={escalation} />
            {escalation.mayDirect && escalation.directives.length === 0 ? (
              <div className={`${classes.actions} nc-no-print`}>
                <Button size="xs" variant="default" onClick={() => setAsked(escalation)}>
                  {messages.direct}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {asked ? <DirectDialog answer={answer} escalation={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}

function Escalation({ escalation }: { readonly escalation: EscalationView }) {
  const messages = usePetitionMessages();
  const format = useFormat();
  const { raisedBy, raisedOn, toAgency, question, answerDue, directives } = escalation;
  return (
    <>
      <p>
        <strong>{messages.askedOn(raisedBy.name, format.day(raisedOn), toAgency.name)}</strong>
        {answerDue === undefined ? null : `, ${messages.askedUntil(format.day(answerDue))}`}{" "}
        <IllustrativeMark show={escalation.illustrative} />
      </p>
      <blockquote>
        <Written vi={question} />
      </blockquote>
      {directives.length === 0 ? <p className={classes.fine}>{messages.noDirective}</p> : null}
      {directives.map((directive) => (
        <div key={directive.id}>
          <p className={classes.fine}>
            {messages.directedOn(directive.givenBy.name, format.day(directive.givenOn))}
            {directive.documentNumber === undefined
              ? null
              : `, ${messages.documentNumber(directive.documentNumber)}`}
            : {directive.clears ? messages.clearsIt : messages.clearsNot}
          </p>
          <blockquote>
            <Written vi={directive.opinion} />
          </blockquote>
        </div>
      ))}
    </>
  );
}
