// The tables and pictures of docs/urging.md: the ladder, and the states of explanations and extension requests, as the code
// has them.
import { explanationTable } from "@nhipcau/domain/urging/explanation-table.ts";
import { extensionRequestTable } from "@nhipcau/domain/urging/extension-request-table.ts";
import { type Audience, ladders, type StepStart } from "@nhipcau/domain/urging/ladder.ts";
import { stateDiagram } from "@nhipcau/exchange/statements/state-diagram.ts";
import { fenced, transitions } from "./exchange-states.ts";
import { code, table } from "./markdown.ts";

const told: Readonly<Record<Audience, string>> = {
  specialist: "the lead agency's specialists",
  "focal-point": "the focal point",
  leader: "the supervising Vice Chair",
};

/** Every step of every kind of duty. */
export function ladderTable(): string {
  return table(
    ["duty", "step", "when", "told"],
    Object.entries(ladders).flatMap(([kind, steps]) =>
      steps.map(({ name, audience, start }) => [code(kind), code(name), when(start), told[audience]]),
    ),
  );
}

/** The picture and the table of explanations. */
export function explanationStates(): string {
  return [fenced(stateDiagram(explanationTable, "waiting")), transitions(explanationTable)].join("\n\n");
}

/** The same of extension requests. */
export function extensionStates(): string {
  return [fenced(stateDiagram(extensionRequestTable, "open")), transitions(extensionRequestTable)].join(
    "\n\n",
  );
}

function when(start: StepStart): string {
  switch (start.kind) {
    case "arisen":
      return "from the day it arose";
    case "working-days":
      return `${start.late} working ${start.late === 1 ? "day" : "days"} late or more`;
    case "days": {
      const distance = Math.abs(start.after);
      const days = `${distance} ${distance === 1 ? "day" : "days"}`;
      const first = start.after === 0 ? "on the day" : `${days} ${start.after < 0 ? "before" : "after"}`;
      return start.every === undefined ? first : `${first}, then every ${start.every} days`;
    }
  }
}
