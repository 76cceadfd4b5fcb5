// Keeps the page true while it is open: what others write arrives as events and everything read is read again; when the
// connection is lost the page says how old it is instead of looking current.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { routes } from "./api.ts";

export interface Change {
  readonly register: string;
  readonly id: string;
}

export interface LiveData {
  /** What changed last, for some seconds. */
  readonly lastChange: Change | undefined;
  readonly isConnected: boolean;
}

const gatherMilliseconds = 400;
const noticeMilliseconds = 6000;

export function useLiveData(): LiveData {
  const queries = useQueryClient();
  const [lastChange, setLastChange] = useState<Change>();
  const [isConnected, setConnected] = useState(true);
  const gathering = useRef<number>(undefined);

  useEffect(() => {
    const source = new EventSource(routes.events.path);
    let latest = "";
    const readAgain = () => {
      gathering.current = undefined;
      setLastChange(parseChange(latest));
      void queries.invalidateQueries();
    };
    source.addEventListener("open", () => setConnected(true));
    source.addEventListener("error", () => setConnected(false));
    const onChange = (event: MessageEvent<string>) => {
      latest = event.data;
      // Many records may change at once (an import of thousands): told and read again once for all of a moment's.
      gathering.current ??= window.setTimeout(readAgain, gatherMilliseconds);
    };
    source.addEventListener("message", onChange);
    source.addEventListener("change", onChange);
    return () => {
      window.clearTimeout(gathering.current);
      gathering.current = undefined;
      source.close();
    };
  }, [queries]);

  useEffect(() => {
    if (lastChange === undefined) return undefined;
    const timer = window.setTimeout(() => setLastChange(undefined), noticeMilliseconds);
    return () => window.clearTimeout(timer);
  }, [lastChange]);

  return { lastChange, isConnected };
}

function parseChange(data: string): Change | undefined {
  const parsed: unknown = JSON.parse(data);
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const { register, id } = parsed as Record<string, unknown>;
  return typeof register === "string" && typeof id === "string" ? { register, id } : undefined;
}
