// The three nodes of the demonstration: who stands behind each, and where it listens beside the first.
import type { NodeAsked } from "../node/node-process.ts";

export interface PlannedNode {
  /** Its name on the command line, in its database's name and its folder's. */
  readonly name: "qn" | "hp" | "hn";
  /** Those whose records are its own; the first gives it its name. */
  readonly localities: readonly [string, ...string[]];
}

/** Hải Phòng's node answers for what Hải Dương wrote, which it succeeded on 1 July 2025. */
export const threeNodes = [
  { name: "qn", localities: ["QN"] },
  { name: "hp", localities: ["HP", "HD"] },
  { name: "hn", localities: ["HN"] },
] as const satisfies readonly PlannedNode[];

/** The author of what every node loads for itself: localities, successions, calendar, sources, central agencies. */
const everybodysAuthor = "VN";

/** Whose records a node loads from the region's files; everything else comes to it through grants. */
export function authorsOf({ localities }: PlannedNode): readonly string[] {
  return [everybodysAuthor, ...localities];
}

/** What each node is told, out of what the command was told: ports go up by one, and none is any. */
export function askedOfNode(
  asked: Omit<NodeAsked, "name" | "localities">,
  { name, localities }: PlannedNode,
): NodeAsked {
  const at = threeNodes.findIndex((planned) => planned.name === name);
  const first = Number(asked.port);
  const port = Number.isInteger(first) && first > 0 ? String(first + at) : asked.port;
  return { ...asked, port, name, localities };
}
