// One agreed content: its words, its force, where it stands in its source, and what makes it concrete.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ClauseView } from "@nhipcau/contract/shapes/programme.ts";
import { AgreementName } from "../../app/agreement-name.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { Written } from "../../app/written.tsx";
import classes from "./lists.module.css";

export interface ClauseItemProps {
  readonly clause: ClauseView;
  readonly showsAgreement?: boolean;
  /** False where the source is the same as that of all around it. */
  readonly showsSource?: boolean;
  /** What is shown of each commitment that makes it concrete; its name as a link when absent. */
  readonly commitment?: (id: string) => ReactNode;
}

export function ClauseItem({
  clause,
  showsAgreement = false,
  showsSource = true,
  commitment,
}: ClauseItemProps) {
  const messages = useMessages().lists;
  const text = useText();
  const { content, contentEn, force, sector, agreement, locator, source, sameAs, commitments } = clause;
  return (
    <article className={classes.item}>
      <p>
        <Written vi={content} en={contentEn} />
      </p>
      <div className={classes.fine}>
        <span className={classes.force} data-force={force.code}>
          {text(force.label)}
        </span>
        {commitments.length === 0 ? <span className={classes.open}>{messages.notConcrete}</span> : null}
        <span>{text(sector.label)}</span>
        {showsAgreement && agreement !== undefined ? (
          <Link to="/thoa-thuan/$id" params={{ id: agreement.id }}>
            <AgreementName of={agreement} />
          </Link>
        ) : null}
        {sameAs === undefined ? null : <span>{messages.sameAs(sameAs.name)}</span>}
      </div>
      {locator === undefined ? null : (
        <blockquote lang="vi">
          “{locator}…”{" "}
          {source === undefined || !showsSource ? null : (
            <Link to="/du-lieu/$register/$id" params={{ register: "sources", id: source.id }}>
              {source.name}
            </Link>
          )}
        </blockquote>
      )}
      {commitments.length === 0 ? null : (
        <ul className={classes.tree} aria-label={messages.concreteBy}>
          {commitments.map(({ id, name }) => (
            <li key={id}>
              {commitment?.(id) ?? (
                <Link to="/cam-ket/$id" params={{ id }}>
                  {name}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
