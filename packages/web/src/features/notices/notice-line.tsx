// One notice: what it is about, how far the deadline was, whom it told and when; struck out when it was withdrawn.
import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { NoticeView } from "@nhipcau/contract/shapes/urging.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { useUrgingMessages } from "../urging/urging-messages.ts";
import classes from "./notices.module.css";

export interface NoticeLineProps {
  readonly notice: NoticeView;
  /** Called when the reader follows it. */
  readonly onFollow?: () => void;
  /** On the commitment's own page it need not be named again. */
  readonly isAtCommitment?: boolean;
}

export function NoticeLine({ notice, onFollow, isAtCommitment = false }: NoticeLineProps) {
  const messages = useUrgingMessages();
  const text = useText();
  const format = useFormat();
  const { kind, title, commitment, sentence, day, late, read, audience, agency, withdrawn } = notice;
  const told = agency === undefined ? messages.told[audience] : messages.toldAgency(agency.name);
  const isUnread = !read && withdrawn === undefined && !isAtCommitment;
  return (
    <li
      className={classes.notice}
      data-unread={isUnread || undefined}
      data-late={late || undefined}
      data-withdrawn={withdrawn !== undefined || undefined}
    >
      <span className={classes.dot}>
        {isUnread ? <VisuallyHidden>{messages.unread}</VisuallyHidden> : null}
      </span>
      <div>
        <p className={classes.title}>
          <span className={classes.kind}>{text(kind)}:</span> <Written vi={title} />
        </p>
        <p className={classes.sentence}>{text(sentence)}</p>
        <p className={classes.fine}>
          {messages.on(format.day(day))}
          {isAtCommitment ? ` · ${told}` : null}
          {withdrawn === undefined ? null : (
            <> · {messages.withdrawn(format.day(withdrawn.on), text(withdrawn.because))}</>
          )}
        </p>
        {commitment === undefined || isAtCommitment ? null : (
          <p className={classes.fine}>
            <Link to="/cam-ket/$id" params={{ id: commitment.id }} onClick={onFollow}>
              <Written vi={commitment.name} />
            </Link>
          </p>
        )}
      </div>
    </li>
  );
}
