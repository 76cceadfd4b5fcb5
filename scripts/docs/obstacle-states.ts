// The pictures and tables of docs/obstacle-states.md: the transition tables of obstacles and petitions as the code has them.
import { obstacleTable } from "@nhipcau/domain/obstacles/obstacle-table.ts";
import { petitionTable } from "@nhipcau/domain/obstacles/petition-table.ts";
import type { TransitionTable } from "@nhipcau/domain/obstacles/transition.ts";
import { stateDiagram } from "@nhipcau/exchange/statements/state-diagram.ts";
import { fenced } from "./exchange-states.ts";
import { code, table } from "./markdown.ts";

/** Obstacles: the picture, then every state against every event. */
export function obstacleStates(): string {
  return page(obstacleTable, "open");
}

/** Petitions: the same. */
export function petitionStates(): string {
  return page(petitionTable, "draft");
}

function page<State extends string, Event extends string>(
  states: TransitionTable<State, Event>,
  first: NoInfer<State>,
): string {
  return [fenced(stateDiagram(allowed(states), first)), cells(states)].join("\n\n");
}

// The picture shows what may be stated; what would be refused stands in the table.
function allowed<State extends string, Event extends string>(
  states: TransitionTable<State, Event>,
): Record<State, Record<Event, State | "stays">> {
  const rows = Object.entries(states).map(([state, row]) => [
    state,
    Object.fromEntries(
      Object.entries(row as (typeof states)[State]).map(([event, cell]) => {
        const { to, refused } = cell as (typeof states)[State][Event];
        return [event, refused !== undefined || to === state ? "stays" : to];
      }),
    ),
  ]);
  return Object.fromEntries(rows) as Record<State, Record<Event, State | "stays">>;
}

function cells<State extends string, Event extends string>(states: TransitionTable<State, Event>): string {
  const rows = Object.entries(states) as [State, (typeof states)[State]][];
  const events = Object.keys(rows[0]?.[1] ?? {}) as Event[];
  return table(
    ["state", ...events.map(code)],
    rows.map(([state, row]) => [
      code(state),
      ...events.map((event) => {
        const { to, refused } = row[event];
        const where = to === state ? "–" : code(to);
        return refused === undefined ? where : `refused: ${code(refused)}`;
      }),
    ]),
  );
}
