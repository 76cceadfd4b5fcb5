// The parts that stand otherwise on the later day: what they were, what they are, what of it changed.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ComparisonView } from "@nhipcau/contract/shapes/course.ts";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import lists from "../lists/lists.module.css";
import { useCourseMessages } from "./course-messages.ts";
import classes from "./course.module.css";

type Change = ComparisonView["changes"][number];

const shownAtOnce = 100;

export function ChangedParts({ comparison }: { readonly comparison: ComparisonView }) {
  const messages = useCourseMessages();
  const format = useFormat();
  const [shown, setShown] = useState(shownAtOnce);
  const { changes } = comparison;
  if (changes.length === 0) return <Empty>{messages.unchanged}</Empty>;
  const left = changes.length - shown;
  return (
    <>
      <table className={`${lists.parts} ${classes.changed}`}>
        <thead>
          <tr>
            <th scope="col">{messages.columnPart}</th>
            <th scope="col">{messages.columnSide}</th>
            <th scope="col">{messages.columnBefore}</th>
            <th scope="col">{messages.columnAfter}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, shown).map((change) => (
            <ChangeRow key={change.part} change={change} />
          ))}
        </tbody>
      </table>
      {left > 0 ? (
        <Button mt="sm" variant="default" size="xs" onClick={() => setShown(shown + shownAtOnce)}>
          {messages.more(format.number(left))}
        </Button>
      ) : null}
    </>
  );
}

function ChangeRow({ change }: { readonly change: Change }) {
  const messages = useCourseMessages();
  return (
    <tr>
      <th scope="row">
        <Link to="/cam-ket/$id" params={{ id: change.commitment.id }}>
          <Written vi={change.task} />
        </Link>{" "}
        <IllustrativeMark show={change.illustrative} />
        <small>
          <Written vi={change.commitment.name} />
        </small>
        <small className={classes.kinds}>
          {change.kinds.map((kind) => messages.kinds[kind]).join(" · ")}
        </small>
      </th>
      <td data-label={messages.columnSide}>{change.locality.name}</td>
      <td data-label={messages.columnBefore}>
        <Standing standing={change.before} />
      </td>
      <td data-label={messages.columnAfter}>
        <Standing standing={change.after} />
      </td>
    </tr>
  );
}

function Standing({ standing }: { readonly standing: Change["before"] }) {
  const messages = useCourseMessages();
  const format = useFormat();
  if (!standing) return messages.notThere;
  const { percent, dueDate, forecastDate } = standing;
  return (
    <>
      <ClassBadge class={standing.class} />
      <small>
        {[
          percent === undefined ? messages.noPercent : format.percent(percent),
          dueDate === undefined ? messages.noDue : messages.due(format.day(dueDate)),
          ...(forecastDate === undefined ? [] : [messages.forecast(format.day(forecastDate))]),
        ].join(" · ")}
      </small>
    </>
  );
}
