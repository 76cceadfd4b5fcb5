// What a node shows on an evening, brought into the shape in which the oracle foretells it.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { readObstacle } from "@nhipcau/operations/obstacles/obstacle-detail.ts";
import { listPetitions } from "@nhipcau/operations/obstacles/petition-detail.ts";
import { readProgramme } from "@nhipcau/operations/programme/programme.ts";
import { readCommitmentUrging } from "@nhipcau/operations/urging/commitment-urging.ts";
import { readWorkCounts } from "@nhipcau/operations/work/work-queues.ts";
import { ask } from "../ask-route.ts";
import { well } from "../connected-nodes.ts";
import type { Side } from "./deeds.ts";
import { personOf } from "./perform.ts";
import type { PlainPart } from "./told-story.ts";
import type { PlainNotice } from "./urging-oracle.ts";
import type { YearNode } from "./year-world.ts";

export type Overview = ResponseOf<typeof routes.overview>;

/** A line for each part: how it is judged, by which deadline, and the first one beside it. */
export async function partLines({ node, side }: YearNode, day: string): Promise<readonly string[]> {
  const on = day as CalendarDate;
  const programme = await node.store.read(personOf(side, "leader"), (transaction) =>
    readProgramme(transaction, on, on),
  );
  return [...programme.parts.values()]
    .map(({ row, state, steward }) =>
      lineOf({
        id: row.id,
        side: steward,
        class: state.class,
        phase: state.phase,
        due: state.dueDate,
        first: state.firstDueDate,
        late: state.daysOverdue ?? 0,
        percent: state.percent,
      }),
    )
    .toSorted();
}

/** The same, as the oracle has it. */
export function plainLines(parts: readonly PlainPart[]): readonly string[] {
  return parts.map((part) => lineOf({ ...part, first: part.set.due })).toSorted();
}

interface Line extends Pick<PlainPart, "id" | "class" | "phase" | "late"> {
  readonly side: string;
  readonly due: string | undefined;
  readonly first: string | undefined;
  readonly percent: number | undefined;
}

function lineOf({ id, side, class: rated, phase, due, first, late, percent }: Line): string {
  return `${id} of ${side}: ${rated}, ${phase}, due ${due ?? "–"} (first ${first ?? "–"}), ${late} days late, ${percent ?? "–"} %`;
}

/** The overview over HTTP, as its leader reads it; of today, or as of a day. */
export function overviewAt({ node, side }: YearNode, asOf?: string): Promise<Overview> {
  const as = `leader-${side.toLowerCase()}`;
  return ask(node, "overview", asOf === undefined ? { as } : { as, query: { asOf } });
}

/** Of an overview what the story decides. */
export function decided({
  figures,
  byLocality,
  overdueByLocality,
  waitingFor,
  beyondAuthority,
  petitions,
  notConcrete,
  silent,
}: Overview) {
  return {
    figures,
    byLocality: Object.fromEntries(byLocality.map((one) => [one.id, one.figures])),
    overdue: Object.fromEntries(overdueByLocality.map(({ locality, overdue }) => [locality.id, overdue])),
    waitingFor: Object.fromEntries(waitingFor.map(({ locality, ...rest }) => [locality.id, rest])),
    beyondAuthority,
    petitions,
    notConcrete,
    silent,
  };
}

/** A line for each obstacle, petition, explanation and request for another deadline, as of a day. */
export async function statementLines(
  { node, notices, side }: YearNode,
  day: { readonly asOf: string; readonly today: string },
): Promise<readonly string[]> {
  const { store } = node;
  const leader = personOf(side, "leader");
  const on = { asOf: day.asOf as CalendarDate, today: day.today as CalendarDate };
  const programme = await store.read(leader, (transaction) => readProgramme(transaction, on.asOf, on.today));
  const lines: string[] = [];
  for (const { id } of programme.obstacles) {
    const { phase, heldAt, stays } = well(await readObstacle(store, leader, on, id)).obstacle.state;
    const open = stays.reduce((sum, { days }) => sum + days, 0);
    lines.push(`${id}: ${phase}, lies at ${heldAt.code}, ${open} days open`);
  }
  for (const { id, phase, waiting } of (await listPetitions(store, leader, on, {})).petitions) {
    const waited = `, waited ${waiting?.days} days, ${waiting?.workingDays?.days} of them worked`;
    lines.push(`${id}: ${phase}${waiting === undefined ? "" : waited}`);
  }
  for (const commitment of programme.commitments.keys()) {
    const urging = well(await readCommitmentUrging(store, notices, leader, on, commitment));
    lines.push(...urging.explanations.map(({ id, stage, due }) => `${id}: ${stage}, due ${due}`));
    lines.push(...urging.extensionRequests.map(({ id, stage }) => `${id}: ${stage}`));
  }
  return lines.toSorted();
}

/** How much stands in each queue of the focal point. */
export async function queuesAt({ node, side }: YearNode, day: string) {
  const focal = personOf(side, "focal-point");
  return (await readWorkCounts(node.store, focal, day as CalendarDate, "all")).counts;
}

/** Of a review's room what the story decides: its stage, and its pack or, once it was taken, its snapshot. */
export async function reviewAt({ node, side }: YearNode, id: string) {
  const room = await ask(node, "review", { as: `focal-point-${side.toLowerCase()}`, params: { id } });
  const { pack } = room;
  const keys = (group: keyof typeof pack.groups): readonly string[] =>
    pack.groups[group].items.map(({ key }) => key).toSorted();
  return {
    stage: room.stage,
    digest: room.snapshot?.digest,
    proven: room.snapshot?.proven,
    changed: room.sinceSnapshot.length,
    pack: {
      figures: pack.figures,
      byLocality: pack.byLocality,
      late: keys("late"),
      done: keys("done"),
      beyondAuthority: keys("beyondAuthority"),
    },
  };
}

export interface KeptNotice extends PlainNotice {
  readonly withdrawnOn: string | null;
  readonly because: string | null;
}

/** The notices of a node that were given or withdrawn on a day. */
export async function noticesOf(node: YearNode, day: string): Promise<readonly KeptNotice[]> {
  const { side } = node;
  const rows = await node.sql<Omit<KeptNotice, "side">>(
    `select kind, duty as id, due::text, audience as reader, agency, rung as step, day::text,
        withdrawn_on::text as "withdrawnOn", withdrawn_because as because
      from nhipcau.notices where locality = $1 and (day = $2 or withdrawn_on = $2)`,
    [side, day],
  );
  return rows.map((row) => ({ ...row, side: side satisfies Side }));
}

/** How often somebody was told of one thing on one day. */
export async function mostTold(node: YearNode): Promise<number> {
  const [row] = await node.sql<{ most: number }>(
    `select coalesce(max(times), 0)::int as most from (
      select count(*) as times from nhipcau.notices group by day, locality, audience, agency, kind, duty) told`,
  );
  return row?.most ?? 0;
}
