// One end of a commitment's span: a part together with what follows from its reports and from what it waits for.
import type { PartFacts, PartState } from "./part-state.ts";
import type { Forecast } from "./waits.ts";

export interface JointEnd {
  readonly part: Pick<PartFacts, "id" | "locality" | "waitsFor" | "assigner">;
  readonly state: PartState;
  readonly forecast: Forecast;
}

/** Which part, and whose. */
export interface EndRef {
  readonly part: string;
  readonly locality: string;
}

/** Names an end without its state. */
export function endRef({ part }: JointEnd): EndRef {
  return { part: part.id, locality: part.locality };
}
