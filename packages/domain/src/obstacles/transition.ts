// One cell of a total table of states: where a state goes when something is stated, and why asking for it is refused.
// The two are apart on purpose. A rule refuses where the word is given; the fold takes every word that was given, so that
// a node that got a dispatch before the signatures it rests on shows the same as one that got them the other way (law 2).
import type { RefusalCode } from "../refusals.ts";

export interface Transition<State extends string> {
  readonly to: State;
  /** The refusal of whoever would state this now; absent where it may be stated. */
  readonly refused?: RefusalCode;
}

export type TransitionTable<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Record<Event, Transition<State>>>>
>;

/** The state after an event. */
export function after<State extends string, Event extends string>(
  table: TransitionTable<State, Event>,
  state: NoInfer<State>,
  event: NoInfer<Event>,
): State {
  return table[state][event].to;
}
