// What a node does by itself at set times, put together: the ladder of urging, letters and messages to browsers, on the
// queue of its database.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { sendDigests } from "@nhipcau/operations/urging/send-digests.ts";
import { sendPushes } from "@nhipcau/operations/urging/send-pushes.ts";
import { urge } from "@nhipcau/operations/urging/urge.ts";
import type { LiveChange, Services } from "@nhipcau/server/services.ts";
import { type RunningJobs, startJobs } from "@nhipcau/store/jobs/postgres-jobs.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import type { OpenNode } from "./open-node.ts";
import type { ReachedPeople } from "./reach-people.ts";
import { uuidv7 } from "./record-id.ts";

export interface NodeJobs {
  readonly jobs: RunningJobs;
  /** Tells open pages that somebody has something new to read. */
  readonly told: Services["liveChanges"];
}

/** Starts the jobs of an open node. `today` is asked for each time a job runs. */
export async function runJobs(
  { store, database, prepared }: OpenNode,
  options: {
    readonly localities: readonly string[];
    readonly today: () => CalendarDate;
    readonly clock: () => number;
    readonly onTrouble: (error: unknown) => void;
    readonly people: ReachedPeople;
  },
): Promise<NodeJobs> {
  const listeners = new Set<(changes: readonly LiveChange[]) => void>();
  const changed = (localities: readonly string[]): void => {
    const changes = localities.map((author) => ({
      register: "notices",
      id: author,
      version: 1,
      author,
      scope: "internal",
    }));
    for (const listener of listeners) listener(changes);
  };
  const urging = {
    store,
    notices: makeNoticeStore(database),
    localities: options.localities,
    makeId: () => uuidv7(options.clock()),
    changed,
  };
  const { today, people } = options;
  const { reaching, mail, domain, sender } = people;
  const { digests, recipients, pushes: subscriptions, site } = reaching;
  const jobs = await startJobs({
    url: prepared.appUrl,
    onTrouble: options.onTrouble,
    work: {
      urge: () => urge(urging, today()),
      "send-digests": async () => {
        if (!mail) return {};
        // A deadline that moved since the morning is not in the letter any more.
        await urge(urging, today());
        return sendDigests({ digests, recipients, mail, domain, site, makeId: urging.makeId }, today());
      },
      "send-pushes": () =>
        sendPushes({ subscriptions, recipients, notices: urging.notices, sender }, today()),
    },
  });
  return {
    jobs,
    told: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
