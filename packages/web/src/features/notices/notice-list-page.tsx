// The reader's notices, the newest first, and how to be told outside the page.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, routes, useCall, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useUrgingMessages } from "../urging/urging-messages.ts";
import { NoticeLine } from "./notice-line.tsx";
import { ReachCards } from "./reach-cards.tsx";
import classes from "./notices.module.css";

const step = 30;
const most = 200;

export function NoticeListPage() {
  const messages = useUrgingMessages();
  const session = useCall(routes.session);
  if (session.data !== undefined && session.data.account === undefined) {
    return (
      <>
        <PageHead title={messages.title} />
        <Empty>{messages.signInFirst}</Empty>
      </>
    );
  }
  return <Notices />;
}

function Notices() {
  const messages = useUrgingMessages();
  const format = useFormat();
  const [limit, setLimit] = useState(step);
  const query = useCall(routes.notices, { query: { limit } });
  const read = useMarkRead();
  const unread = query.data?.unread ?? 0;
  return (
    <>
      <PageHead
        title={messages.title}
        about={
          query.data === undefined
            ? undefined
            : unread === 0
              ? messages.allRead
              : messages.about(format.number(unread))
        }
        actions={
          unread === 0 ? undefined : (
            <Button
              variant="default"
              size="xs"
              loading={read.isPending}
              onClick={() => read.mutate(undefined)}
            >
              {messages.markAll}
            </Button>
          )
        }
      />
      <div className={classes.page}>
        <Card title={messages.title}>
          <Loaded query={query}>
            {(answer) => (
              <NoticeList
                answer={answer}
                onRead={(id) => read.mutate([id])}
                onMore={limit >= most ? undefined : () => setLimit(Math.min(limit + step, most))}
              />
            )}
          </Loaded>
        </Card>
        <ReachCards />
      </div>
    </>
  );
}

interface NoticeListProps {
  readonly answer: Answer<"notices">;
  readonly onRead: (id: string) => void;
  readonly onMore: (() => void) | undefined;
}

function NoticeList({ answer, onRead, onMore }: NoticeListProps) {
  const messages = useUrgingMessages();
  if (answer.notices.length === 0) return <Empty>{messages.none}</Empty>;
  return (
    <>
      <ul className={classes.list}>
        {answer.notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onFollow={() => onRead(notice.id)} />
        ))}
      </ul>
      {answer.next === undefined || onMore === undefined ? null : (
        <Button variant="default" size="xs" mt="sm" onClick={onMore}>
          {messages.more}
        </Button>
      )}
    </>
  );
}

function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (notices: readonly string[] | undefined) =>
      call(routes.readNotices, { body: notices === undefined ? {} : { notices: [...notices] } }),
    onSuccess: () => queries.invalidateQueries(),
  });
}
