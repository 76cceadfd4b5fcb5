// Every state of a grant against everything that can be said of it: what each statement makes of it when it comes next
// . Buttons and the diagram are made from this table; the fold of grant-state.ts is tested against it.

/**
 * `none`: nothing is known. `offered`: the partner has not answered. `active`: terms are in force. `extending`: the same,
 * and an extension waits for the partner. The other three are ends, and for good.
 */
export type GrantStage = "none" | "offered" | "active" | "extending" | "refused" | "revoked" | "renounced";

/**
 * A statement of a grant that is numbered rightly, by the side that may make it; an answer names what waits. `narrow-waiting` is a narrowing that is
 * within what waits for an answer but not within what is in force; every other narrowing is `narrow`.
 */
export type GrantEvent =
  | "offer"
  | "narrow"
  | "narrow-waiting"
  | "extend"
  | "accept"
  | "refuse"
  | "revoke"
  | "renounce";

/** The stage after an event; `stays` where it changes nothing, or only the words. */
export type GrantTransition = GrantStage | "stays";

export const grantTable: Readonly<Record<GrantStage, Readonly<Record<GrantEvent, GrantTransition>>>> = {
  none: {
    offer: "offered",
    narrow: "stays",
    "narrow-waiting": "stays",
    extend: "stays",
    accept: "stays",
    refuse: "stays",
    revoke: "revoked",
    renounce: "renounced",
  },
  offered: {
    offer: "stays",
    narrow: "stays",
    "narrow-waiting": "stays",
    extend: "stays",
    accept: "active",
    refuse: "refused",
    revoke: "revoked",
    renounce: "renounced",
  },
  active: {
    offer: "stays",
    narrow: "stays",
    "narrow-waiting": "stays",
    extend: "extending",
    accept: "stays",
    refuse: "stays",
    revoke: "revoked",
    renounce: "renounced",
  },
  extending: {
    offer: "stays",
    narrow: "active",
    "narrow-waiting": "stays",
    extend: "stays",
    accept: "active",
    refuse: "active",
    revoke: "revoked",
    renounce: "renounced",
  },
  refused: endedBut({ revoke: "revoked", renounce: "renounced" }),
  revoked: endedBut({ revoke: "stays", renounce: "stays" }),
  renounced: endedBut({ revoke: "revoked", renounce: "stays" }),
};

function endedBut(
  last: Readonly<Record<"revoke" | "renounce", GrantTransition>>,
): Readonly<Record<GrantEvent, GrantTransition>> {
  return {
    offer: "stays",
    narrow: "stays",
    "narrow-waiting": "stays",
    extend: "stays",
    accept: "stays",
    refuse: "stays",
    ...last,
  };
}
