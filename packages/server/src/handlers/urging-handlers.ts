// Urging over HTTP: a person's notices, what was asked about a commitment's parts, and the node's jobs.
import type { urgingRoutes } from "@nhipcau/contract/routes/urging-routes.ts";
import type { JobView as JobViewOfPage } from "@nhipcau/contract/shapes/urging.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import { type JobName, jobKinds, type Jobs, jobNames, type JobView } from "@nhipcau/operations/ports/jobs.ts";
import { askWhy, readOverdueToAsk } from "@nhipcau/operations/urging/ask-why.ts";
import { readCommitmentUrging } from "@nhipcau/operations/urging/commitment-urging.ts";
import { maySeeJobs } from "@nhipcau/operations/urging/job-permission.ts";
import { readInbox } from "@nhipcau/operations/urging/notice-views.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { contextOf } from "./write-context.ts";

type UrgingHandlers = Pick<Handlers, keyof typeof urgingRoutes>;

export function urgingHandlers(services: Services): UrgingHandlers {
  const { store, notices, makeId } = services;
  return {
    notices: async ({ acting, query }) => done(await readInbox(store, notices, acting, query)),
    unreadNotices: async ({ acting }) =>
      done({ unread: acting.locality === "" ? 0 : await notices.unread(acting) }),
    readNotices: async ({ acting, body }) => {
      await notices.markRead(acting, body.notices);
      return done({ unread: await notices.unread(acting) });
    },
    commitmentUrging: ({ acting, params, query, today }) =>
      readCommitmentUrging(
        store,
        notices,
        acting,
        { asOf: parseIsoDate(query.asOf ?? "") ?? today, today },
        params.id,
      ),
    overdueToAsk: async ({ acting, today }) => done(await readOverdueToAsk(store, acting, today)),
    askWhy: (asked) => askWhy(store, asked.params.id, asked.body, contextOf(asked, makeId)),
    jobs: ({ acting }) =>
      withJobs(services, acting, async (jobs) => done({ jobs: (await jobs.view()).map(jobView) })),
    runJob: ({ acting, params }) =>
      withJobs(services, acting, async (jobs) => {
        const name = jobNames.find((known) => known === params.job);
        if (name === undefined)
          return refused({ code: "not-found", path: "job", data: { what: params.job } });
        const started = await jobs.runNow(name);
        return started.ok ? done({}) : started;
      }),
  };
}

async function withJobs<T>(
  { jobs, node }: Services,
  acting: Acting,
  work: (jobs: Jobs) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const localities = node.localities.map(({ id }) => id);
  if (!maySeeJobs(acting, localities)) return refused({ code: "forbidden" });
  return jobs ? work(jobs) : refused({ code: "unavailable" });
}

function jobView({ name, runs }: JobView): JobViewOfPage {
  return { name, label: jobKinds[name].label, at: timeOf(name), runs: runs.map((run) => ({ ...run })) };
}

function timeOf(name: JobName): string {
  const { hour, minute } = jobKinds[name].at;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
