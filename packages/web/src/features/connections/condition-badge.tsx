// The condition of a peer as a shape, a word and a colour, always together.
import type { PeerCondition } from "./peer-condition.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";

export function ConditionBadge({ condition }: { readonly condition: PeerCondition }) {
  const { connections } = useConnectionMessages();
  return (
    <span className={classes.badge} data-tone={toneOf[condition]}>
      <ConditionShape condition={condition} />
      {connections.conditions[condition]}
    </span>
  );
}

export type ConditionTone = "good" | "soon" | "alarm" | "still";

export const toneOf: Record<PeerCondition, ConditionTone> = {
  fresh: "good",
  quiet: "good",
  late: "soon",
  trouble: "soon",
  lost: "soon",
  contested: "alarm",
  "our-turn": "soon",
  "their-turn": "still",
  ended: "still",
};

const shapes: Record<PeerCondition, string> = {
  fresh: "M1 6.500 4.500 10 11 2.500",
  quiet: "M2 6h8",
  late: "M6 .5 11.500 6 6 11.500.5 6z",
  trouble: "M6 .5 11.500 6 6 11.500.5 6z",
  lost: "M2 2l8 8M10 2l-8 8",
  contested: "M6 1 11.500 11H.5z",
  "our-turn": "M2 1l8 5-8 5z",
  "their-turn": "M2 4.500h8M2 7.500h8",
  ended: "M2.500 2.500h7v7h-7z",
};

const drawnAsLine: ReadonlySet<PeerCondition> = new Set<PeerCondition>([
  "fresh",
  "quiet",
  "lost",
  "their-turn",
]);

/** Tick flowing, dash connected, diamond slow or troubled, cross lost, triangle two keys, arrow ours, bars theirs, box ended. */
export function ConditionShape({ condition }: { readonly condition: PeerCondition }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className={classes.shape}
      aria-hidden="true"
      data-line={drawnAsLine.has(condition) || undefined}
    >
      <path d={shapes[condition]} />
    </svg>
  );
}
