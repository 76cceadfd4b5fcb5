// What became of a petition once it went out: number, waiting, answers, and each obstacle it covers.
import { Link } from "@tanstack/react-router";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import { WaitingDays } from "./phase-badge.tsx";
import classes from "./petitions.module.css";

export interface PetitionSendingProps {
  readonly answer: Answer<"petition">;
}

export function PetitionSending({ answer }: PetitionSendingProps) {
  const messages = usePetitionMessages();
  return (
    <div className={classes.page}>
      <Card title={messages.sending}>
        <Sent answer={answer} />
        <Answers answer={answer} />
      </Card>
      <Card title={messages.covered}>
        <Covered answer={answer} />
      </Card>
    </div>
  );
}

function Sent({ answer: { petition, sentTo } }: PetitionSendingProps) {
  const messages = usePetitionMessages();
  const format = useFormat();
  const { waiting, documentNumber = "", phase, drafter } = petition;
  if (waiting === undefined)
    return <p>{phase === "agreed" ? messages.readyToSend(drafter.name) : messages.notSentYet}</p>;
  const whom = sentTo.map(({ name }) => name).join(", ");
  return (
    <p>
      {messages.sentAs(documentNumber, format.day(waiting.since), whom)} <WaitingDays waiting={waiting} />
    </p>
  );
}

function Answers({ answer: { petition } }: PetitionSendingProps) {
  const messages = usePetitionMessages();
  const format = useFormat();
  if (petition.waiting === undefined) return null;
  if (petition.answers.length === 0) return <p className={classes.fine}>{messages.noAnswer}</p>;
  return (
    <ul className={classes.said}>
      {petition.answers.map((one) => (
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

function Covered({ answer: { petition } }: PetitionSendingProps) {
  const messages = usePetitionMessages();
  const format = useFormat();
  return (
    <ul className={classes.said}>
      {petition.obstacles.map(({ id, title, locality, settled, clearedOn }) => (
        <li key={id}>
          <p>
            <Link to="/vuong-mac/$id" params={{ id }} className={classes.title}>
              <Written vi={title} />
            </Link>
          </p>
          <p className={classes.fine}>
            {locality.name} · {settled ? messages.isSettled : messages.isUnsettled}
            {clearedOn === undefined ? null : ` · ${messages.isCleared(format.day(clearedOn))}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
