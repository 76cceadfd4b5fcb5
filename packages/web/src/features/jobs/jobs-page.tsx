// What the node does by itself, for its data officer: when, how it went, why it failed, and the button to run it now.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { JobView } from "@nhipcau/contract/shapes/urging.ts";
import { call, routes, useCall } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useLanguage, useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { useFormat } from "../../app/use-format.ts";
import { useUrgingMessages } from "../urging/urging-messages.ts";
import classes from "./jobs.module.css";

const shownRuns = 8;
/** A job runs for seconds: whoever watches it sees its end soon. */
const lookEvery = 3000;

export function JobsPage() {
  const messages = useUrgingMessages();
  const session = useCall(routes.session);
  const isOfficer = session.data?.account?.role === "data-officer";
  const query = useCall(routes.jobs, {}, { enabled: isOfficer, refetchInterval: lookEvery });
  const isForbidden = session.data !== undefined && !isOfficer;
  return (
    <>
      <PageHead title={messages.jobs} about={messages.jobsAbout} />
      {isForbidden ? (
        <Empty>{messages.jobsForbidden}</Empty>
      ) : (
        <Loaded query={query}>
          {({ jobs }) => (
            <div className={classes.jobs}>
              {jobs.map((job) => (
                <Job key={job.name} job={job} />
              ))}
            </div>
          )}
        </Loaded>
      )}
    </>
  );
}

function Job({ job }: { readonly job: JobView }) {
  const messages = useUrgingMessages();
  const { language } = useLanguage();
  const text = useText();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => call(routes.runJob, { params: { job: job.name }, body: {} }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const [last] = job.runs;
  const isBusy = last?.state === "waiting" || last?.state === "running";
  return (
    <Card
      title={text(job.label)}
      aside={messages.jobEvery(job.at)}
      actions={
        <Button
          size="xs"
          variant="default"
          disabled={isBusy}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {last?.state === "retrying" ? messages.jobAgain : messages.jobRun}
        </Button>
      }
    >
      {run.error === null ? null : <p role="alert">{problemSentences(run.error, language).join(" ")}</p>}
      {last === undefined ? <Empty>{messages.jobNever}</Empty> : <Runs runs={job.runs.slice(0, shownRuns)} />}
    </Card>
  );
}

function Runs({ runs }: { readonly runs: JobView["runs"] }) {
  const messages = useUrgingMessages();
  return (
    <div className={classes.scroll}>
      <table className={classes.runs}>
        <caption>{messages.jobLast}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.jobWhen}</th>
            <th scope="col">{messages.jobState}</th>
            <th scope="col">{messages.jobResult}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Run({ run }: { readonly run: JobView["runs"][number] }) {
  const messages = useUrgingMessages();
  const format = useFormat();
  const { state, madeAt, startedAt, retries, failure, result = {} } = run;
  const numbers = Object.entries(result)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${format.number(count)} ${messages.jobNumbers[name] ?? name}`);
  const done = state === "done" && numbers.length === 0 ? messages.nothingDone : numbers.join(", ");
  return (
    <tr data-state={state}>
      <td>{format.instant(startedAt ?? madeAt)}</td>
      <td>
        <strong>{messages.jobStates[state]}</strong>
        {retries === 0 ? null : <small>{messages.jobTried(retries)}</small>}
      </td>
      <td>
        {done}
        {failure === undefined ? null : <code lang="en">{failure}</code>}
      </td>
    </tr>
  );
}
