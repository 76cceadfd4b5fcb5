// Parts as rows; on a phone each becomes a small card, with the same words.
import { Link } from "@tanstack/react-router";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { PhaseMark } from "../figures/phase-mark.tsx";
import { WorkingDays } from "../figures/working-days.tsx";
import { PartBar } from "../span/part-bar.tsx";
import { useAgencyText } from "../take-overs/use-agency-text.ts";
import { daysSilent } from "./silent-parts.ts";
import classes from "./lists.module.css";

export interface PartTableProps {
  readonly parts: readonly PartView[];
  /** The day as of which they are shown. */
  readonly day: string;
}

export function PartTable({ parts, day }: PartTableProps) {
  const messages = useMessages().lists;
  return (
    <table className={classes.parts}>
      <thead>
        <tr>
          <th scope="col">{messages.columnPart}</th>
          <th scope="col">{messages.columnSide}</th>
          <th scope="col">{messages.columnProgress}</th>
          <th scope="col">{messages.columnDue}</th>
          <th scope="col">{messages.columnReport}</th>
          <th scope="col">{messages.columnStanding}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <PartRow key={part.id} part={part} day={day} />
        ))}
      </tbody>
    </table>
  );
}

function PartRow({ part, day }: { readonly part: PartView; readonly day: string }) {
  const messages = useMessages().lists;
  const text = useText();
  const format = useFormat();
  const agencyText = useAgencyText();
  const { task, commitment, sector, locality, leadAgency, illustrative, openObstacles, waitsFor } = part;
  const marks = [
    ...(openObstacles > 0 ? [messages.obstacles(openObstacles)] : []),
    ...(waitsFor.length > 0
      ? [messages.waits([...new Set(waitsFor.map((one) => one.locality.name))].join(", "))]
      : []),
  ];
  return (
    <tr>
      <th scope="row">
        <Link to="/cam-ket/$id" params={{ id: commitment.id }}>
          <Written vi={task} />
        </Link>{" "}
        <IllustrativeMark show={illustrative} />
        <small>
          <Written vi={commitment.name} /> · {text(sector.label)}
        </small>
      </th>
      <td data-label={messages.columnSide}>
        {locality.name}
        <small>{leadAgency ? agencyText(leadAgency, part.keepers) : messages.noLead}</small>
      </td>
      <td data-label={messages.columnProgress}>
        <PartBar part={part} />
        <small>{part.percent === undefined ? messages.notReported : format.percent(part.percent)}</small>
      </td>
      <td data-label={messages.columnDue}>
        <DueCell part={part} />
      </td>
      <td data-label={messages.columnReport}>
        <LastReportCell part={part} day={day} />
      </td>
      <td data-label={messages.columnStanding}>
        <ClassBadge class={part.class} daysOverdue={part.daysOverdue} daysLeft={part.daysLeft} />
        <PhaseMark part={part} />
        {marks.length === 0 ? null : <small>{marks.join(" · ")}</small>}
      </td>
    </tr>
  );
}

function DueCell({ part }: { readonly part: PartView }) {
  const { dueDate, firstDueDate } = part;
  const messages = useMessages().lists;
  const format = useFormat();
  return (
    <>
      {dueDate === undefined ? messages.noDue : format.day(dueDate)}
      <WorkingDays of={part} />
      {firstDueDate === undefined || firstDueDate === dueDate ? null : (
        <small>{messages.firstDue(format.day(firstDueDate))}</small>
      )}
    </>
  );
}

function LastReportCell({ part, day }: { readonly part: PartView; readonly day: string }) {
  const messages = useMessages().lists;
  const format = useFormat();
  const silent = daysSilent(part, day);
  if (part.lastReportOn === undefined) return messages.notReported;
  return (
    <>
      {format.day(part.lastReportOn)}
      {silent === undefined || silent < 30 ? null : (
        <small>{messages.silentFor(format.number(silent))}</small>
      )}
    </>
  );
}
