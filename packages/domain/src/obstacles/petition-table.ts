// Every state of a joint petition against everything that can be stated about it: what each statement makes of it, and
// why it would be refused. Rules, buttons, the picture in the documents and the fold of petition-state.ts read this table.
import type { TransitionTable } from "./transition.ts";

/** `signing`: some of today's parties have agreed to the present text. `agreed`: all have. */
export type PetitionPhase = "draft" | "signing" | "agreed" | "objected" | "sent" | "answered";

/**
 * `sign`: a party agrees and others have yet to. `complete`: the last one agrees. `amend`: the text changes, and what was
 * signed before no longer counts.
 */
export type PetitionEvent = "amend" | "sign" | "complete" | "object" | "send" | "answer";

const goneOut = { amend: gone("sent"), sign: gone("sent"), complete: gone("sent"), object: gone("sent") };
const settled = {
  amend: gone("answered"),
  sign: gone("answered"),
  complete: gone("answered"),
  object: gone("answered"),
};
const notYet = {
  send: { to: "sent", refused: "petition-not-agreed" },
  answer: { to: "answered", refused: "petition-not-sent" },
} as const;

export const petitionTable: TransitionTable<PetitionPhase, PetitionEvent> = {
  draft: {
    amend: { to: "draft" },
    sign: { to: "signing" },
    complete: { to: "agreed" },
    object: { to: "objected" },
    ...notYet,
  },
  signing: {
    amend: { to: "draft" },
    sign: { to: "signing" },
    complete: { to: "agreed" },
    object: { to: "objected" },
    ...notYet,
  },
  agreed: {
    amend: { to: "draft" },
    sign: { to: "agreed" },
    complete: { to: "agreed" },
    object: { to: "objected" },
    send: { to: "sent" },
    answer: { to: "answered", refused: "petition-not-sent" },
  },
  objected: {
    amend: { to: "draft" },
    sign: { to: "objected" },
    complete: { to: "agreed" },
    object: { to: "objected" },
    ...notYet,
  },
  sent: {
    ...goneOut,
    send: { to: "sent", refused: "petition-already-sent" },
    answer: { to: "answered" },
  },
  answered: {
    ...settled,
    send: { to: "answered", refused: "petition-already-sent" },
    answer: { to: "answered" },
  },
};

function gone<State extends string>(to: State) {
  return { to, refused: "petition-already-sent" } as const;
}
