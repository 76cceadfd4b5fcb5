// The head of a page: its name as the one h1 and in the tab, what it is about, and its actions.
import { useEffect, type ReactNode } from "react";
import { useMessages } from "./language.tsx";
import classes from "./page.module.css";

export interface PageHeadProps {
  readonly title: string;
  /** What the page shows, with the date of its data. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHead({ title, about, actions }: PageHeadProps) {
  const { shell } = useMessages();
  useEffect(() => {
    document.title = `${title} · ${shell.product}`;
  }, [title, shell.product]);
  return (
    <div className={classes.head}>
      <div>
        <h1>{title}</h1>
        {about === undefined ? null : <div className={classes.about}>{about}</div>}
      </div>
      {actions === undefined ? null : <div className={`${classes.actions} nc-no-print`}>{actions}</div>}
    </div>
  );
}
