// How many working days an open part has left or is late, beside its due date. Says nothing where the calendar of a year
// has not been entered: then the days of the badge are all that is known.
import { useMemo } from "react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { workingDaysToDue, type WorkingDaysToDue } from "@nhipcau/domain/time/working-days-to-due.ts";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useMessages } from "../../app/language.tsx";
import { workCalendarOf } from "./work-calendar.ts";

type Due = Pick<PartView, "class" | "dueDate">;

/** The sentence, or undefined for a part that is done, has no due date, is due today or lies beyond the calendar. */
export function useWorkingDays({ class: partClass, dueDate }: Due): string | undefined {
  const { figures } = useMessages();
  const { day } = useAsOf();
  const calendar = useWorkCalendar();
  const [due, today] = [parseIsoDate(dueDate ?? ""), parseIsoDate(day ?? "")];
  const isOpen = partClass === "open-in-term" || partClass === "open-overdue";
  if (!isOpen || due === undefined || today === undefined || calendar === undefined) return undefined;
  const found: WorkingDaysToDue | undefined = workingDaysToDue(calendar, due, today);
  if (found === undefined || due === today) return undefined;
  const { kind, days, confirmed } = found;
  return kind === "late"
    ? figures.workingDaysLate(days, confirmed)
    : figures.workingDaysLeft(days, confirmed);
}

/** The same in small letters under a due date. */
export function WorkingDays({ of }: { readonly of: Due }) {
  const said = useWorkingDays(of);
  return said === undefined ? null : <small>{said}</small>;
}

// The newest rows first: a calendar of more than the rows of one page still covers today.
const calendarDays = { params: { register: "calendar-days" }, query: { sort: "-date", limit: 500 } };

function useWorkCalendar() {
  const { data } = useCall(routes.records, calendarDays);
  return useMemo(() => data && workCalendarOf(data.records.map(({ body }) => body)), [data]);
}
