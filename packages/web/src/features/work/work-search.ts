// What the address of a person's work carries: the queue, and whose parts it counts.
import { queueNames, workScopes, type QueueName, type WorkScope } from "@nhipcau/domain/work/queues.ts";

export interface WorkSearch {
  readonly queue?: QueueName | undefined;
  readonly scope?: WorkScope | undefined;
}

/** Reads the address; what is not a known value is left out. */
export function parseWorkSearch(search: Record<string, unknown>): WorkSearch {
  const queue = queueNames.find((name) => name === search["queue"]);
  const scope = workScopes.find((name) => name === search["scope"]);
  return { ...(queue === undefined ? {} : { queue }), ...(scope === undefined ? {} : { scope }) };
}
