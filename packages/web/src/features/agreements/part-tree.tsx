// Part → commitment → clause: for each piece of work, whose it is and which agreed content it carries out.
import { Link } from "@tanstack/react-router";
import type { Answer } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { sortParts } from "../lists/sort-parts.ts";
import classes from "../lists/lists.module.css";

export function PartTree({ answer }: { readonly answer: Answer<"agreement"> }) {
  const messages = useMessages().agreements;
  if (answer.parts.length === 0) return <Empty>{messages.commitmentMissing}</Empty>;
  const titleEn = (id: string) => answer.commitments.find((one) => one.id === id)?.titleEn;
  return sortParts(answer.parts, "red-first").map((part) => {
    const clauses = answer.clauses.filter(({ commitments }) =>
      commitments.some(({ id }) => id === part.commitment.id),
    );
    return (
      <article key={part.id} className={classes.item}>
        <p>
          <strong>{part.locality.name}</strong>: <Written vi={part.task} />{" "}
          <IllustrativeMark show={part.illustrative} />
        </p>
        <div className={classes.fine}>
          <ClassBadge class={part.class} daysOverdue={part.daysOverdue} daysLeft={part.daysLeft} />
          <Link to="/cam-ket/$id" params={{ id: part.commitment.id }}>
            <Written vi={part.commitment.name} en={titleEn(part.commitment.id)} />
          </Link>
        </div>
        <ul className={classes.tree} aria-label={messages.forClauses}>
          {clauses.map(({ id, content, contentEn }) => (
            <li key={id}>
              <Written vi={content} en={contentEn} />
            </li>
          ))}
        </ul>
      </article>
    );
  });
}
