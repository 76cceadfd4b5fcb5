// After a merger, split or renaming: what waits for our side to say who takes over, confirmed many at once on one ground;
// and what waits for the others, to be seen.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { type Choices, noChoices } from "./choices.ts";
import { ConfirmBar, type Refusals } from "./confirm-bar.tsx";
import { EventCard } from "./event-card.tsx";
import { useTakeOverMessages } from "./take-over-messages.ts";
import classes from "./take-overs.module.css";

export function TakeOverPage() {
  const messages = useTakeOverMessages();
  const query = useCall(routes.takeOvers);
  return (
    <>
      <PageHead title={messages.title} about={query.data && <About answer={query.data} />} />
      <Loaded query={query}>{(answer) => <Events answer={answer} />}</Loaded>
    </>
  );
}

interface AnswerProps {
  readonly answer: Answer<"takeOvers">;
}

function About({ answer }: AnswerProps) {
  const messages = useTakeOverMessages();
  const format = useFormat();
  const session = useCall(routes.session);
  const account = session.data?.account;
  const { asOf, waiting, mayConfirm } = answer;
  return (
    <>
      {account === undefined
        ? messages.aboutAll
        : waiting === 0
          ? messages.aboutNone(account.locality.name)
          : messages.about(format.number(waiting), account.locality.name)}{" "}
      {messages.asOf(format.day(asOf))} {messages.stays}{" "}
      {account === undefined ? (
        <Link to="/dang-nhap">{messages.signIn}</Link>
      ) : mayConfirm || waiting === 0 ? null : (
        messages.wrongRole(account.locality.name)
      )}
    </>
  );
}

function Events({ answer }: AnswerProps) {
  const messages = useTakeOverMessages();
  const [choices, setChoices] = useState<Choices>(noChoices);
  const [refusals, setRefusals] = useState<Refusals>(new Map());
  const { events, agencies, mayConfirm } = answer;
  const ours = events.filter(({ isOurs }) => isOurs);
  const others = events.filter(({ isOurs }) => !isOurs);
  if (events.length === 0) return <Empty>{messages.nothing}</Empty>;
  return (
    <div className={classes.page}>
      {ours.length === 0 ? null : (
        <section aria-label={messages.ours} className={classes.side}>
          <h2>{messages.ours}</h2>
          {ours.map((event) => (
            <EventCard
              key={event.id}
              event={event}
              agencies={agencies}
              refusals={refusals}
              choosing={mayConfirm ? { choices, onChoose: setChoices } : undefined}
            />
          ))}
          {mayConfirm ? (
            <ConfirmBar
              things={ours.flatMap(({ things }) => things.filter(({ confirmed }) => confirmed === undefined))}
              choices={choices}
              onDone={() => setChoices(noChoices)}
              onRefusals={setRefusals}
            />
          ) : null}
        </section>
      )}
      {others.length === 0 ? null : (
        <section aria-label={messages.others} className={classes.side}>
          {ours.length === 0 ? null : <h2>{messages.others}</h2>}
          {others.map((event) => (
            <EventCard
              key={event.id}
              event={event}
              agencies={agencies}
              refusals={noRefusals}
              choosing={undefined}
            />
          ))}
        </section>
      )}
    </div>
  );
}

const noRefusals: Refusals = new Map();
