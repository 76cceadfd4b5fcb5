// A person's queues: every part that the domain puts into one, counted, and one queue listed red first, a piece at a time.
import type { routes } from "@nhipcau/contract/routes.ts";
import type { QueryOf, ResponseOf } from "@nhipcau/contract/route.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import {
  type QueueName,
  queueNames,
  queuesOf,
  type WorkPart,
  type WorkReader,
  type WorkScope,
} from "@nhipcau/domain/work/queues.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { agencyNameIn } from "../keepers/keeper-views.ts";
import { type Keepers, readKeepers } from "../keepers/read-keepers.ts";
import { redFirst, waitedFor } from "../programme/figures.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import type { RatedPart } from "../programme/rated-parts.ts";
import { partView } from "../programme/views.ts";
import { mayDoOf } from "./may-do.ts";

export type Work = ResponseOf<typeof routes.work>;
export type WorkCounts = ResponseOf<typeof routes.workCounts>;

/** So many rows are given at a time; a screen shows fewer. */
export const rowsAtOnce = 50;

/** One queue of the person's work today, and how much stands in each. */
export function readWork(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  asked: QueryOf<typeof routes.work>,
): Promise<Work> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, today, today);
    const keepers = await readKeepers(transaction, programme, today);
    const work = queuesFor(programme, keepers, acting, asked.scope);
    const queue = asked.queue ?? queueNames.find((name) => work.queues[name].length > 0) ?? "overdue";
    const from = asked.offset ?? 0;
    const parts = work.queues[queue].toSorted(redFirst).slice(from, from + rowsAtOnce);
    const agencyName = (id: string): string => agencyNameIn(keepers, id);
    const may = new Map(
      (await mayDoOf(transaction, programme, parts, acting)).map(({ part, events }) => [part, events]),
    );
    const next = from + parts.length;
    return {
      ...countsOf(work, today),
      queue,
      rows: parts.map((part) => ({
        part: partView(programme, part, agencyName, keepers),
        events: [...(may.get(part.row.id) ?? [])],
      })),
      ...(next < work.queues[queue].length ? { next } : {}),
    };
  });
}

/** How much stands in each of the person's queues today; nothing in those of somebody who acts for no locality. */
export function readWorkCounts(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  scope: WorkScope | undefined,
): Promise<WorkCounts> {
  if (acting.locality === "")
    return Promise.resolve(countsOf({ scope: scope ?? "all", queues: noParts }, today));
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, today, today);
    // Somebody without an agency leads nothing and takes part in nothing: who took over need not be asked.
    const keepers =
      acting.agency === undefined ? undefined : await readKeepers(transaction, programme, today);
    return countsOf(queuesFor(programme, keepers, acting, scope), today);
  });
}

interface Queues {
  readonly scope: WorkScope;
  readonly queues: Readonly<Record<QueueName, readonly RatedPart[]>>;
}

const noParts: Queues["queues"] = {
  overdue: [],
  "due-soon": [],
  "to-confirm": [],
  returned: [],
  waiting: [],
};

function queuesFor(
  programme: Programme,
  keepers: Keepers | undefined,
  acting: Acting,
  scope: WorkScope = acting.role === "specialist" ? "lead" : "all",
): Queues {
  const agencies = keepers?.within(acting.agency) ?? new Set();
  const reader: WorkReader = { locality: acting.locality, agencies, scope };
  const queues: Record<QueueName, RatedPart[]> = {
    overdue: [],
    "due-soon": [],
    "to-confirm": [],
    returned: [],
    waiting: [],
  };
  for (const part of programme.parts.values()) {
    if (part.state.phase === "done") continue;
    for (const name of queuesOf(workPart(programme, keepers, part), reader)) queues[name].push(part);
  }
  return { scope, queues };
}

function countsOf({ scope, queues }: Queues, asOf: CalendarDate): WorkCounts {
  const asking: readonly QueueName[] = ["overdue", "due-soon", "to-confirm", "returned"];
  const needing = new Set(asking.flatMap((name) => queues[name].map(({ row }) => row.id)));
  return {
    asOf,
    scope,
    counts: {
      overdue: queues.overdue.length,
      "due-soon": queues["due-soon"].length,
      "to-confirm": queues["to-confirm"].length,
      returned: queues.returned.length,
      waiting: queues.waiting.length,
    },
    needsMe: needing.size,
  };
}

function workPart(programme: Programme, keepers: Keepers | undefined, part: RatedPart): WorkPart {
  const { row, state, steward } = part;
  const { leading, coordinating } = workingOn(keepers, row);
  const assigner = row.assigner === undefined ? undefined : programme.stewardOf(row.assigner);
  return {
    state,
    steward,
    assigner,
    leadAgency: leading,
    coordinatingAgencies: coordinating,
    waitsForOthers: row.waitsFor.length > 0 && waitedFor(programme, part).length > 0,
    counterparts:
      state.phase === "awaiting-confirmation"
        ? counterpartsOf(programme, keepers, part, assigner)
        : noCounterparts,
  };
}

const noCounterparts: WorkPart["counterparts"] = { leading: [], coordinating: [] };

// The assigner's own parts of the same commitment: who leads one of them looks at the other side's result.
function counterpartsOf(
  programme: Programme,
  keepers: Keepers | undefined,
  part: RatedPart,
  assigner: string | undefined,
): WorkPart["counterparts"] {
  const own = (programme.commitments.get(part.commitment.id)?.parts ?? []).filter(
    (other) => other.steward === assigner && other.row.id !== part.row.id,
  );
  const working = own.map(({ row }) => workingOn(keepers, row));
  return {
    leading: working.flatMap(({ leading }) => leading ?? []),
    coordinating: working.flatMap(({ coordinating }) => coordinating),
  };
}

// The agencies named, or those confirmed to have taken over from them; what has become of these since, `within` knows.
function workingOn(
  keepers: Keepers | undefined,
  { id, leadAgency, coordinatingAgencies }: RatedPart["row"],
): { readonly leading: string | undefined; readonly coordinating: readonly string[] } {
  if (!keepers) return { leading: leadAgency, coordinating: coordinatingAgencies };
  return {
    leading: leadAgency === undefined ? undefined : keepers.confirmed(`part:${id}`, leadAgency),
    coordinating: coordinatingAgencies.map((agency) => keepers.confirmed(`part:${id}`, agency)),
  };
}
