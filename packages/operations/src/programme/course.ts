// The course of a programme: how it filled up week by week, when everything begins and ends, and what changed between
// two days. The same parts as everywhere, found by the same filter, so that its figures are those of the lists (L-07).
import type { QueryOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type {
  BurnUpView,
  ComparisonView,
  TimelineBar,
  TimelineView,
} from "@nhipcau/contract/shapes/course.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { burnUp } from "@nhipcau/domain/counting/burn-up.ts";
import { compareStandings, type PartStanding } from "@nhipcau/domain/counting/comparison.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { figuresOf, partsOf } from "./figures.ts";
import { worstFirst } from "./worst-first.ts";
import { type Programme, readProgramme } from "./programme.ts";
import type { RatedPart } from "./rated-parts.ts";
import { given, localityNamed } from "./views.ts";

interface Day {
  readonly asOf: CalendarDate;
  readonly today: CalendarDate;
}

type CourseFilter = Pick<QueryOf<typeof routes.burnUp>, "agreement" | "locality" | "sector">;

/** Parts done week by week beside the plan; ends where the five numbers of the day stand. */
export function readBurnUp(
  store: Store,
  acting: Acting,
  day: Day,
  filter: CourseFilter,
): Promise<BurnUpView> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const { of, cannotRate, weeks } = burnUp(
      partsOf(programme, courseOnly(filter)).map(({ state }) => state),
      day.asOf,
    );
    return { asOf: day.asOf, of, cannotRate, weeks: [...weeks] };
  });
}

/** Every part as a bar under its commitment, the commitments in trouble first. */
export function readTimeline(
  store: Store,
  acting: Acting,
  day: Day,
  filter: CourseFilter,
): Promise<TimelineView> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const parts = partsOf(programme, courseOnly(filter));
    const shown = new Set(parts.map(({ row }) => row.id));
    const byCommitment = Map.groupBy(parts, ({ row }) => row.commitment);
    const commitments = worstFirst(
      [...programme.commitments.values()].filter(({ facts }) => byCommitment.has(facts.id)),
    );
    return {
      asOf: day.asOf,
      parts: parts.length,
      commitments: commitments.map(({ facts, joint }) =>
        given({
          id: facts.id,
          title: facts.title,
          titleEn: facts.titleEn,
          class: joint.class,
          bars: (byCommitment.get(facts.id) ?? [])
            .toSorted((a, b) => (a.row.locality < b.row.locality ? -1 : 1))
            .map((part) => barOf(programme, part, shown)),
        }),
      ) as TimelineView["commitments"],
    };
  });
}

/** What stands otherwise on the second day than on the first. Refuses a second day before the first. */
export function compareDays(
  store: Store,
  acting: Acting,
  asked: { readonly from: CalendarDate; readonly to: CalendarDate; readonly today: CalendarDate },
  filter: CourseFilter,
): Promise<Outcome<ComparisonView>> {
  const { from, to, today } = asked;
  if (to < from)
    return Promise.resolve(refused({ code: "period-backwards", path: "to", data: { from, to } }));
  return store.read(acting, async (transaction) => {
    const then = partsById(await readProgramme(transaction, from, today), filter);
    const programme = await readProgramme(transaction, to, today);
    const now = partsById(programme, filter);
    const changes = compareStandings(standings(then), standings(now));
    return done({
      from,
      to,
      before: figuresOf([...then.values()]),
      after: figuresOf([...now.values()]),
      of: new Set([...then.keys(), ...now.keys()]).size,
      changes: changes.flatMap(({ part, kinds, before, after }) => {
        const rated = now.get(part) ?? then.get(part);
        if (!rated) return [];
        const { row, commitment, steward } = rated;
        return given({
          part,
          task: row.task,
          commitment: { id: commitment.id, name: commitment.title },
          locality: localityNamed(programme, steward),
          kinds: [...kinds],
          before: before && given(before),
          after: after && given(after),
          illustrative: row.illustrative,
        }) as ComparisonView["changes"][number];
      }),
    });
  });
}

function barOf(
  programme: Programme,
  { row, state, forecast, steward }: RatedPart,
  shown: ReadonlySet<string>,
): TimelineBar {
  return given({
    part: row.id,
    task: row.task,
    locality: localityNamed(programme, steward),
    begins: row.startDate ?? row.assignedOn,
    firstDueDate: state.firstDueDate,
    dueDate: state.dueDate,
    forecastDate: forecast.date,
    doneOn: state.doneOn,
    class: state.class,
    percent: state.percent === undefined ? undefined : Math.round(state.percent),
    daysOverdue: state.daysOverdue,
    waitsFor: row.waitsFor.filter((id) => shown.has(id)),
    illustrative: row.illustrative,
  }) as TimelineBar;
}

function partsById(programme: Programme, filter: CourseFilter): ReadonlyMap<string, RatedPart> {
  return new Map(partsOf(programme, courseOnly(filter)).map((part) => [part.row.id, part]));
}

// A forecast that follows from another part's word is no word of its own, so it is no change of this part.
function standings(parts: ReadonlyMap<string, RatedPart>): ReadonlyMap<string, PartStanding> {
  return new Map(
    [...parts].map(([id, { state }]) => [
      id,
      {
        class: state.class,
        percent: state.percent === undefined ? undefined : Math.round(state.percent),
        dueDate: state.dueDate,
        forecastDate: state.doneOn === undefined ? state.forecastDate : undefined,
      },
    ]),
  );
}

// The query's other members, such as the day, are no part of the filter.
function courseOnly({ agreement, locality, sector }: CourseFilter): CourseFilter {
  return given({ agreement, locality, sector });
}
