// What the overview, the queues of work and a review's pack must show on a day, foretold from the story.
import type { Happening, ReviewDeed, Side } from "./deeds.ts";
import { daysFrom, plus } from "./plain-days.ts";
import { agreement } from "./story.ts";
import {
  countsOf,
  obstaclesOn,
  partsOn,
  petitionsOn,
  type PlainCounts,
  type PlainPart,
  saidBy,
} from "./told-story.ts";

type Known = readonly Happening[];

const sides: readonly Side[] = ["HP", "QN"];

/** Of the overview what the story decides. */
export function overviewOn(known: Known, day: string) {
  const parts = partsOn(known, day);
  const obstacles = obstaclesOn(known, day).filter(({ clearedOn }) => clearedOn === undefined);
  const central = obstacles.filter((obstacle) => obstacle.central);
  const petitions = petitionsOn(known, day);
  const waiting = petitions.filter(({ answeredOn }) => answeredOn === undefined);
  const open = parts.filter(({ phase }) => phase !== "done");
  const longest = Math.max(0, ...central.map(({ since }) => daysFrom(since, day)));
  return {
    figures: countsOf(parts),
    byLocality: bySide(parts),
    overdue: Object.fromEntries(
      sides.flatMap((side) => {
        const late = parts.filter((part) => part.side === side && part.class === "open-overdue").length;
        return late === 0 ? [] : [[side, late]];
      }),
    ),
    waitingFor: waitingFor(parts),
    beyondAuthority: {
      obstacles: central.length,
      of: obstacles.length,
      ...(longest > 0 ? { longestDays: longest } : {}),
    },
    petitions: {
      waiting: waiting.length,
      of: petitions.length,
      ...(waiting.length > 0 ? { longestDays: Math.max(...waiting.map(({ waited }) => waited)) } : {}),
    },
    notConcrete: notConcrete(known, day),
    silent: {
      parts: open.filter(({ heardOn, reportedOn }) => {
        return reportedOn === undefined && heardOn !== undefined && heardOn < plus(day, -90);
      }).length,
      of: open.length,
      days: 90,
    },
  };
}

/** How much stands in each queue of a side's focal point. */
export function queuesOn(known: Known, side: Side, day: string) {
  const parts = partsOn(known, day);
  const own = parts.filter((part) => part.side === side);
  const toDo = own.filter(({ phase }) => phase === "open" || phase === "returned");
  const byId = new Map(parts.map((part) => [part.id, part]));
  const waits = (part: PlainPart): boolean => {
    const other = byId.get(part.set.waitsFor ?? "");
    return other !== undefined && other.side !== side && other.phase !== "done";
  };
  return {
    overdue: toDo.filter((part) => part.class === "open-overdue").length,
    "due-soon": toDo.filter(
      ({ class: rated, due }) => rated === "open-in-term" && due !== undefined && due <= plus(day, 30),
    ).length,
    "to-confirm": parts.filter(({ phase, set }) => phase === "awaiting-confirmation" && set.assigner === side)
      .length,
    returned: own.filter(({ phase }) => phase === "returned").length,
    waiting: own.filter(
      (part) => part.phase === "awaiting-confirmation" || (toDo.includes(part) && waits(part)),
    ).length,
  };
}

/** What a pack says of a review at its cut-off: figures, and the ids in three of its groups. */
export function packOf(known: Known, { from, cutOff }: Pick<ReviewDeed, "from" | "cutOff">) {
  const parts = partsOn(known, cutOff);
  const idsOf = (wanted: readonly PlainPart[]): readonly string[] =>
    wanted.map(({ id }) => `parts:${id}`).toSorted();
  return {
    figures: countsOf(parts),
    byLocality: bySide(parts),
    late: idsOf(parts.filter((part) => part.class === "open-overdue")),
    done: idsOf(parts.filter(({ phase, reportedOn }) => phase === "done" && (reportedOn ?? "") >= from)),
    beyondAuthority: obstaclesOn(known, cutOff)
      .filter(({ central, clearedOn }) => central && clearedOn === undefined)
      .map(({ id }) => `obstacles:${id}`)
      .toSorted(),
  };
}

function bySide(parts: readonly PlainPart[]): Readonly<Record<string, PlainCounts>> {
  return Object.fromEntries(
    sides.flatMap((side) => {
      const own = parts.filter((part) => part.side === side);
      return own.length === 0 ? [] : [[side, countsOf(own)]];
    }),
  );
}

// Open parts that wait for an open part of the other side, by the side waited for.
function waitingFor(parts: readonly PlainPart[]) {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const waits = parts.flatMap((part) => {
    const other = byId.get(part.set.waitsFor ?? "");
    return other && part.phase !== "done" && other.phase !== "done" ? [other] : [];
  });
  return Object.fromEntries(
    sides.flatMap((side) => {
      const own = waits.filter((other) => other.side === side);
      if (own.length === 0) return [];
      const longest = Math.max(...own.map(({ late }) => late));
      return [[side, longest > 0 ? { parts: own.length, longestDays: longest } : { parts: own.length }]];
    }),
  );
}

function notConcrete(known: Known, day: string) {
  const concrete = new Set(
    saidBy(known, day).flatMap(({ deed }) => (deed.does === "commit" ? [deed.clause] : [])),
  );
  const of = agreement.clauses.length;
  const loose = of - concrete.size;
  return { clauses: loose, of, agreements: loose > 0 ? 1 : 0 };
}
