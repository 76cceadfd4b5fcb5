// Keeps the page true while it is open: what others write arrives as events and everything read is read again; when the
// connection is lost the page says how old it is instead of looking current.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { routes } from "./api.ts";
import { makeReadAgain, type Timers } from "./read-again.ts";

export interface LiveData {
  /** Something others wrote has just been read. */
  readonly isJustUpdated: boolean;
  readonly isConnected: boolean;
}

const noticeMilliseconds = 6000;

const timers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, work) => {
    const timer = window.setTimeout(work, milliseconds);
    return () => window.clearTimeout(timer);
  },
};

export function useLiveData(): LiveData {
  const queries = useQueryClient();
  const [updates, setUpdates] = useState(0);
  const [isJustUpdated, setJustUpdated] = useState(false);
  const [isConnected, setConnected] = useState(true);

  useEffect(() => {
    const readAgain = makeReadAgain(() => {
      setUpdates((count) => count + 1);
      return queries.invalidateQueries();
    }, timers);
    const source = new EventSource(routes.events.path);
    source.addEventListener("open", () => setConnected(true));
    source.addEventListener("error", () => setConnected(false));
    // What changed is in the event; the page reads everything it shows, which is little.
    source.addEventListener("change", readAgain.changed);
    return () => {
      readAgain.stop();
      source.close();
    };
  }, [queries]);

  useEffect(() => {
    if (updates === 0) return undefined;
    setJustUpdated(true);
    const timer = window.setTimeout(() => setJustUpdated(false), noticeMilliseconds);
    return () => window.clearTimeout(timer);
  }, [updates]);

  return { isJustUpdated, isConnected };
}
