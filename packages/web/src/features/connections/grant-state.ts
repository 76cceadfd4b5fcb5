// Which states of a grant are behind us, and how each is drawn.
import type { GrantView } from "@nhipcau/contract/shapes/grants.ts";
import type { ConditionTone } from "./condition-badge.tsx";

export type GrantState = GrantView["state"];

/** Whether nothing will ever be delivered under it any more, unless it is offered anew. */
export function hasGrantEnded({ state }: Pick<GrantView, "state">): boolean {
  return endedStates.has(state);
}

const endedStates: ReadonlySet<GrantState> = new Set<GrantState>([
  "refused",
  "revoked",
  "renounced",
  "ended",
]);

/** The colour and the shape of a state: arrow waits, tick delivers, diamond both, box over. */
export const grantLook: Record<GrantState, { readonly tone: ConditionTone; readonly shape: string }> = {
  offered: { tone: "soon", shape: "M2 1l8 5-8 5z" },
  active: { tone: "good", shape: "M6 1.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9z" },
  extending: { tone: "soon", shape: "M6 .5 11.500 6 6 11.500.5 6z" },
  refused: { tone: "still", shape: "M2.500 2.500h7v7h-7z" },
  revoked: { tone: "still", shape: "M2.500 2.500h7v7h-7z" },
  renounced: { tone: "still", shape: "M2.500 2.500h7v7h-7z" },
  ended: { tone: "still", shape: "M2.500 2.500h7v7h-7z" },
};
