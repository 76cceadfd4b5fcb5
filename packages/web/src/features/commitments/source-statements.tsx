// What the sources say about this, every dated statement kept; where two contradict each other it is marked on both.
import { IconArrowsDiff, IconQuote } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { StatusStatementView } from "@nhipcau/contract/shapes/programme.ts";
import { Card } from "../../app/card.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import classes from "./commitment-page.module.css";

export function SourceStatements({ statements }: { readonly statements: readonly StatusStatementView[] }) {
  const messages = useMessages().commitments;
  if (statements.length === 0) return null;
  return (
    <Card title={messages.statements} aside={messages.statementsAside}>
      <ul className={classes.statements}>
        {statements.map((statement) => (
          <Statement key={statement.id} statement={statement} all={statements} />
        ))}
      </ul>
    </Card>
  );
}

interface StatementProps {
  readonly statement: StatusStatementView;
  readonly all: readonly StatusStatementView[];
}

function Statement({ statement, all }: StatementProps) {
  const messages = useMessages().commitments;
  const text = useText();
  const format = useFormat();
  const { date, dateCertainty, status, source, about } = statement;
  const against = all.filter(({ id }) => statement.contradicts.includes(id));
  return (
    <li data-conflict={statement.contradicts.length > 0 || undefined}>
      <p className={classes.entryHead}>
        <strong>{date === undefined ? messages.undated : format.day(date)}</strong>
        {dateCertainty === undefined ? null : ` (${text(dateCertainty.label)})`} · <Written vi={about.name} />{" "}
        · {text(status.label)}
      </p>
      <p>
        <IconQuote size={14} aria-hidden /> <Written vi={statement.statement} en={statement.statementEn} />
      </p>
      {source === undefined ? null : (
        <p className={classes.fine}>
          <Link to="/du-lieu/$register/$id" params={{ register: "sources", id: source.id }}>
            <Written vi={source.name} />
          </Link>
        </p>
      )}
      {statement.contradicts.length === 0 ? null : (
        <p className={classes.repeat}>
          <IconArrowsDiff size={14} aria-hidden /> {messages.contradicts}:{" "}
          {against
            .map(
              (other) =>
                `${other.date === undefined ? messages.undated : format.day(other.date)}, ${text(other.status.label)}`,
            )
            .join("; ")}
        </p>
      )}
    </li>
  );
}
