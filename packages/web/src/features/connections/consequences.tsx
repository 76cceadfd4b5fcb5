// What a step means before it is done: a short list under a heading of its own.
import { useId } from "react";
import classes from "./connections.module.css";

export interface ConsequencesProps {
  readonly title: string;
  readonly lines: readonly string[];
  /** Steps that follow on each other. */
  readonly isOrdered?: boolean;
}

export function Consequences({ title, lines, isOrdered = false }: ConsequencesProps) {
  const heading = useId();
  const List = isOrdered ? "ol" : "ul";
  return (
    <div>
      <p id={heading} className={classes.h3}>
        {title}
      </p>
      <List className={classes.terms} aria-labelledby={heading}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </List>
    </div>
  );
}
