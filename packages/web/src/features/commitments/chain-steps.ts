// From the sentence to the result: agreement, clause, commitment, parts, reports, obstacles, result, each with what is
// there or, plainly, that it is missing.
import type { Answer } from "../../app/request.ts";
import type { Messages } from "../../messages/vi.ts";

export interface ChainStep {
  readonly name: "agreement" | "clauses" | "commitment" | "parts" | "reports" | "obstacles" | "results";
  readonly label: string;
  readonly says: readonly string[];
  /** Nothing there yet, which is said plainly. */
  readonly missing: boolean;
  readonly quote?: string;
}

type Words = Messages["commitments"]["chain"];

/** The steps of the chain in order. */
export function chainSteps(answer: Answer<"commitment">, words: Words): readonly ChainStep[] {
  const { commitment, clauses, parts, reports, obstacles, results } = answer;
  const quote = clauses.find(({ locator }) => locator !== undefined)?.locator;
  const localities = [...new Set(commitment.sides.map(({ locality }) => locality.name))].join(", ");
  const open = obstacles.filter(({ clearedOn }) => clearedOn === undefined);
  return [
    step("agreement", words.agreement, [commitment.agreement.name], words.none),
    {
      ...step(
        "clauses",
        words.clauses,
        clauses.map(({ content }) => content),
        words.noClause,
      ),
      ...(quote === undefined ? {} : { quote }),
    },
    step("commitment", words.commitment, [commitment.title], words.none),
    step(
      "parts",
      words.parts,
      parts.length === 0 ? [] : [words.partsOf(parts.length, localities)],
      words.noParts,
    ),
    step(
      "reports",
      words.reports,
      reports.length === 0
        ? []
        : [words.reported(commitment.partsReported, commitment.parts, reports.length)],
      words.noReports,
    ),
    {
      name: "obstacles",
      label: words.obstacles,
      says: open.length === 0 ? [words.noObstacles] : open.map(({ title }) => title),
      missing: false,
    },
    step(
      "results",
      words.results,
      results.map(({ name }) => name),
      words.noResults,
    ),
  ];
}

function step(name: ChainStep["name"], label: string, says: readonly string[], none: string): ChainStep {
  return says.length === 0
    ? { name, label, says: [none], missing: true }
    : { name, label, says, missing: false };
}
