// What is asked at one part: explanations and other deadlines, with the buttons for what the reader may do about them.
import { Button } from "@mantine/core";
import { IconCalendarPlus, IconMessageQuestion } from "@tabler/icons-react";
import { useState } from "react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { ExplanationView, ExtensionRequestView } from "@nhipcau/contract/shapes/urging.ts";
import type { Answer } from "../../app/api.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { UrgingDialog, type UrgingAct } from "./urging-dialog.tsx";
import { useUrgingMessages } from "./urging-messages.ts";
import classes from "./urging.module.css";

export interface PartUrgingProps {
  readonly part: PartView;
  readonly urging: Answer<"commitmentUrging">;
}

export function PartUrging({ part, urging }: PartUrgingProps) {
  const messages = useUrgingMessages();
  const [act, setAct] = useState<UrgingAct>();
  const explanations = urging.explanations.filter((one) => one.part === part.id);
  const requests = urging.extensionRequests.filter((one) => one.part === part.id);
  const mayAsk = urging.mayAsk.includes(part.id);
  const mayExtend = urging.mayRequestExtension.includes(part.id);
  return (
    <>
      {explanations.map((one) => (
        <Explanation key={one.id} explanation={one} onAct={setAct} />
      ))}
      {requests.map((one) => (
        <Request key={one.id} request={one} onAct={setAct} />
      ))}
      {mayAsk || mayExtend ? (
        <div className={`${classes.actions} nc-no-print`}>
          {mayAsk ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconMessageQuestion size={16} stroke={1.8} aria-hidden />}
              onClick={() => setAct({ kind: "ask", part })}
            >
              {messages.ask}
            </Button>
          ) : null}
          {mayExtend ? (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCalendarPlus size={16} stroke={1.8} aria-hidden />}
              onClick={() => setAct({ kind: "extend", part })}
            >
              {messages.extend}
            </Button>
          ) : null}
        </div>
      ) : null}
      {act === undefined ? null : (
        <UrgingDialog act={act} asOf={urging.asOf} onClose={() => setAct(undefined)} />
      )}
    </>
  );
}

interface ExplanationProps {
  readonly explanation: ExplanationView;
  readonly onAct: (act: UrgingAct) => void;
}

function Explanation({ explanation, onAct }: ExplanationProps) {
  const messages = useUrgingMessages();
  const format = useFormat();
  const { askedBy, askedOn, question, stage, due, answers, mayDo, illustrative } = explanation;
  return (
    <section className={classes.asked} data-tone={stage === "overdue" ? "late" : undefined}>
      <p>
        <strong>{messages.asked(askedBy.name, format.day(askedOn))}</strong>{" "}
        <IllustrativeMark show={illustrative} />
      </p>
      <blockquote>
        <Written vi={question} />
      </blockquote>
      <p className={classes.stage}>{messages.stage[stage](format.day(due))}</p>
      {answers.map(({ id, answer, answeredOn }) => (
        <p key={id}>
          {messages.answered(format.day(answeredOn))}: <Written vi={answer} />
        </p>
      ))}
      {mayDo.length === 0 ? null : (
        <div className={`${classes.actions} nc-no-print`}>
          {mayDo.map((what) => (
            <Button
              key={what}
              size="compact-sm"
              variant={what === "answer" ? "filled" : "default"}
              onClick={() => onAct({ kind: what === "answer" ? "answer" : "withdraw-question", explanation })}
            >
              {messages[what]}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

interface RequestProps {
  readonly request: ExtensionRequestView;
  readonly onAct: (act: UrgingAct) => void;
}

const actOf = { grant: "grant", refuse: "refuse", withdraw: "withdraw-request" } as const;

function Request({ request, onAct }: RequestProps) {
  const messages = useUrgingMessages();
  const format = useFormat();
  const { askedBy, askedOn, newDueDate, reason, stage, decidedBy, refusal, mayDo, illustrative } = request;
  return (
    <section className={classes.asked} data-tone={stage === "open" ? "open" : undefined}>
      <p>
        <strong>{messages.requested(askedBy.name, format.day(newDueDate), format.day(askedOn))}</strong>{" "}
        <IllustrativeMark show={illustrative} />
      </p>
      <blockquote>
        <Written vi={reason} />
      </blockquote>
      <p className={classes.stage}>
        {messages.requestStage[stage](decidedBy.name)}
        {refusal === undefined ? null : (
          <>
            : <Written vi={refusal} />
          </>
        )}
      </p>
      {mayDo.length === 0 ? null : (
        <div className={`${classes.actions} nc-no-print`}>
          {mayDo.map((what) => (
            <Button
              key={what}
              size="compact-sm"
              variant={what === "grant" ? "filled" : "default"}
              onClick={() => onAct({ kind: actOf[what], request })}
            >
              {messages[what]}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
