// What waits for what, drawn: the part that waits, an arrow, the part waited for and how that one stands.
import { IconArrowNarrowRight } from "@tabler/icons-react";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { Written } from "../../app/written.tsx";
import { ClassBadge } from "../figures/class-badge.tsx";
import classes from "./commitment-page.module.css";

export function WaitsCard({ answer }: { readonly answer: Answer<"commitment"> }) {
  const messages = useMessages().commitments;
  const waits = answer.parts.flatMap((part) => part.waitsFor.map((awaited) => ({ part, awaited })));
  if (waits.length === 0) return null;
  return (
    <Card title={messages.waits}>
      <ul className={classes.waits}>
        {waits.map(({ part, awaited }) => (
          <li key={`${part.id} ${awaited.id}`}>
            <div>
              <small>{part.locality.name}</small>
              <Written vi={part.task} />
            </div>
            <span className={classes.arrow}>
              <IconArrowNarrowRight size={22} stroke={1.6} aria-hidden />
              <small>{messages.waitsFor}</small>
            </span>
            <div>
              <small>{awaited.locality.name}</small>
              <Written vi={awaited.task} />
              <ClassBadge class={awaited.class} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
