// One obstacle: its way as a picture, who can clear it and until when, how long it lay at each level, who was asked and what
// came back.
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { RecordHistoryButton } from "../history/record-history-button.tsx";
import { obstacleChain } from "./chain.ts";
import { ChainPicture } from "./chain-picture.tsx";
import { EscalationList } from "./escalation-list.tsx";
import { ClearDialog, EscalateDialog } from "./obstacle-dialogs.tsx";
import { ObstacleFacts, ObstacleLevels } from "./obstacle-facts.tsx";
import { PetitionItem } from "./petition-item.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export function ObstaclePage() {
  const { id } = useParams({ from: "/vuong-mac/$id" });
  const { asOf } = useAsOf();
  const query = useCall(routes.obstacle, { params: { id }, query: { asOf } });
  return <Loaded query={query}>{(answer) => <Obstacle answer={answer} />}</Loaded>;
}

function Obstacle({ answer }: { readonly answer: Answer<"obstacle"> }) {
  const messages = usePetitionMessages();
  const format = useFormat();
  const text = useText();
  const { obstacle, escalations, petitions } = answer;
  const { state } = obstacle;
  const steps = obstacleChain(obstacle, escalations, petitions[0], { messages, ...format });
  return (
    <>
      <PageHead
        title={obstacle.title}
        about={
          <>
            {obstacle.locality.name} · {messages.phases[state.phase]} ·{" "}
            {(obstacle.clearedOn === undefined ? messages.openFor : messages.wasOpenFor)(
              format.number(obstacle.daysOpen),
            )}{" "}
            · {messages.clearableAt(text(state.clearableAt.label))}{" "}
            <IllustrativeMark show={obstacle.illustrative} />
          </>
        }
        actions={<RecordHistoryButton register="obstacles" id={obstacle.id} of={obstacle.title} />}
      />
      <div className={classes.page}>
        <Card title={messages.chain}>
          <ChainPicture steps={steps} />
          <ObstacleActions answer={answer} />
        </Card>
        <div className={classes.split}>
          <div className={classes.page}>
            <Card title={messages.escalations}>
              <EscalationList answer={answer} />
            </Card>
            <Card title={messages.coveredBy}>
              {petitions.length === 0 ? <Empty>{messages.notCovered}</Empty> : null}
              {petitions.map((petition) => (
                <PetitionItem key={petition.id} petition={petition} />
              ))}
              <SettlingAnswers answer={answer} />
            </Card>
          </div>
          <div className={classes.page}>
            <Card title={messages.facts}>
              <ObstacleFacts obstacle={obstacle} />
            </Card>
            <Card title={messages.levels}>
              <ObstacleLevels obstacle={obstacle} />
            </Card>
          </div>
        </div>
      </div>
    </>
  );
}

function ObstacleActions({ answer }: { readonly answer: Answer<"obstacle"> }) {
  const messages = usePetitionMessages();
  const [asked, setAsked] = useState<"escalate" | "clear">();
  const { id, mayDo, state } = answer.obstacle;
  const isAnswered = state.phase === "directed" || state.phase === "answered";
  if (!mayDo.escalate && !mayDo.clear && !mayDo.petition) return null;
  const close = () => setAsked(undefined);
  return (
    <div className={`${classes.actions} nc-no-print`} role="group" aria-label={messages.next}>
      {mayDo.escalate ? (
        <Button
          size="xs"
          variant={state.phase === "open" ? "filled" : "default"}
          onClick={() => setAsked("escalate")}
        >
          {messages.escalate}
        </Button>
      ) : null}
      {mayDo.petition ? (
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link to="/kien-nghi/moi" search={{ obstacles: id }} {...props} />}
        >
          {messages.draftOne}
        </Button>
      ) : null}
      {mayDo.clear ? (
        <Button size="xs" variant={isAnswered ? "filled" : "default"} onClick={() => setAsked("clear")}>
          {messages.clear}
        </Button>
      ) : null}
      {asked === "escalate" ? <EscalateDialog answer={answer} onClose={close} /> : null}
      {asked === "clear" ? <ClearDialog answer={answer} onClose={close} /> : null}
    </div>
  );
}

// The answers are the petition's; the obstacle takes them by reference.
function SettlingAnswers({ answer }: { readonly answer: Answer<"obstacle"> }) {
  const messages = usePetitionMessages();
  const format = useFormat();
  const { obstacle, petitions } = answer;
  const settling = petitions.flatMap(({ answers }) =>
    answers.filter(({ settles }) => settles.includes(obstacle.id)),
  );
  if (settling.length === 0) return null;
  return (
    <ul className={classes.said}>
      {settling.map((one) => (
        <li key={one.id}>
          <p>
            <strong>{messages.answeredBy(one.answeredBy.name, format.day(one.answeredOn))}</strong>
            {one.documentNumber === undefined
              ? null
              : `, ${messages.documentNumber(one.documentNumber)}`}{" "}
            <IllustrativeMark show={one.illustrative} />
          </p>
          <blockquote>
            <Written vi={one.answer} />
          </blockquote>
        </li>
      ))}
    </ul>
  );
}
