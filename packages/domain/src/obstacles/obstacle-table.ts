// Every state of an obstacle against everything that can be stated about it. What may be done with it, the picture in the
// documents and the fold of obstacle-state.ts all come from this table.
import type { TransitionTable } from "./transition.ts";

/**
 * `directed`: an opinion has come back and the side carries it out. `in-petition`: a joint petition covers it, sent or
 * not. `answered`: the answer to a petition settles it, and its own side has yet to say that it is cleared.
 */
export type ObstaclePhase = "open" | "escalated" | "directed" | "in-petition" | "answered" | "cleared";

/** `direct`: an opinion came. `join`: a petition covers it. `send`: that petition went out. `clear`: by its own side. */
export type ObstacleEvent = "escalate" | "direct" | "join" | "send" | "answer" | "clear";

const alreadyCleared = { to: "cleared", refused: "obstacle-cleared" } as const;

export const obstacleTable: TransitionTable<ObstaclePhase, ObstacleEvent> = {
  open: {
    escalate: { to: "escalated" },
    direct: { to: "directed" },
    join: { to: "in-petition" },
    send: { to: "in-petition" },
    answer: { to: "answered" },
    clear: { to: "cleared" },
  },
  escalated: {
    escalate: { to: "escalated" },
    direct: { to: "directed" },
    join: { to: "in-petition" },
    send: { to: "in-petition" },
    answer: { to: "answered" },
    clear: { to: "cleared" },
  },
  directed: {
    escalate: { to: "escalated" },
    direct: { to: "directed" },
    join: { to: "in-petition" },
    send: { to: "in-petition" },
    answer: { to: "answered" },
    clear: { to: "cleared" },
  },
  "in-petition": {
    escalate: { to: "in-petition" },
    direct: { to: "in-petition" },
    join: { to: "in-petition" },
    send: { to: "in-petition" },
    answer: { to: "answered" },
    clear: { to: "cleared" },
  },
  answered: {
    escalate: { to: "escalated" },
    direct: { to: "answered" },
    join: { to: "in-petition" },
    send: { to: "in-petition" },
    answer: { to: "answered" },
    clear: { to: "cleared" },
  },
  cleared: {
    escalate: alreadyCleared,
    direct: alreadyCleared,
    join: alreadyCleared,
    send: { to: "cleared" }, // of a petition that covers others as well
    answer: { to: "cleared" },
    clear: { to: "cleared" },
  },
};
