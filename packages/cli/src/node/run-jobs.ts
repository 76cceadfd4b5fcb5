// What a node does by itself at set times, put together: the ladder of urging, letters and messages to browsers, on the
// queue of its database.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { PeopleStore } from "@nhipcau/operations/ports/people-store.ts";
import { sendDigests } from "@nhipcau/operations/urging/send-digests.ts";
import { sendPushes } from "@nhipcau/operations/urging/send-pushes.ts";
import { urge } from "@nhipcau/operations/urging/urge.ts";
import type { Account } from "@nhipcau/server/account.ts";
import type { Reaching } from "@nhipcau/server/services.ts";
import { type RunningJobs, startJobs } from "@nhipcau/store/jobs/postgres-jobs.ts";
import { tellingExchange } from "@nhipcau/store/journal/exchange-news.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { sql } from "kysely";
import type { OpenNode } from "./open-node.ts";
import { type ReachedPeople, reachPeople } from "./reach-people.ts";
import { uuidv7 } from "./record-id.ts";

export interface UrgingOptions {
  /** Who is reached: the roles of a demonstration, or the node's own accounts. */
  readonly accounts: readonly Account[];
  readonly people?: PeopleStore;
  /** The address of the node's page, without a slash at its end. */
  readonly site: () => string;
  readonly localities: readonly string[];
  /** Asked for each time a job runs. */
  readonly today: () => CalendarDate;
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
}

export interface RunningUrging {
  readonly jobs: RunningJobs;
  readonly reaching: Reaching;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Starts the jobs of an open node and what they reach people with. */
export async function startUrging(node: OpenNode, options: UrgingOptions): Promise<RunningUrging> {
  const reached = await reachPeople(node, options);
  const jobs = await runJobs(node, options, reached);
  return {
    jobs,
    reaching: reached.reaching,
    stop: async () => {
      await jobs.stop();
      reached.close();
    },
  };
}

async function runJobs(
  { store, database, prepared }: OpenNode,
  options: UrgingOptions,
  { reaching, mail, domain, sender }: ReachedPeople,
): Promise<RunningJobs> {
  // Whichever process ran the job, the open pages of all of them hear of it.
  const changed = (localities: readonly string[]): void => {
    const telling = localities.map((locality) => tellingExchange({ kind: "noticed", locality }));
    database.rows(sql`select ${sql.join(telling)}`).catch(options.onTrouble);
  };
  const urging = {
    store,
    notices: makeNoticeStore(database),
    localities: options.localities,
    makeId: () => uuidv7(options.clock()),
    changed,
  };
  const { today } = options;
  const { digests, recipients, pushes: subscriptions, site } = reaching;
  return startJobs({
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
}
