// One merger, split or renaming: what became of whom, on which ground, and the things that name who is no more.
import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import type { TakeOverEvent } from "@nhipcau/contract/routes/take-over-routes.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { agencyFor, type Choices, choose, keyOf } from "./choices.ts";
import type { Refusals } from "./confirm-bar.tsx";
import { ConfirmedThing, WaitingThing } from "./thing-row.tsx";
import { useTakeOverMessages } from "./take-over-messages.ts";
import classes from "./take-overs.module.css";

export interface Choosing {
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}

export interface EventCardProps {
  readonly event: TakeOverEvent;
  /** The agencies of the reader's side that stand. */
  readonly agencies: readonly Named[];
  readonly refusals: Refusals;
  /** Absent for who only looks on. */
  readonly choosing: Choosing | undefined;
}

const shownAtOnce = 50;

export function EventCard({ event, agencies, refusals, choosing }: EventCardProps) {
  const messages = useTakeOverMessages();
  const format = useFormat();
  const [shown, setShown] = useState(shownAtOnce);
  const { things, waiting } = event;
  const open = things.filter(({ confirmed }) => confirmed === undefined);
  const confirmed = things.filter((thing) => thing.confirmed !== undefined);
  const count = format.number(waiting);
  return (
    <Card
      title={<EventTitle event={event} />}
      aside={
        waiting === 0
          ? messages.allConfirmed
          : event.isOurs
            ? messages.waiting(count)
            : messages.waitsFor(count, event.side.name)
      }
    >
      <EventFacts event={event} />
      {choosing && open.length > 1 ? <ChooseAll event={event} choosing={choosing} /> : null}
      <ul className={classes.things}>
        {open.slice(0, shown).map((thing) => (
          <li key={keyOf(thing)}>
            <WaitingThing
              thing={thing}
              agencies={agencies}
              choosing={choosing}
              reasons={refusals.get(keyOf(thing)) ?? []}
            />
          </li>
        ))}
      </ul>
      {open.length > shown ? (
        <Button variant="default" size="xs" onClick={() => setShown(shown + shownAtOnce)}>
          {messages.more(format.number(open.length - shown))}
        </Button>
      ) : null}
      {confirmed.length === 0 ? null : (
        <details className={classes.confirmed} open={open.length === 0}>
          <summary>{messages.confirmedCount(format.number(confirmed.length))}</summary>
          <ul className={classes.things}>
            {confirmed.map((thing) => (
              <li key={keyOf(thing)}>
                <ConfirmedThing thing={thing} mayChange={choosing !== undefined} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function EventTitle({ event }: { readonly event: TakeOverEvent }) {
  const messages = useTakeOverMessages();
  // Who lives on under the same name is told on the right; on the left, who is no more.
  const livesOn = new Set(event.after.map(({ id }) => id));
  const ended = event.before.filter(({ id }) => !livesOn.has(id));
  const before = (ended.length === 0 ? event.before : ended).map(({ name }) => name).join(", ");
  const after = event.after.map(({ name }) => name).join(", ");
  return <span lang="vi">{after === "" ? messages.ended(before) : messages.became(before, after)}</span>;
}

function EventFacts({ event }: { readonly event: TakeOverEvent }) {
  const messages = useTakeOverMessages();
  const text = useText();
  const format = useFormat();
  const { kind, date, ground, source } = event;
  const told = ground === undefined ? source && messages.source(source) : messages.ground(ground);
  return (
    <p className={classes.fine}>
      {kind === undefined ? null : `${text(kind.label)} · `}
      {messages.on(format.day(date))}
      {told === undefined ? null : ` · ${told}`}
    </p>
  );
}

function ChooseAll({ event, choosing }: { readonly event: TakeOverEvent; readonly choosing: Choosing }) {
  const messages = useTakeOverMessages();
  const format = useFormat();
  const { choices, onChoose } = choosing;
  const ready = event.things.filter(
    (thing) => thing.confirmed === undefined && agencyFor(thing, choices) !== "",
  );
  const chosen = ready.filter((thing) => choices.chosen.has(keyOf(thing))).length;
  return (
    <Checkbox
      className={classes.all}
      label={messages.chooseAll(format.number(ready.length))}
      disabled={ready.length === 0}
      checked={ready.length > 0 && chosen === ready.length}
      indeterminate={chosen > 0 && chosen < ready.length}
      onChange={(change) => onChoose(choose(choices, ready, change.currentTarget.checked))}
    />
  );
}
