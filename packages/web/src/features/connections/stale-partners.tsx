// Says on every page since when a partner's data is not fresh: small, calm, and only when there is something to say. And
// has everything read again when a grant ends or begins, since copies that went with it are in no page that came.
import { IconClockPause } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { queryOf, routes } from "../../app/api.ts";
import shellClasses from "../../app/shell.module.css";
import { useConnectionMessages } from "./connection-messages.ts";
import { momentText } from "./peer-condition.ts";
import { followedGrants, stalePartners } from "./stale-since.ts";

const refetchMilliseconds = 10_000;

export function StalePartners() {
  const { connections } = useConnectionMessages();
  const { data } = useQuery({
    ...queryOf(routes.connections),
    refetchInterval: refetchMilliseconds,
    retry: false,
  });
  useReadAgainWhen(data === undefined ? undefined : followedGrants(data.network));
  const stale = stalePartners(data?.network);
  if (stale.length === 0) return null;
  const said = stale.map(({ names, since }) =>
    since === undefined
      ? connections.partnerNever(names)
      : connections.partnerUntil(names, momentText(since, Date.now(), connections)),
  );
  return (
    <p className={shellClasses.notice} data-tone="quiet" role="status">
      <IconClockPause size={18} aria-hidden />
      <span>
        {said.join(" ")} <Link to="/ket-noi">{connections.title}</Link>
      </span>
    </p>
  );
}

function useReadAgainWhen(followed: string | undefined): void {
  const queries = useQueryClient();
  const before = useRef(followed);
  useEffect(() => {
    const isChanged = before.current !== undefined && followed !== undefined && before.current !== followed;
    before.current = followed ?? before.current;
    if (isChanged) void queries.invalidateQueries();
  }, [followed, queries]);
}
