// In which queues a part stands for somebody: what their side must do, decide, mend or wait for. A pure function of the
// part's state and of who asks, so that a queue's count and its list cannot differ.
import type { PartState } from "../promises/part-state.ts";

/** In the order in which they are shown. */
export const queueNames = ["overdue", "due-soon", "to-confirm", "returned", "waiting"] as const;
export type QueueName = (typeof queueNames)[number];

/** Whose parts: all of one's locality, those one's agency leads, those it takes part in. */
export const workScopes = ["all", "lead", "coordinating"] as const;
export type WorkScope = (typeof workScopes)[number];

/** Due within so many calendar days counts as soon; how many of them are working days is shown beside it. */
export const soonDays = 30;

/** Somebody at work. */
export interface WorkReader {
  readonly locality: string;
  /** The reader's agency with those it took over from; empty when the reader has none. */
  readonly agencies: ReadonlySet<string>;
  readonly scope: WorkScope;
}

/** What of a part decides where it stands. Bodies are today's stewards of those that were named. */
export interface WorkPart {
  readonly state: Pick<PartState, "phase" | "class" | "daysLeft">;
  readonly steward: string;
  readonly assigner: string | undefined;
  readonly leadAgency: string | undefined;
  readonly coordinatingAgencies: readonly string[];
  /** It waits for an open part of another side. */
  readonly waitsForOthers: boolean;
  /** The agencies that lead, and that take part in, the assigner's own parts of the same commitment. */
  readonly counterparts: { readonly leading: readonly string[]; readonly coordinating: readonly string[] };
}

/** Every queue of a reader in which a part stands, in the order of `queueNames`; none for most parts. */
export function queuesOf(part: WorkPart, reader: WorkReader): readonly QueueName[] {
  const queues: QueueName[] = [];
  const { phase, class: rated, daysLeft } = part.state;
  const isToDo = phase === "open" || phase === "returned";
  if (isOwn(part, reader)) {
    if (isToDo && rated === "open-overdue") queues.push("overdue");
    if (isToDo && daysLeft !== undefined && daysLeft <= soonDays) queues.push("due-soon");
    if (phase === "returned") queues.push("returned");
    if (phase === "awaiting-confirmation" || (isToDo && part.waitsForOthers)) queues.push("waiting");
  }
  if (isToDecide(part, reader)) queues.push("to-confirm");
  return queues.length > 1 ? queueNames.filter((name) => queues.includes(name)) : queues;
}

function isOwn(part: WorkPart, reader: WorkReader): boolean {
  if (part.steward !== reader.locality) return false;
  switch (reader.scope) {
    case "all":
      return true;
    case "lead":
      return part.leadAgency !== undefined && reader.agencies.has(part.leadAgency);
    case "coordinating":
      return part.coordinatingAgencies.some((agency) => reader.agencies.has(agency));
  }
}

// Who reports does not confirm: within one locality that is the lead agency.
function isToDecide(part: WorkPart, reader: WorkReader): boolean {
  if (part.state.phase !== "awaiting-confirmation" || part.assigner !== reader.locality) return false;
  const leads = part.leadAgency !== undefined && reader.agencies.has(part.leadAgency);
  if (part.steward === reader.locality && leads) return false;
  const { leading, coordinating } = part.counterparts;
  switch (reader.scope) {
    case "all":
      return true;
    case "lead":
      return leading.some((agency) => reader.agencies.has(agency));
    case "coordinating":
      return coordinating.some((agency) => reader.agencies.has(agency));
  }
}
