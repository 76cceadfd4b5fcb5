// What the record of an obstacle says, and how long it lay at each level.
import { Link } from "@tanstack/react-router";
import type { ObstacleItem } from "@nhipcau/contract/shapes/petitions.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { useAgencyText } from "../take-overs/use-agency-text.ts";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export interface ObstacleFactsProps {
  readonly obstacle: ObstacleItem;
}

export function ObstacleFacts({ obstacle }: ObstacleFactsProps) {
  const messages = usePetitionMessages();
  const text = useText();
  const format = useFormat();
  const agencyText = useAgencyText();
  const { description, commitment, task, clearableBy, dueDate, answer, authority } = obstacle;
  return (
    <dl className={classes.facts}>
      {description === undefined ? null : (
        <>
          <dt>{messages.description}</dt>
          <dd>
            <Written vi={description} />
          </dd>
        </>
      )}
      <dt>{messages.part}</dt>
      <dd>
        <Link to="/cam-ket/$id" params={{ id: commitment.id }}>
          <Written vi={commitment.name} />
        </Link>
        : <Written vi={task} />
      </dd>
      <dt>{messages.competent}</dt>
      <dd>
        {text(authority.label)} ·{" "}
        {clearableBy === undefined ? (
          messages.noBody
        ) : (
          <Written vi={agencyText(clearableBy, obstacle.keepers)} />
        )}
      </dd>
      <dt>{messages.dueBy}</dt>
      <dd>{dueDate === undefined ? messages.noDue : format.day(dueDate)}</dd>
      {answer === undefined ? null : (
        <>
          <dt>{messages.clearedHow}</dt>
          <dd>
            <Written vi={answer} />
          </dd>
        </>
      )}
    </dl>
  );
}

export function ObstacleLevels({ obstacle }: ObstacleFactsProps) {
  const messages = usePetitionMessages();
  const text = useText();
  const format = useFormat();
  return (
    <table className={classes.levels}>
      <thead>
        <tr>
          <th scope="col">{messages.level}</th>
          <th scope="col">{messages.from}</th>
          <th scope="col">{messages.until}</th>
          <th scope="col">{messages.days}</th>
        </tr>
      </thead>
      <tbody>
        {obstacle.state.stays.map(({ level, from, until, days }) => (
          <tr key={`${level.code} ${from}`}>
            <th scope="row">{text(level.label)}</th>
            <td>{format.day(from)}</td>
            <td>{until === undefined ? messages.now : format.day(until)}</td>
            <td>{format.number(days)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
