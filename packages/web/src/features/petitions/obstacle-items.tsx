// The obstacles of a list, each with where it lies and what comes next; some of one agreement can be chosen for a petition.
import { Button, Checkbox } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ObstacleItem } from "@nhipcau/contract/shapes/petitions.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import lists from "../lists/lists.module.css";
import { useAgencyText } from "../take-overs/use-agency-text.ts";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export function ObstacleItems({ obstacles }: { readonly obstacles: readonly ObstacleItem[] }) {
  const messages = usePetitionMessages();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const mayDraft = obstacles.some(({ mayDo }) => mayDo.petition);
  const still = obstacles.filter(({ id }) => chosen.includes(id));
  const agreement = still[0]?.agreement.id;
  return (
    <>
      {mayDraft ? (
        <div className={`${classes.choose} nc-no-print`} data-begun={still.length > 0 || undefined}>
          <Button
            size="xs"
            disabled={still.length === 0}
            renderRoot={(props) =>
              still.length === 0 ? (
                <button type="button" {...props} />
              ) : (
                <Link
                  to="/kien-nghi/moi"
                  search={{ obstacles: still.map(({ id }) => id).join(",") }}
                  {...props}
                />
              )
            }
          >
            {messages.draftChosen(still.length)}
          </Button>
          <span>{messages.draftHelp}</span>
        </div>
      ) : null}
      {obstacles.map((obstacle) => (
        <Obstacle
          key={obstacle.id}
          obstacle={obstacle}
          isChosen={chosen.includes(obstacle.id)}
          isChoosable={agreement === undefined || agreement === obstacle.agreement.id}
          onChoose={(isChosen) =>
            setChosen(isChosen ? [...chosen, obstacle.id] : chosen.filter((id) => id !== obstacle.id))
          }
        />
      ))}
    </>
  );
}

interface ObstacleProps {
  readonly obstacle: ObstacleItem;
  readonly isChosen: boolean;
  /** Those of another agreement than the first one chosen cannot go into the same petition. */
  readonly isChoosable: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function Obstacle({ obstacle, isChosen, isChoosable, onChoose }: ObstacleProps) {
  const messages = usePetitionMessages();
  const { id, title, description, mayDo } = obstacle;
  return (
    <article className={`${lists.item} ${mayDo.petition ? classes.chosen : ""}`}>
      {mayDo.petition ? (
        <Checkbox
          mt={3}
          aria-label={messages.choose(title)}
          checked={isChosen}
          disabled={!isChoosable}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      ) : null}
      <div>
        <p>
          <IconBolt size={16} stroke={1.8} aria-hidden style={{ verticalAlign: "-0.15em" }} />{" "}
          <Link to="/vuong-mac/$id" params={{ id }} className={classes.title}>
            <Written vi={title} />
          </Link>{" "}
          <IllustrativeMark show={obstacle.illustrative} />
        </p>
        {description === undefined ? null : (
          <p>
            <Written vi={description} />
          </p>
        )}
        <Standing obstacle={obstacle} />
        <NextAction obstacle={obstacle} />
      </div>
    </article>
  );
}

function Standing({ obstacle }: { readonly obstacle: ObstacleItem }) {
  const words = useMessages().lists;
  const messages = usePetitionMessages();
  const text = useText();
  const format = useFormat();
  const agencyText = useAgencyText();
  const { locality, daysOpen, authority, beyondAuthority, state, clearableBy, dueDate, commitment, task } =
    obstacle;
  const facts = [
    words.obstacleOn(locality.name),
    words.obstacleDays(format.number(daysOpen)),
    text(authority.label),
    ...(clearableBy === undefined ? [] : [words.clearableBy(agencyText(clearableBy, obstacle.keepers))]),
    ...(dueDate === undefined ? [] : [words.clearBy(format.day(dueDate))]),
  ];
  const held = state.stays.at(-1);
  return (
    <>
      <div className={lists.fine}>
        {beyondAuthority ? <span className={lists.open}>{words.beyondAuthority}</span> : null}
        <span>{facts.join(" · ")}</span>
      </div>
      <div className={lists.fine}>
        <strong>{messages.phases[state.phase]}</strong>
        {held === undefined ? null : (
          <span>{messages.heldAt(text(held.level.label), format.number(held.days))}</span>
        )}
      </div>
      <div className={lists.fine}>
        <Link to="/cam-ket/$id" params={{ id: commitment.id }}>
          <Written vi={commitment.name} />
        </Link>
        <span>
          <Written vi={task} />
        </span>
      </div>
    </>
  );
}

// One action a row: what would move it on, taken on its own page.
function NextAction({ obstacle: { id, state, mayDo, petition } }: { readonly obstacle: ObstacleItem }) {
  const messages = usePetitionMessages();
  const isWaiting = state.phase === "in-petition" && petition !== undefined;
  const next = isWaiting
    ? undefined
    : mayDo.clear && (state.phase === "answered" || state.phase === "directed")
      ? messages.clear
      : mayDo.escalate && state.phase === "open"
        ? messages.escalate
        : undefined;
  return (
    <div className={`${classes.actions} nc-no-print`}>
      {isWaiting ? (
        <Link to="/kien-nghi/$id" params={{ id: petition.id }} className={classes.petitionLink}>
          <Written vi={petition.name} />
        </Link>
      ) : null}
      <Button
        size="compact-sm"
        variant={next === undefined ? "subtle" : "light"}
        renderRoot={(props) => <Link to="/vuong-mac/$id" params={{ id }} {...props} />}
      >
        {next ?? messages.openObstacle}
      </Button>
    </div>
  );
}
