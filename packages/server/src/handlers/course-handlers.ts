// The course of a programme over HTTP: burn-up, timeline, two days compared.
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { compareDays, readBurnUp, readTimeline } from "@nhipcau/operations/programme/course.ts";
import type { Handlers } from "../http/handler.ts";
import { dayOf } from "../http/day-of.ts";
import type { Services } from "../services.ts";

type CourseHandlers = Pick<Handlers, "burnUp" | "timeline" | "comparison">;

export function courseHandlers({ store }: Services): CourseHandlers {
  return {
    burnUp: async ({ acting, query, today }) =>
      done(await readBurnUp(store, acting, dayOf(query, today), query)),
    timeline: async ({ acting, query, today }) =>
      done(await readTimeline(store, acting, dayOf(query, today), query)),
    comparison: ({ acting, query, today }) => {
      const [from, to] = [parseIsoDate(query.from), parseIsoDate(query.to)];
      if (!from) return noSuchDay("from", query.from);
      if (!to) return noSuchDay("to", query.to);
      return compareDays(store, acting, { from, to, today }, query);
    },
  };
}

function noSuchDay(path: string, value: string | CalendarDate) {
  return refused({ code: "no-such-date", path, data: { value } });
}
