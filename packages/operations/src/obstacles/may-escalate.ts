// Who may take an obstacle further, as the refusal of who may not: its own side escalates and clears it, those who were
// asked give the directive.
import { type ObstacleEvent, obstacleTable } from "@nhipcau/domain/obstacles/obstacle-table.ts";
import type { ObstacleState } from "@nhipcau/domain/obstacles/obstacle-state.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { agencies } from "@nhipcau/registers/governance/agencies.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { Bodies } from "../programme/programme.ts";

type Agency = BodyOf<typeof agencies>;

/** Refuses whoever is not the obstacle's own side. `side` answers for it today. */
export function refusalOfOwnSide(side: string, locality: string, bodies: Bodies): Refusal | undefined {
  if (side === locality) return undefined;
  return {
    code: "escalation-of-other-side",
    path: "obstacle",
    data: { locality: bodies.localityName(side) },
  };
}

/** Refuses what the obstacle's state no longer takes. */
export function refusalOfObstacleEvent(
  obstacle: { readonly title: string; readonly clearedOn?: string | undefined },
  { phase }: Pick<ObstacleState, "phase">,
  event: ObstacleEvent,
): Refusal | undefined {
  const { refused } = obstacleTable[phase][event];
  if (!refused) return undefined;
  return {
    code: refused,
    path: "obstacle",
    data: { obstacle: obstacle.title, day: obstacle.clearedOn ?? "" },
  };
}

/**
 * The locality that records the directive: that of the body asked; where a central body was asked, which has no node here,
 * the side that asked and received its document.
 */
export function directingSide(asked: Agency | undefined, askingSide: string, bodies: Bodies): string {
  const isElsewhere = asked === undefined || asked.kind === "central" || asked.kind === "international";
  if (isElsewhere || asked.locality === undefined) return askingSide;
  return bodies.stewardOf(asked.locality);
}

/** Refuses whoever was not asked. */
export function refusalOfDirecting(side: string, locality: string, bodies: Bodies): Refusal | undefined {
  if (side === locality) return undefined;
  return {
    code: "directive-of-other-side",
    path: "escalation",
    data: { locality: bodies.localityName(side) },
  };
}
