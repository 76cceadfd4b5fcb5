// When the own side was urged about a commitment, the newest first; for those who may see it.
import { Button } from "@mantine/core";
import { useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { Empty } from "../../app/page-state.tsx";
import { NoticeLine } from "../notices/notice-line.tsx";
import noticeClasses from "../notices/notices.module.css";
import { useUrgingMessages } from "./urging-messages.ts";

const shown = 5;

export function UrgingHistory({ urging }: { readonly urging: Answer<"commitmentUrging"> }) {
  const messages = useUrgingMessages();
  const session = useCall(routes.session);
  const [isWhole, setWhole] = useState(false);
  if (session.data?.account === undefined) return null;
  const { notices } = urging;
  return (
    <Card title={messages.history} aside={messages.historyAside}>
      {notices.length === 0 ? <Empty>{messages.historyNone}</Empty> : null}
      <ul className={noticeClasses.list}>
        {(isWhole ? notices : notices.slice(0, shown)).map((notice) => (
          <NoticeLine key={notice.id} notice={notice} isAtCommitment />
        ))}
      </ul>
      {notices.length <= shown || isWhole ? null : (
        <Button variant="default" size="xs" mt="xs" onClick={() => setWhole(true)}>
          {messages.more}
        </Button>
      )}
    </Card>
  );
}
