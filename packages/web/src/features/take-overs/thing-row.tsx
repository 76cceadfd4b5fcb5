// One thing that names a body which is no more: who is named, who takes over, and by which word.
import { Checkbox, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { TakeOverThing } from "@nhipcau/contract/routes/take-over-routes.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { agencyFor, choose, chooseAgency, keyOf } from "./choices.ts";
import type { Choosing } from "./event-card.tsx";
import { useTakeOverMessages } from "./take-over-messages.ts";
import classes from "./take-overs.module.css";

export interface WaitingThingProps {
  readonly thing: TakeOverThing;
  readonly agencies: readonly Named[];
  readonly choosing: Choosing | undefined;
  /** Why it was refused the last time it was sent. */
  readonly reasons: readonly string[];
}

export function WaitingThing({ thing, agencies, choosing, reasons }: WaitingThingProps) {
  const messages = useTakeOverMessages();
  const text = useText();
  const reasonId = useId();
  const { candidates } = thing;
  if (!choosing) {
    const names = candidates.map(({ name }) => name).join(" / ");
    return (
      <div className={classes.thing}>
        <About thing={thing} />
        <p className={classes.heir}>{names === "" ? messages.heirUnknown : messages.heirNow(names)}</p>
      </div>
    );
  }
  const { choices, onChoose } = choosing;
  const to = agencyFor(thing, choices);
  return (
    <div className={classes.thing} data-refused={reasons.length > 0}>
      <Checkbox
        className={classes.check}
        aria-label={messages.choose(text(thing.title))}
        checked={choices.chosen.has(keyOf(thing))}
        disabled={to === ""}
        onChange={(change) => onChoose(choose(choices, [thing], change.currentTarget.checked))}
      />
      <About thing={thing} />
      <div className={classes.heir}>
        <NativeSelect
          size="sm"
          aria-label={messages.takenOverByOf(text(thing.title))}
          aria-describedby={reasonId}
          value={to}
          data={optionsOf(thing, agencies, messages)}
          onChange={(change) => onChoose(chooseAgency(choices, thing, change.currentTarget.value))}
        />
        <WholeName name={nameOf(to, candidates, agencies)} />
        <small id={reasonId} className={reasons.length > 0 ? classes.reason : undefined}>
          {reasons.length > 0 ? reasons.join(" ") : hintOf(candidates, to, messages)}
        </small>
      </div>
    </div>
  );
}

// A choice is one line, which cuts a long name on a narrow page; it stands whole beneath. Who hears the page hears it there.
const narrowLine = 32;

function WholeName({ name }: { readonly name: string }) {
  if (name.length <= narrowLine) return null;
  return (
    <p className={classes.whole} aria-hidden>
      {name}
    </p>
  );
}

function nameOf(id: string, ...lists: readonly (readonly Named[])[]): string {
  return lists.flat().find((one) => one.id === id)?.name ?? "";
}

export interface ConfirmedThingProps {
  readonly thing: TakeOverThing;
  readonly mayChange: boolean;
}

export function ConfirmedThing({ thing, mayChange }: ConfirmedThingProps) {
  const messages = useTakeOverMessages();
  const text = useText();
  const format = useFormat();
  const { confirmed } = thing;
  if (!confirmed) return null;
  const params = { register: "take-overs", id: confirmed.id };
  return (
    <div className={classes.thing}>
      <About thing={thing} />
      <div className={classes.heir}>
        <p>✓ {messages.confirmedBy(confirmed.to.name, format.day(confirmed.day))}</p>
        <small>
          <Link to="/du-lieu/$register/$id" params={params}>
            <Written vi={confirmed.ground} />
          </Link>
          {mayChange ? (
            <>
              {" · "}
              <Link
                to="/du-lieu/$register/$id/sua"
                params={params}
                aria-label={messages.changeOf(text(thing.title))}
              >
                {messages.change}
              </Link>
            </>
          ) : null}
        </small>
      </div>
    </div>
  );
}

function About({ thing }: { readonly thing: TakeOverThing }) {
  const messages = useTakeOverMessages();
  const format = useFormat();
  const { kind, capacity, from, commitment, records, illustrative } = thing;
  return (
    <div className={classes.about}>
      <p>
        <ThingLink thing={thing} /> <IllustrativeMark show={illustrative} />
      </p>
      <small>
        {messages.kinds[kind]} ·{" "}
        {records === undefined ? null : `${messages.records(format.number(records))} `}
        {messages.capacity[capacity](from.name)}
        {commitment === undefined ? null : (
          <>
            {" · "}
            <Written vi={commitment.name} />
          </>
        )}
      </small>
    </div>
  );
}

function ThingLink({ thing }: { readonly thing: TakeOverThing }) {
  const { kind, id, title, commitment } = thing;
  const written = <Written vi={title.vi} en={title.en === title.vi ? undefined : title.en} />;
  if (kind === "register")
    return (
      <Link to="/du-lieu/$register" params={{ register: id }}>
        {written}
      </Link>
    );
  if (kind === "obstacle")
    return (
      <Link to="/vuong-mac/$id" params={{ id }}>
        {written}
      </Link>
    );
  return (
    <Link to="/cam-ket/$id" params={{ id: commitment?.id ?? "" }}>
      {written}
    </Link>
  );
}

type Words = ReturnType<typeof useTakeOverMessages>;

function optionsOf({ candidates }: TakeOverThing, agencies: readonly Named[], messages: Words) {
  const option = ({ id, name }: Named) => ({ value: id, label: name });
  const heirs = new Set(candidates.map(({ id }) => id));
  const others = agencies.filter(({ id }) => !heirs.has(id));
  return [
    ...(candidates.length === 1 ? [] : [{ value: "", label: messages.pick }]),
    ...(candidates.length === 0 ? [] : [{ group: messages.byLaw, items: candidates.map(option) }]),
    { group: messages.otherAgencies, items: others.map(option) },
  ];
}

function hintOf(candidates: readonly Named[], to: string, messages: Words): string {
  if (candidates.length === 0) return to === "" ? messages.unknown : "";
  if (candidates.length > 1) return to === "" ? messages.several : "";
  return candidates[0]?.id === to ? messages.suggested : "";
}
