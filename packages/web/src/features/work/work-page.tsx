// A person's own work: five queues, one of them open, each part with the one thing to do about it.
import { Button, NativeSelect } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { queueNames, workScopes, type QueueName } from "@nhipcau/domain/work/queues.ts";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import type { MainAction } from "./main-action.ts";
import { type OnAct, WorkTable } from "./work-table.tsx";
import type { WorkSearch } from "./work-search.ts";
import classes from "./work.module.css";

const PartReport = lazy(async () => ({ default: (await import("./part-report.tsx")).PartReport }));
const TakeOversNote = lazy(async () => ({
  default: (await import("../take-overs/take-overs-note.tsx")).TakeOversNote,
}));
const DecideDialog = lazy(async () => ({ default: (await import("./decide-dialog.tsx")).DecideDialog }));

export function WorkPage() {
  const { work } = useMessages();
  const session = useCall(routes.session);
  const search = useSearch({ from: "/viec-cua-toi" });
  if (session.data === undefined || session.data.account === undefined) {
    return (
      <>
        <PageHead title={work.title} />
        <Loaded query={session}>
          {() => (
            <Card title={work.queueList}>
              <Empty>
                {work.signInFirst} <Link to="/dang-nhap">{work.signIn}</Link>
              </Empty>
            </Card>
          )}
        </Loaded>
      </>
    );
  }
  return <OwnWork key={session.data.account.id} search={search} />;
}

function OwnWork({ search }: { readonly search: WorkSearch }) {
  const { work } = useMessages();
  const format = useFormat();
  const query = useCall(routes.work, { query: search });
  // Kept above the rows: what one has begun stays open when its row leaves the queue meanwhile.
  const [open, setOpen] = useState<{ readonly part: PartView; readonly action: MainAction } | undefined>();
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHead
        title={work.title}
        about={query.data ? work.about(format.day(query.data.asOf)) : undefined}
        actions={query.data ? <ScopeChoice answer={query.data} search={search} /> : undefined}
      />
      <Suspense>
        <TakeOversNote />
      </Suspense>
      <Loaded query={query}>
        {(answer) => (
          <Queues answer={answer} search={search} onAct={(part, action) => setOpen({ part, action })} />
        )}
      </Loaded>
      <Suspense>
        {open?.action === "report" ? <PartReport part={open.part} onClose={close} /> : null}
        {open?.action === "decide" ? <DecideDialog part={open.part} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

interface ScopeChoiceProps {
  readonly answer: Answer<"work">;
  readonly search: WorkSearch;
}

interface QueuesProps extends ScopeChoiceProps {
  readonly onAct: OnAct;
}

function Queues({ answer, search, onAct }: QueuesProps) {
  const { work } = useMessages();
  const { queue, scope, counts, rows } = answer;
  return (
    <>
      <nav aria-label={work.queueList} className={classes.queues}>
        {queueNames.map((name) => (
          <QueueLink key={name} name={name} isOpen={name === queue} count={counts[name]} search={search} />
        ))}
      </nav>
      <Card title={work.queues[queue]} aside={work.counted(counts[queue])}>
        <p className={classes.explained}>{work.explained[queue]}</p>
        {rows.length === 0 ? (
          <Empty>
            {work.empty[queue]} {work.emptyScope[scope]}
          </Empty>
        ) : (
          <Rows key={`${queue} ${scope}`} answer={answer} onAct={onAct} />
        )}
      </Card>
    </>
  );
}

interface QueueLinkProps {
  readonly name: QueueName;
  readonly isOpen: boolean;
  readonly count: number;
  readonly search: WorkSearch;
}

function QueueLink({ name, isOpen, count, search }: QueueLinkProps) {
  const { work } = useMessages();
  const format = useFormat();
  return (
    <Link
      to="/viec-cua-toi"
      search={{ ...search, queue: name }}
      className={classes.queue}
      data-queue={name}
      data-none={count === 0 || undefined}
      data-open={isOpen || undefined}
    >
      <span>{work.queues[name]}</span>
      <strong>{format.number(count)}</strong>
    </Link>
  );
}

// The first rows came with the counts; the rest is read when it is wanted.
function Rows({ answer, onAct }: Pick<QueuesProps, "answer" | "onAct">) {
  const { work } = useMessages();
  const [offsets, setOffsets] = useState<readonly number[]>([]);
  const next = offsets.length === 0 ? answer.next : undefined;
  return (
    <>
      <WorkTable queue={answer.queue} rows={answer.rows} onAct={onAct} />
      {offsets.map((offset, index) => (
        <MoreRows
          key={offset}
          answer={answer}
          offset={offset}
          onAct={onAct}
          onMore={
            index === offsets.length - 1 ? (following) => setOffsets([...offsets, following]) : undefined
          }
        />
      ))}
      {next === undefined ? null : (
        <Button mt="sm" variant="default" size="xs" onClick={() => setOffsets([next])}>
          {work.more}
        </Button>
      )}
    </>
  );
}

interface MoreRowsProps extends Pick<QueuesProps, "answer" | "onAct"> {
  readonly offset: number;
  readonly onMore: ((offset: number) => void) | undefined;
}

function MoreRows({ answer, offset, onAct, onMore }: MoreRowsProps) {
  const { work } = useMessages();
  const { queue, scope } = answer;
  const query = useCall(routes.work, { query: { queue, scope, offset } });
  return (
    <Loaded query={query}>
      {({ rows, next }) => (
        <>
          <WorkTable queue={queue} rows={rows} onAct={onAct} />
          {next === undefined || onMore === undefined ? null : (
            <Button mt="sm" variant="default" size="xs" onClick={() => onMore(next)}>
              {work.more}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}

function ScopeChoice({ answer, search }: ScopeChoiceProps) {
  const { work } = useMessages();
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={work.scope}
      value={answer.scope}
      data={workScopes.map((value) => ({ value, label: work.scopes[value] }))}
      onChange={(event) => {
        const scope = workScopes.find((one) => one === event.currentTarget.value);
        void navigate({ to: "/viec-cua-toi", search: { ...search, scope }, replace: true });
      }}
    />
  );
}
