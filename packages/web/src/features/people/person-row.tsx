// One person in the administration of accounts, with what they hold and what can be done.
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonView } from "@nhipcau/contract/shapes/people.ts";
import { useFormat } from "../../app/use-format.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { EndDialog, LeaveDialog, LetInDialog, SessionsDialog } from "./person-dialogs.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { useStandingText } from "./standing-text.ts";
import { StandInDialog } from "./stand-in-dialog.tsx";
import classes from "./people.module.css";

export interface PersonRowProps {
  readonly person: PersonView;
  readonly everybody: readonly PersonView[];
}

type Doing =
  | { readonly what: "assign" | "standIn" | "leave" | "letIn" | "sessions" }
  | {
      readonly what: "end";
      readonly kind: "assignment" | "standIn";
      readonly id: string;
      readonly title: string;
    };

export function PersonRow({ person, everybody }: PersonRowProps) {
  const messages = usePeopleMessages();
  const format = useFormat();
  const [doing, setDoing] = useState<Doing>();
  const { name, email, userName, leftAt, secondFactor, sessions } = person;
  const onClose = () => setDoing(undefined);
  return (
    <li className={classes.row}>
      <span className={classes.who}>
        <strong>{name}</strong>
        <small>{[userName, email].filter(Boolean).join(" · ")}</small>
        <small>
          {leftAt === undefined
            ? `${secondFactor ? messages.withFactor : messages.withoutFactor} · ${messages.openSessions(sessions)}`
            : messages.left(format.instant(leftAt))}
        </small>
      </span>
      <HeldList person={person} onEnd={(end) => setDoing({ what: "end", ...end })} />
      <PersonMenu name={name} hasLeft={leftAt !== undefined} onChoose={(what) => setDoing({ what })} />
      {doing?.what === "assign" ? <AssignDialog person={person} onClose={onClose} /> : null}
      {doing?.what === "standIn" ? (
        <StandInDialog person={person} everybody={everybody} onClose={onClose} />
      ) : null}
      {doing?.what === "leave" ? <LeaveDialog person={person} onClose={onClose} /> : null}
      {doing?.what === "letIn" ? <LetInDialog person={person} onClose={onClose} /> : null}
      {doing?.what === "sessions" ? <SessionsDialog person={person} onClose={onClose} /> : null}
      {doing?.what === "end" ? <EndDialog {...doing} onClose={onClose} /> : null}
    </li>
  );
}

interface HeldListProps {
  readonly person: PersonView;
  readonly onEnd: (end: { kind: "assignment" | "standIn"; id: string; title: string }) => void;
}

function HeldList({ person, onEnd }: HeldListProps) {
  const messages = usePeopleMessages();
  const text = useStandingText();
  const format = useFormat();
  const held = [
    ...person.assignments.map((one) => ({ kind: "assignment" as const, title: text(one), ...one })),
    ...person.standIns.map((one) => ({
      kind: "standIn" as const,
      title: `${text(one)} · ${messages.onBehalfOf(one.onBehalfOf.name)}`,
      ...one,
    })),
  ].filter(({ endedAt }) => endedAt === undefined);
  if (held.length === 0)
    return <span className={`${classes.held} ${classes.over}`}>{messages.noAssignments}</span>;
  return (
    <span className={classes.held}>
      {held.map(({ kind, id, title, from, until, inForce }) => (
        <span key={id} className={`${classes.heldRow} ${inForce ? "" : classes.over}`}>
          <span>
            {title} ·{" "}
            {until === undefined
              ? messages.termOpen(format.day(from))
              : messages.term(format.day(from), format.day(until))}
          </span>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={messages.endTitle(title)}
            onClick={() => onEnd({ kind, id, title })}
          >
            {messages.end}
          </Button>
        </span>
      ))}
    </span>
  );
}

interface PersonMenuProps {
  readonly name: string;
  readonly hasLeft: boolean;
  readonly onChoose: (what: Exclude<Doing["what"], "end">) => void;
}

function PersonMenu({ name, hasLeft, onChoose }: PersonMenuProps) {
  const messages = usePeopleMessages();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={34} aria-label={messages.actions(name)}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {hasLeft ? null : (
          <>
            <Menu.Item onClick={() => onChoose("assign")}>{messages.assign}</Menu.Item>
            <Menu.Item onClick={() => onChoose("standIn")}>{messages.standIn}</Menu.Item>
            <Menu.Item onClick={() => onChoose("sessions")}>{messages.endSessions}</Menu.Item>
            <Menu.Item onClick={() => onChoose("leave")}>{messages.leave}</Menu.Item>
          </>
        )}
        <Menu.Item onClick={() => onChoose("letIn")}>{messages.letIn}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
