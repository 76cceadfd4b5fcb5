// The picture and table of docs/part-states.md: the transition table of parts as the code has it.
import { type PartTransition, partTable } from "@nhipcau/domain/promises/part-phase.ts";
import { stateDiagram } from "@nhipcau/exchange/statements/state-diagram.ts";
import { code, table } from "./markdown.ts";

/** The picture, then every state against every statement. */
export function partStates(): string {
  const events = Object.keys(partTable.open);
  const rows = Object.entries<Readonly<Record<string, PartTransition>>>(partTable).map(([phase, row]) => [
    code(phase),
    ...events.map((event) => (row[event] === "impossible" ? "–" : code(row[event] ?? ""))),
  ]);
  const picture = stateDiagram(arrowsOf(partTable), "open");
  return [["```mermaid", picture, "```"].join("\n"), table(["state", ...events.map(code)], rows)].join(
    "\n\n",
  );
}

// An arrow to itself or to nowhere is not drawn.
function arrowsOf<Phase extends string, Event extends string>(
  phases: Readonly<Record<Phase, Readonly<Record<Event, Phase | "impossible">>>>,
): Readonly<Record<Phase, Readonly<Record<Event, Phase | "stays">>>> {
  const entries = Object.entries<Readonly<Record<Event, Phase | "impossible">>>(phases).map(
    ([phase, row]) => [
      phase,
      Object.fromEntries(
        Object.entries<Phase | "impossible">(row).map(([event, to]) => [
          event,
          to === "impossible" || to === phase ? "stays" : to,
        ]),
      ),
    ],
  );
  return Object.fromEntries(entries) as Readonly<Record<Phase, Readonly<Record<Event, Phase | "stays">>>>;
}
