// Clause → commitment → part: what each agreed content became, and which became nothing yet.
import { Link } from "@tanstack/react-router";
import type { Answer } from "../../app/api.ts";
import { useLanguage, useMessages } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { ClauseItem } from "../lists/clause-item.tsx";
import { Span } from "../span/span.tsx";
import classes from "../lists/lists.module.css";

export function ClauseTree({ answer }: { readonly answer: Answer<"agreement"> }) {
  const messages = useMessages().agreements;
  if (answer.clauses.length === 0) return <Empty>{messages.noClauses}</Empty>;
  return answer.clauses.map((clause) => (
    <ClauseItem
      key={clause.id}
      showsSource={clause.source?.id !== answer.source?.id}
      clause={clause}
      commitment={(id) => <CommitmentBranch id={id} answer={answer} />}
    />
  ));
}

interface CommitmentBranchProps {
  readonly id: string;
  readonly answer: Answer<"agreement">;
}

function CommitmentBranch({ id, answer }: CommitmentBranchProps) {
  const messages = useMessages().agreements;
  const { language } = useLanguage();
  const commitment = answer.commitments.find((one) => one.id === id);
  const parts = answer.parts.filter((part) => part.commitment.id === id);
  const named = answer.clauses.flatMap(({ commitments }) => commitments).find((one) => one.id === id);
  const title = language === "en" ? (commitment?.titleEn ?? commitment?.title) : commitment?.title;
  return (
    <>
      <div className={classes.treeHead}>
        {commitment === undefined ? null : <Span title={title ?? ""} sides={commitment.sides} kind="mini" />}
        <Link to="/cam-ket/$id" params={{ id }}>
          {title ?? named?.name ?? id}
        </Link>
        {commitment === undefined ? null : (
          <ClassBadge class={commitment.class} daysOverdue={commitment.daysOverdue} />
        )}
      </div>
      <ul className={classes.treeParts}>
        {parts.length === 0 && commitment !== undefined ? <li>{messages.noParts}</li> : null}
        {parts.map((part) => (
          <li key={part.id}>
            {part.locality.name}: <Written vi={part.task} /> <IllustrativeMark show={part.illustrative} />
          </li>
        ))}
      </ul>
    </>
  );
}
