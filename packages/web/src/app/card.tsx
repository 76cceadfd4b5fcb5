// A piece of a page: a heading, a quiet remark beside it, and what it holds.
import { useId, type ReactNode } from "react";
import classes from "./page.module.css";

export interface CardProps {
  readonly title: ReactNode;
  /** A quiet remark beside the heading: the order, the denominator, the date. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Card({ title, aside, actions, className, children }: CardProps) {
  const id = useId();
  return (
    <section className={`${classes.card} ${className ?? ""}`} aria-labelledby={id}>
      <div className={classes.cardHead}>
        <h2 id={id}>{title}</h2>
        {aside === undefined ? null : <span className={classes.aside}>{aside}</span>}
        {actions === undefined ? null : <span className={classes.cardActions}>{actions}</span>}
      </div>
      {children}
    </section>
  );
}
