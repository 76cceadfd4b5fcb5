// Who looks at the jobs of a node and runs them again: a data officer of a locality the node works for.
import type { Acting } from "../ports/acting.ts";

export function maySeeJobs({ role, locality }: Acting, localities: readonly string[]): boolean {
  return (role === "data-officer" || role === "system") && localities.includes(locality);
}
