// The day as of which everything is shown. It lives in the address (`?asOf=2026-11-21`), so that a link shows the same
// to whoever opens it; without it the page shows the node's own day.
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { routes, useCall } from "./api.ts";

export interface AsOf {
  /** The day in the address, to be sent with a request; undefined for the node's own day. */
  readonly asOf: CalendarDate | undefined;
  /** The day that is shown; undefined until the node has answered. */
  readonly day: string | undefined;
  readonly today: string | undefined;
  readonly isToday: boolean;
  readonly setAsOf: (day: CalendarDate | undefined) => void;
}

/** The day as of which the page shows things, and how to change it. */
export function useAsOf(): AsOf {
  const { asOf } = useSearch({ from: "__root__" });
  const navigate = useNavigate();
  const node = useCall(routes.node);
  const today = node.data?.today;
  const day = asOf ?? node.data?.asOf ?? today;
  return {
    asOf,
    day,
    today,
    isToday: day === today,
    setAsOf: (next) => {
      void navigate({ to: ".", search: (previous) => ({ ...previous, asOf: next }) });
    },
  };
}
