// Every state of a review against everything that can happen to it. Buttons, rules, the picture in the documents and the
// fold of review-state.ts are made from this one table.

/**
 * `preparing`: only the period and the cut-off are set. `open`: each side confirms or objects, item by item.
 * `snapshot-taken`: one set of figures stands to be signed off. `partly-signed`: some parties signed it off. `locked`: all
 * of them did. `reopened`: what was locked counts no more, and a new snapshot is to be taken.
 */
export type ReviewStage = "preparing" | "open" | "snapshot-taken" | "partly-signed" | "locked" | "reopened";

/** `sign-off`: a party signs and another is still missing; `last-sign-off`: the last one does. */
export type ReviewEvent =
  | "open"
  | "state-position"
  | "take-snapshot"
  | "sign-off"
  | "last-sign-off"
  | "reopen";

/** `stays`: allowed, and the state is as before. `refused`: cannot be done in this state. */
export type ReviewTransition = ReviewStage | "stays" | "refused";

export const reviewTable: Readonly<Record<ReviewStage, Readonly<Record<ReviewEvent, ReviewTransition>>>> = {
  preparing: {
    open: "open",
    "state-position": "refused",
    "take-snapshot": "refused",
    "sign-off": "refused",
    "last-sign-off": "refused",
    reopen: "refused",
  },
  open: {
    open: "refused",
    "state-position": "stays",
    "take-snapshot": "snapshot-taken",
    "sign-off": "refused",
    "last-sign-off": "refused",
    reopen: "refused",
  },
  "snapshot-taken": {
    open: "refused",
    "state-position": "stays",
    "take-snapshot": "snapshot-taken",
    "sign-off": "partly-signed",
    "last-sign-off": "locked",
    reopen: "refused",
  },
  "partly-signed": {
    open: "refused",
    "state-position": "stays",
    // Who signed, signed other figures: with a new snapshot everybody signs anew.
    "take-snapshot": "snapshot-taken",
    "sign-off": "stays",
    "last-sign-off": "locked",
    reopen: "refused",
  },
  locked: {
    open: "refused",
    "state-position": "refused",
    "take-snapshot": "refused",
    "sign-off": "refused",
    "last-sign-off": "refused",
    reopen: "reopened",
  },
  reopened: {
    open: "refused",
    "state-position": "stays",
    "take-snapshot": "snapshot-taken",
    "sign-off": "refused",
    "last-sign-off": "refused",
    reopen: "refused",
  },
};

/** Whether something can happen to a review in a state, whoever does it. */
export function canHappen(stage: ReviewStage, event: ReviewEvent): boolean {
  return reviewTable[stage][event] !== "refused";
}
