// The conference on the wall: one item in letters that are read from ten metres, the span with both its ends, what each side
// says left and right, the time left, what was concluded. Whoever looks on follows; the convening side goes on by the arrows.
import { Button, Drawer } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconMaximize, IconPencilPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { AgendaItemView, ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import { call, routes, useCall } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { Loaded } from "../../app/page-state.tsx";
import { Written } from "../../app/written.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { useReviewMessages } from "../reviews/review-messages.ts";
import { Span } from "../span/span.tsx";
import { CaptureForm } from "./capture-form.tsx";
import { Clock } from "./clock.tsx";
import { SidesOfItem } from "./sides-of-item.tsx";
import { usePresenterKeys } from "./use-presenter-keys.ts";
import classes from "./presentation.module.css";

export function PresentationPage() {
  const { id } = useParams({ from: "/hoi-nghi/$id/trinh-chieu" });
  const query = useCall(routes.conference, { params: { id } });
  return (
    <div className={classes.wall}>
      <Loaded query={query}>{(conference) => <Wall conference={conference} />}</Loaded>
    </div>
  );
}

function Wall({ conference }: { readonly conference: ConferenceView }) {
  const { conference: words } = useReviewMessages();
  const queries = useQueryClient();
  const [isWriting, setWriting] = useState(false);
  const { id, agenda, current, mayDo, title } = conference;
  const at = agenda.findIndex((item) => item.id === current?.item);
  const item = agenda[at];
  const going = useMutation({
    mutationFn: (next: AgendaItemView) =>
      call(routes.discussItem, { params: { id }, body: { item: next.id } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const go = (step: 1 | -1): void => {
    const next = agenda[at < 0 ? 0 : at + step];
    if (next && mayDo.lead && !going.isPending) going.mutate(next);
  };
  usePresenterKeys({ isHeld: isWriting, onStep: go, onCapture: () => mayDo.capture && setWriting(true) });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <header className={classes.head}>
        <p>
          <Written vi={title} />
        </p>
        {item === undefined ? null : <span>{words.of(at + 1, agenda.length)}</span>}
        {item !== undefined && current?.since !== undefined ? (
          <Clock minutes={item.minutes} since={current.since} />
        ) : null}
      </header>
      {item === undefined ? (
        <Beginning conference={conference} />
      ) : (
        <ItemOnWall item={item} conference={conference} />
      )}
      <Refusal error={going.error} />
      <Controls conference={conference} at={at} onStep={go} onCapture={() => setWriting(true)} />
      <Drawer
        opened={isWriting}
        onClose={() => setWriting(false)}
        title={words.capture}
        position="bottom"
        size="auto"
      >
        <CaptureForm conference={conference} onDone={() => setWriting(false)} />
      </Drawer>
    </>
  );
}

function Beginning({ conference }: { readonly conference: ConferenceView }) {
  const { conference: words } = useReviewMessages();
  return (
    <section className={classes.body}>
      <h1>{conference.closedOn === undefined ? words.waiting : words.ended}</h1>
      <SidesOfItem conference={conference} item={undefined} />
      {conference.agenda.length === 0 ? (
        <p className={classes.text}>{words.agendaNone}</p>
      ) : (
        <ol className={classes.list}>
          {conference.agenda.slice(0, 6).map(({ id, title }) => (
            <li key={id}>
              <Written vi={title} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface ItemOnWallProps {
  readonly item: AgendaItemView;
  readonly conference: ConferenceView;
}

function ItemOnWall({ item, conference }: ItemOnWallProps) {
  const { conference: words } = useReviewMessages();
  const text = useText();
  const outcomes = conference.outcomeList.filter(({ agendaItem }) => agendaItem === item.id);
  const list = useRef<HTMLUListElement>(null);
  // On a low screen what was just concluded would stand below the edge.
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: "center" });
  }, [outcomes.length]);
  return (
    <section className={classes.body} aria-live="polite">
      <h1>
        <Written vi={item.title} />
      </h1>
      {item.commitment === undefined ? null : (
        <div className={classes.span}>
          <Span title={item.commitment.title} sides={item.commitment.sides} kind="full" />
          {item.commitment.disagreements.map(({ sentence }) => (
            <p key={sentence.vi} className={classes.told}>
              {text(sentence)}
            </p>
          ))}
        </div>
      )}
      <SidesOfItem conference={conference} item={item} />
      {outcomes.length === 0 ? null : (
        <div className={classes.outcomes}>
          <h2>{words.outcomes}</h2>
          <ul ref={list}>
            {outcomes.map((outcome) => (
              <li key={outcome.id}>
                <strong>{text(outcome.kind.label)}:</strong> <Written vi={outcome.text} />
                {outcome.responsible === undefined ? null : ` (${outcome.responsible.name})`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

interface ControlsProps {
  readonly conference: ConferenceView;
  readonly at: number;
  readonly onStep: (step: 1 | -1) => void;
  readonly onCapture: () => void;
}

function Controls({ conference: { id, mayDo, agenda }, at, onStep, onCapture }: ControlsProps) {
  const { conference: words } = useReviewMessages();
  const icon = { size: 18, stroke: 1.8, "aria-hidden": true } as const;
  return (
    <footer className={`${classes.controls} nc-no-print`}>
      {mayDo.lead ? (
        <>
          <Button
            variant="default"
            disabled={at <= 0}
            leftSection={<IconArrowLeft {...icon} />}
            onClick={() => onStep(-1)}
          >
            {words.previous}
          </Button>
          <Button
            disabled={agenda.length === 0 || at === agenda.length - 1}
            rightSection={<IconArrowRight {...icon} />}
            onClick={() => onStep(1)}
          >
            {words.next}
          </Button>
        </>
      ) : null}
      {mayDo.capture ? (
        <Button variant="default" leftSection={<IconPencilPlus {...icon} />} onClick={onCapture}>
          {words.capture}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconMaximize {...icon} />}
        onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
      >
        {words.fullScreen}
      </Button>
      <Button
        variant="default"
        leftSection={<IconX {...icon} />}
        renderRoot={(props) => <Link to="/hoi-nghi/$id" params={{ id }} {...props} />}
      >
        {words.leave}
      </Button>
      {mayDo.lead || mayDo.capture ? <span className={classes.keys}>{words.keys}</span> : null}
    </footer>
  );
}
