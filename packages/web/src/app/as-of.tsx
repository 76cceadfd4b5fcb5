// The day as of which everything is shown. It lives in the address (`?asOf=2026-11-21`), so that a link shows the same
// to whoever opens it; without it the page shows the node's own day.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { parseIsoDate, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { routes, useCall } from "./api.ts";

/** What every page's address may carry. */
export interface SharedSearch {
  readonly asOf?: CalendarDate;
  /** Narrows what is counted to one agreement, where a page counts. */
  readonly agreement?: string;
}

/** Reads the shared part of an address; anything that is not a day or an id is left out. */
export function parseSharedSearch(search: Record<string, unknown>): SharedSearch {
  const asOf = typeof search["asOf"] === "string" ? parseIsoDate(search["asOf"]) : undefined;
  const agreement = typeof search["agreement"] === "string" ? search["agreement"] : undefined;
  return { ...(asOf === undefined ? {} : { asOf }), ...(agreement === undefined ? {} : { agreement }) };
}

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
      void navigate({ to: ".", search: (previous) => withAsOf(previous, next) });
    },
  };
}

function withAsOf(previous: SharedSearch, asOf: CalendarDate | undefined): SharedSearch {
  const { asOf: _, ...rest } = previous;
  return asOf === undefined ? rest : { ...rest, asOf };
}
