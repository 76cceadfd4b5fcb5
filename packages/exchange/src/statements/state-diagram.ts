// A transition table as text that Mermaid draws, so that the picture in the documents is the table in the code.

/** `stateDiagram-v2` of a total table; events between the same two states share an arrow, and those that change nothing have none. */
export function stateDiagram<Stage extends string, Event extends string>(
  table: Readonly<Record<Stage, Readonly<Record<Event, Stage | "stays">>>>,
  first: NoInfer<Stage>,
): string {
  const arrows = Object.entries<Readonly<Record<Event, Stage | "stays">>>(table).flatMap(([from, row]) => {
    const byTarget = Map.groupBy(Object.entries<Stage | "stays">(row), ([, to]) => to);
    byTarget.delete("stays");
    return Array.from(
      byTarget,
      ([to, events]) => `  ${name(from)} --> ${name(to)}: ${events.map(([event]) => event).join(", ")}`,
    );
  });
  return ["stateDiagram-v2", `  [*] --> ${name(first)}`, ...labels(Object.keys(table)), ...arrows].join("\n");
}

// Mermaid takes a dash in an identifier for part of an arrow.
function name(stage: string): string {
  return stage.replaceAll("-", "_");
}

function labels(stages: readonly string[]): readonly string[] {
  return stages
    .filter((stage) => stage.includes("-"))
    .map((stage) => `  state "${stage.replaceAll("-", " ")}" as ${name(stage)}`);
}
