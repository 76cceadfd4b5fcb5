// The parts of one queue as rows, each with its one main action; on a phone each row becomes a card.
import { Button } from "@mantine/core";
import { IconChecks, IconEye, IconPencilPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { QueueName } from "@nhipcau/domain/work/queues.ts";
import type { Answer } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { PhaseMark } from "../figures/phase-mark.tsx";
import { WorkingDays } from "../figures/working-days.tsx";
import { hasKeptDraft } from "../reports/use-report-draft.ts";
import lists from "../lists/lists.module.css";
import { useAgencyText } from "../take-overs/use-agency-text.ts";
import { mainAction, type MainAction } from "./main-action.ts";
import classes from "./work.module.css";

type Row = Answer<"work">["rows"][number];

/** Something to be done about a part, chosen in a row. */
export type OnAct = (part: PartView, action: MainAction) => void;

export interface WorkTableProps {
  readonly queue: QueueName;
  readonly rows: readonly Row[];
  readonly onAct: OnAct;
}

export function WorkTable({ queue, rows, onAct }: WorkTableProps) {
  const { lists: words, work } = useMessages();
  return (
    <table className={`${lists.parts} ${classes.rows}`}>
      <thead>
        <tr>
          <th scope="col">{words.columnPart}</th>
          <th scope="col">{words.columnSide}</th>
          <th scope="col">{words.columnDue}</th>
          <th scope="col">{words.columnStanding}</th>
          <th scope="col">{work.columnAction}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <WorkRow key={row.part.id} row={row} queue={queue} onAct={onAct} />
        ))}
      </tbody>
    </table>
  );
}

interface WorkRowProps {
  readonly row: Row;
  readonly queue: QueueName;
  readonly onAct: OnAct;
}

function WorkRow({ row, queue, onAct }: WorkRowProps) {
  const { lists: words, work } = useMessages();
  const format = useFormat();
  const agencyText = useAgencyText();
  const { part, events } = row;
  const { task, commitment, locality, leadAgency, illustrative, waitsFor, dueDate, percent } = part;
  const others = [
    ...new Set(waitsFor.filter((one) => one.locality.id !== locality.id).map((one) => one.locality.name)),
  ];
  return (
    <tr>
      <th scope="row">
        <Link to="/cam-ket/$id" params={{ id: commitment.id }}>
          <Written vi={task} />
        </Link>{" "}
        <IllustrativeMark show={illustrative} />
        <small>
          <Written vi={commitment.name} />
        </small>
        {hasKeptDraft(part.id) ? <small className={classes.draft}>{work.hasDraft}</small> : null}
      </th>
      <td data-label={words.columnSide}>
        {locality.name}
        <small>{leadAgency ? agencyText(leadAgency, part.keepers) : words.noLead}</small>
      </td>
      <td data-label={words.columnDue}>
        {dueDate === undefined ? words.noDue : format.day(dueDate)}
        {part.phase === "awaiting-confirmation" ? null : <WorkingDays of={part} />}
      </td>
      <td data-label={words.columnStanding} className={classes.standing}>
        <ClassBadge class={part.class} daysOverdue={part.daysOverdue} daysLeft={part.daysLeft} />
        <PhaseMark part={part} />
        <small>
          {[
            ...(part.phase === "open"
              ? [percent === undefined ? words.notReported : format.percent(percent)]
              : []),
            ...(queue === "waiting" && others.length > 0 ? [words.waits(others.join(", "))] : []),
          ].join(" · ")}
        </small>
      </td>
      <td className={classes.action}>
        <Act part={part} action={mainAction(queue, events)} onAct={onAct} />
      </td>
    </tr>
  );
}

interface ActProps {
  readonly part: PartView;
  readonly action: MainAction;
  readonly onAct: OnAct;
}

function Act({ part, action, onAct }: ActProps) {
  const { work } = useMessages();
  switch (action) {
    case "report":
      return (
        <Button
          size="xs"
          leftSection={<IconPencilPlus size={15} stroke={1.8} aria-hidden />}
          aria-label={work.reportOf(part.task)}
          onClick={() => onAct(part, action)}
        >
          {work.report}
        </Button>
      );
    case "decide":
      return (
        <Button
          size="xs"
          leftSection={<IconChecks size={15} stroke={1.8} aria-hidden />}
          aria-label={work.decideOf(part.task)}
          onClick={() => onAct(part, action)}
        >
          {work.decide}
        </Button>
      );
    case "see":
      return (
        <Link
          to="/cam-ket/$id"
          params={{ id: part.commitment.id }}
          className={classes.see}
          aria-label={work.seeOf(part.task)}
        >
          <IconEye size={15} stroke={1.8} aria-hidden /> {work.see}
        </Link>
      );
  }
}
