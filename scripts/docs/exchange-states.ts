// The pictures and tables of docs/exchange-states.md and docs/review-states.md: the transition tables of grants, peers and
// reviews as the code has them.
import { reviewTable, type ReviewEvent, type ReviewStage } from "@nhipcau/domain/reviews/review-table.ts";
import { grantTable } from "@nhipcau/exchange/grants/grant-table.ts";
import { peerTable } from "@nhipcau/exchange/peers/peer-table.ts";
import { stateDiagram } from "@nhipcau/exchange/statements/state-diagram.ts";
import { code, table } from "./markdown.ts";

/** Grants: the picture, then every state against every statement. */
export function grantStates(): string {
  return [fenced(stateDiagram(grantTable, "none")), transitions(grantTable)].join("\n\n");
}

/** Peers: the same. */
export function peerStates(): string {
  return [fenced(stateDiagram(peerTable, "none")), transitions(peerTable)].join("\n\n");
}

/** Reviews: the same; what a step refuses has no arrow. */
export function reviewStates(): string {
  const arrows = Object.fromEntries(
    Object.entries(reviewTable).map(([stage, row]) => [
      stage,
      Object.fromEntries(
        Object.entries(row).map(([event, next]) => [event, next === "refused" ? "stays" : next]),
      ),
    ]),
  ) as Record<ReviewStage, Record<ReviewEvent, ReviewStage | "stays">>;
  return [fenced(stateDiagram(arrows, "preparing")), transitions(reviewTable)].join("\n\n");
}

/** Every state against every event. */
export function transitions(states: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const events = Object.keys(Object.values(states)[0] ?? {});
  return table(
    ["state", ...events.map(code)],
    Object.entries(states).map(([stage, row]) => [
      code(stage),
      ...events.map((event) => (row[event] === "stays" ? "–" : code(row[event] ?? ""))),
    ]),
  );
}

/** The picture as Mermaid draws it. */
export function fenced(diagram: string): string {
  return ["```mermaid", diagram, "```"].join("\n");
}
