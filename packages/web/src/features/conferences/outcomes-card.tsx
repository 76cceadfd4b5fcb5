// What was concluded, and the form in which the next conclusion is written down while it is said.
import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ConferenceView, OutcomeView } from "@nhipcau/contract/shapes/conference.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useMayWrite } from "../../app/may-write.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { draftKey, keepDraft } from "../registers/draft.ts";
import { useReviewMessages } from "../reviews/review-messages.ts";
import { CaptureForm } from "./capture-form.tsx";
import { commitmentDraft, obstacleOf } from "./commitment-draft.ts";
import reviewClasses from "../reviews/reviews.module.css";

export function OutcomesCard({ conference }: { readonly conference: ConferenceView }) {
  const { conference: words } = useReviewMessages();
  const format = useFormat();
  const [isWriting, setWriting] = useState(false);
  const { outcomeList, mayDo } = conference;
  return (
    <Card
      title={words.outcomes}
      aside={format.number(outcomeList.length)}
      actions={
        mayDo.capture && !isWriting ? (
          <Button size="xs" onClick={() => setWriting(true)}>
            {words.capture}
          </Button>
        ) : undefined
      }
    >
      {isWriting ? <CaptureForm conference={conference} onDone={() => setWriting(false)} /> : null}
      {outcomeList.length === 0 ? <p className={reviewClasses.fine}>{words.outcomesNone}</p> : null}
      {outcomeList.map((outcome) => (
        <Outcome key={outcome.id} outcome={outcome} conference={conference} />
      ))}
    </Card>
  );
}

interface OutcomeProps {
  readonly outcome: OutcomeView;
  readonly conference: ConferenceView;
}

function Outcome({ outcome, conference }: OutcomeProps) {
  const { conference: words } = useReviewMessages();
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const mayWrite = useMayWrite("commitments");
  const mayPetition = useMayWrite("petitions");
  const obstacle = obstacleOf(outcome, conference);
  const { kind, responsible, dueDate, writtenBy } = outcome;
  const draft = (): void => {
    keepDraft(localStorage, draftKey("commitments", undefined), {
      body: commitmentDraft(outcome, conference),
      writtenAt: new Date().toISOString(),
    });
    void navigate({ to: "/du-lieu/$register/moi", params: { register: "commitments" } });
  };
  return (
    <article className={reviewClasses.item}>
      <div>
        <span className={reviewClasses.stage}>{text(kind.label)}</span> <Written vi={outcome.text} />{" "}
        <IllustrativeMark show={outcome.illustrative} />
      </div>
      <p className={reviewClasses.fine}>
        {[
          ...(responsible === undefined ? [] : [words.responsibleIs(responsible.name)]),
          ...(dueDate === undefined ? [] : [words.dueBy(format.day(dueDate))]),
          words.writtenBy(writtenBy.name),
        ].join(" · ")}
      </p>
      {kind.code === "petition" && mayPetition === true ? (
        <Button
          size="compact-sm"
          variant="default"
          title={words.petitionHelp}
          renderRoot={(props) =>
            obstacle === undefined ? (
              <Link to="/vuong-mac" search={{ agreement: conference.agreement.id }} {...props} />
            ) : (
              <Link to="/kien-nghi/moi" search={{ obstacles: obstacle }} {...props} />
            )
          }
        >
          {words.petition}
        </Button>
      ) : null}
      {kind.code === "commitment" && mayWrite === true ? (
        <Button size="compact-sm" variant="default" onClick={draft} title={words.draftHelp}>
          {words.draft}
        </Button>
      ) : null}
    </article>
  );
}
