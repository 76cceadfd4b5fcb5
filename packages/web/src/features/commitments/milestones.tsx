// The milestones of the work in the order of their days: planned and met.
import { IconFlag3, IconFlagCheck } from "@tabler/icons-react";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import classes from "./commitment-page.module.css";

type Milestone = Answer<"commitment">["milestones"][number];

export function Milestones({ milestones }: { readonly milestones: readonly Milestone[] }) {
  const messages = useMessages().commitments;
  if (milestones.length === 0) return null;
  const inOrder = milestones.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  return (
    <Card title={messages.milestones}>
      <ol className={classes.milestones}>
        {inOrder.map((milestone) => (
          <MilestoneLine key={milestone.id} milestone={milestone} />
        ))}
      </ol>
    </Card>
  );
}

function MilestoneLine({ milestone }: { readonly milestone: Milestone }) {
  const messages = useMessages().commitments;
  const text = useText();
  const format = useFormat();
  const { title, kind, dueDate, dateMet, status } = milestone;
  const said = [
    text(status.label),
    ...(dateMet === undefined ? [] : [messages.milestoneMet(format.day(dateMet))]),
    ...(dueDate === undefined ? [] : [messages.milestoneDue(format.day(dueDate))]),
  ];
  return (
    <li data-met={status.code === "met" || undefined}>
      {status.code === "met" ? <IconFlagCheck size={18} aria-hidden /> : <IconFlag3 size={18} aria-hidden />}
      <div>
        <strong>
          <Written vi={title} />
        </strong>{" "}
        <span className={classes.fine}>{text(kind.label)}</span>
        <p className={classes.fine}>{said.join(" · ")}</p>
      </div>
    </li>
  );
}

function dayOf({ dateMet, dueDate }: Milestone): string {
  return dateMet ?? dueDate ?? "9999";
}
