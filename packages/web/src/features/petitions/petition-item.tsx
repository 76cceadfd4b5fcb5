// One petition in a list: whom it asks, where it stands, how long it waits, what each party said.
import { Link } from "@tanstack/react-router";
import type { PetitionSummary } from "@nhipcau/contract/shapes/petitions.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import lists from "../lists/lists.module.css";
import { PhaseBadge, WaitingDays } from "./phase-badge.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export function PetitionItem({ petition }: { readonly petition: PetitionSummary }) {
  const messages = usePetitionMessages();
  const format = useFormat();
  const { id, title, addressee, drafter, draftedOn, parties, obstacles, answers, answerBy, phase, waiting } =
    petition;
  const settled = obstacles.filter((obstacle) => obstacle.settled).length;
  const facts = [
    messages.draftedBy(drafter.name, format.day(draftedOn)),
    messages.covers(obstacles.length),
    ...(answers.length > 0 ? [messages.settles(settled, obstacles.length)] : []),
    ...(answerBy === undefined || answers.length > 0 ? [] : [messages.askedBy(format.day(answerBy))]),
  ];
  return (
    <article className={lists.item}>
      <p>
        <Link to="/kien-nghi/$id" params={{ id }} className={classes.title}>
          <Written vi={title} />
        </Link>{" "}
        <IllustrativeMark show={petition.illustrative} />
      </p>
      <div className={lists.fine}>
        <PhaseBadge phase={phase} />
        <WaitingDays waiting={waiting} />
        <span>
          {messages.to("")}
          <Written vi={addressee.name} />
        </span>
      </div>
      <div className={lists.fine}>
        {parties.map(({ party, word }) => (
          <span key={party.id} data-word={word} className={classes.word}>
            {party.name}: {messages.words[word]}
          </span>
        ))}
      </div>
      <div className={lists.fine}>
        <span>{facts.join(" · ")}</span>
      </div>
    </article>
  );
}
