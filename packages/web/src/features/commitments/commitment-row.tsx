// One commitment in a list: what it is, its span, and how it stands.
import { Link } from "@tanstack/react-router";
import { IconArrowsDiff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CommitmentSummary } from "@nhipcau/contract/shapes/programme.ts";
import { AgreementName } from "../../app/agreement-name.tsx";
import { useLanguage, useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { Span } from "../span/span.tsx";
import classes from "./commitments.module.css";

export interface CommitmentRowProps {
  readonly commitment: CommitmentSummary;
  /** What can be done about it where it stands. */
  readonly action?: ReactNode;
}

export function CommitmentRow({ commitment, action }: CommitmentRowProps) {
  const text = useText();
  const { language } = useLanguage();
  const { id, title, titleEn, sector, agreement, sides, illustrative } = commitment;
  const shown = language === "en" ? (titleEn ?? title) : title;
  return (
    <article className={classes.row}>
      <div>
        <h3>
          <Link to="/cam-ket/$id" params={{ id }}>
            <Written vi={title} en={titleEn} />
          </Link>
        </h3>
        <p className={classes.quiet}>
          {text(sector.label)} · <AgreementName of={agreement} /> <IllustrativeMark show={illustrative} />
        </p>
      </div>
      <Span title={shown} sides={sides} />
      <Standing commitment={commitment} action={action} />
    </article>
  );
}

function Standing({ commitment, action }: CommitmentRowProps) {
  const { overview } = useMessages();
  const format = useFormat();
  const {
    class: partClass,
    daysOverdue,
    heldUpBy,
    forecast,
    disagreements,
    partsReported,
    parts,
  } = commitment;
  const isDone = partClass === "done-on-time" || partClass === "done-late";
  return (
    <div className={classes.standing}>
      <ClassBadge class={partClass} daysOverdue={daysOverdue} />
      {isDone ? null : (
        <p className={classes.quiet}>
          {forecast === undefined ? overview.noForecast : overview.forecast(format.day(forecast))}
        </p>
      )}
      {heldUpBy === undefined ? null : <p className={classes.quiet}>{overview.heldUpBy(heldUpBy.name)}</p>}
      {partsReported < parts ? (
        <p className={classes.quiet}>{overview.reported(partsReported, parts)}</p>
      ) : null}
      {disagreements.length > 0 ? (
        <p className={classes.disagrees}>
          <IconArrowsDiff size={15} stroke={1.8} aria-hidden /> {overview.disagrees}
        </p>
      ) : null}
      {action}
    </div>
  );
}
