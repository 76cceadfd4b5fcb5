// Where an obstacle stands: a pure fold over what its side, those asked and the drafting side of a petition have stated,
// the same in whatever order it came in (law 2), as of any day (law 8). Only its own side says that it is cleared; an
// answer makes it "answered", nothing more.
import { type CalendarDate, daysBetween } from "../calendar-date.ts";
import { type ObstacleEvent, type ObstaclePhase, obstacleTable } from "./obstacle-table.ts";
import { after } from "./transition.ts";

/** Who can clear an obstacle, lowest first. */
export const levels = ["department", "peoples-committee", "party-committee", "central"] as const;
export type Level = (typeof levels)[number];

export interface ObstacleStatements {
  readonly since: CalendarDate;
  readonly authority: Level;
  readonly clearedOn?: CalendarDate;
  readonly escalations: readonly { readonly raisedOn: CalendarDate; readonly toLevel: Level }[];
  readonly directives: readonly { readonly givenOn: CalendarDate }[];
  /** The petitions that cover it, with the day they were sent. */
  readonly petitions: readonly { readonly draftedOn: CalendarDate; readonly sentOn?: CalendarDate }[];
  /** The answers that settle it. */
  readonly answers: readonly { readonly answeredOn: CalendarDate }[];
}

/** A time that the obstacle lay at one level; the last one has no end until it is cleared. */
export interface Stay {
  readonly level: Level;
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
  readonly days: number;
}

export interface ObstacleState {
  readonly phase: ObstaclePhase;
  /** The level at which it lies now, or lay when it was cleared. */
  readonly heldAt: Level;
  /** The level that can clear it: as its side says, or a higher one that was asked since. */
  readonly clearableAt: Level;
  readonly stays: readonly Stay[];
  readonly daysOpen: number;
}

interface Said {
  readonly event: ObstacleEvent;
  readonly on: CalendarDate;
  /** Where it lies from then on; absent where it stays. */
  readonly level?: Level;
}

/** The state at the end of `today`; undefined before the obstacle arose. */
export function obstacleState(
  statements: ObstacleStatements,
  today: CalendarDate,
): ObstacleState | undefined {
  const { since, authority, clearedOn } = statements;
  if (since > today) return undefined;
  let phase: ObstaclePhase = "open";
  let highest = authority;
  const moves: { level: Level; from: CalendarDate }[] = [{ level: "department", from: since }];
  for (const { event, on, level } of inOrder(statements, today)) {
    if (phase === "cleared") break;
    phase = after(obstacleTable, phase, event);
    // An opinion that comes while a petition is on its way does not bring the obstacle back from the centre.
    if (level === undefined || (event === "direct" && phase === "in-petition")) continue;
    if (event === "escalate" && rank(level) > rank(highest)) highest = level;
    if (moves.at(-1)?.level !== level) moves.push({ level, from: on > since ? on : since });
  }
  const end = phase === "cleared" ? clearedOn : undefined;
  const stays = moves.map(({ level, from }, position) => {
    const until = moves[position + 1]?.from ?? end;
    const days = daysBetween(from, until ?? today);
    return until === undefined ? { level, from, days } : { level, from, until, days };
  });
  const heldAt = stays.at(-1)?.level ?? "department";
  return { phase, heldAt, clearableAt: highest, stays, daysOpen: daysBetween(since, end ?? today) };
}

/** How high a level stands, 0 for the lowest. */
export function rank(level: Level): number {
  return levels.indexOf(level);
}

// By day, and within one day in the course of things: asked before answered, answered before cleared. Two escalations of
// one day count the higher one as the later.
const course: Readonly<Record<ObstacleEvent, number>> = {
  escalate: 0,
  direct: 1,
  join: 2,
  send: 3,
  answer: 4,
  clear: 5,
};

function inOrder(statements: ObstacleStatements, today: CalendarDate): readonly Said[] {
  const { escalations, directives, petitions, answers, clearedOn } = statements;
  const said: Said[] = [
    ...escalations.map(({ raisedOn, toLevel }) => saidOn("escalate", raisedOn, toLevel)),
    ...directives.map(({ givenOn }) => saidOn("direct", givenOn, "department")),
    ...petitions.map(({ draftedOn }) => saidOn("join", draftedOn)),
    ...petitions.flatMap(({ sentOn }) => (sentOn === undefined ? [] : [saidOn("send", sentOn, "central")])),
    ...answers.map(({ answeredOn }) => saidOn("answer", answeredOn, "department")),
    ...(clearedOn === undefined ? [] : [saidOn("clear", clearedOn)]),
  ];
  return said
    .filter(({ on }) => on <= today)
    .toSorted(
      (a, b) =>
        (a.on < b.on ? -1 : Number(a.on > b.on)) ||
        course[a.event] - course[b.event] ||
        rank(a.level ?? "department") - rank(b.level ?? "department"),
    );
}

function saidOn(event: ObstacleEvent, on: CalendarDate, level?: Level): Said {
  return level === undefined ? { event, on } : { event, on, level };
}
