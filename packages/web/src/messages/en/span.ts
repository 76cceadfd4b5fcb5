// What the span says in words, in English.
import type { span as source } from "../vi/span.ts";

export const span: typeof source = {
  title: (title) => `Span “${title}”:`,
  noSides: (title) => `Commitment “${title}” has no parts on any side yet.`,
  noSidesShort: "No side has a part yet",
  notReported: "not reported yet",
  overdue: (days) => (days === undefined ? "overdue" : days === 1 ? "1 day overdue" : `${days} days overdue`),
  obstacles: (count) => (count === 1 ? "1 open obstacle" : `${count} open obstacles`),
  holdsUp: "holds the others up",
  joined: "Joined: every side is done.",
  open: "Not joined yet.",
  oneSide: "Only one side has a part so far.",
  formerly: (name) => `formerly ${name}`,
  legend: "Key",
  legendSide: (order) => ["left side", "right side", "third side", "fourth side"][order] ?? "another side",
  legendOverdue: "side overdue",
  legendObstacle: "obstacle",
  legendJoined: "joined",
  legendMissing: "not reported",
};
