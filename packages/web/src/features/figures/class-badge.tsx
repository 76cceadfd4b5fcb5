// A class as a shape, a word and a colour, always together.
import type { PartClassView } from "@nhipcau/contract/shapes/figures.ts";
import { useMessages } from "../../app/language.tsx";
import { toneOf, type ClassTone } from "./part-class.ts";
import classes from "./figures.module.css";

export interface ClassBadgeProps {
  readonly class: PartClassView;
  readonly daysOverdue?: number | undefined;
  readonly daysLeft?: number | undefined;
}

export function ClassBadge(props: ClassBadgeProps) {
  const tone = toneOf(props.class, props.daysLeft);
  return (
    <span className={classes.badge} data-tone={tone}>
      <ClassShape tone={tone} />
      <ClassWord {...props} />
    </span>
  );
}

function ClassWord({ class: partClass, daysOverdue, daysLeft }: ClassBadgeProps) {
  const { figures } = useMessages();
  if (partClass === "open-overdue" && daysOverdue !== undefined) return figures.overdueDays(daysOverdue);
  if (partClass === "done-late" && daysOverdue !== undefined) return figures.lateDays(daysOverdue);
  if (partClass === "open-in-term" && daysLeft !== undefined && toneOf(partClass, daysLeft) === "soon") {
    return figures.dueIn(daysLeft);
  }
  return figures.classes[partClass];
}

const shapes: Record<ClassTone, string> = {
  "open-overdue": "M6 1 11.500 11H.5z",
  soon: "M6 .5 11.500 6 6 11.500.5 6z",
  "open-in-term": "M6 1.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9z",
  "done-late": "M1 6.500 4.500 10 11 2.500M8 10.500h3.500",
  "done-on-time": "M1 6.500 4.500 10 11 2.500",
  "cannot-rate": "M2 4.500h8M2 7.500h8",
};

const drawnAsLine: ReadonlySet<ClassTone> = new Set<ClassTone>(["done-late", "done-on-time", "cannot-rate"]);

/** The shape of a class: triangle overdue, diamond soon, disc in term, tick done, bars not rateable. */
export function ClassShape({ tone }: { readonly tone: ClassTone }) {
  const isLine = drawnAsLine.has(tone);
  return (
    <svg viewBox="0 0 12 12" className={classes.shape} aria-hidden="true" data-line={isLine || undefined}>
      <path d={shapes[tone]} />
    </svg>
  );
}
