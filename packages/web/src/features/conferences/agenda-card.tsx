// The agenda in its order: proposed from the pack, moved by the convening side, with what the sides had said of each item.
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AgendaItemView, ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { useReviewMessages } from "../reviews/review-messages.ts";
import { moved } from "./moved.ts";
import reviewClasses from "../reviews/reviews.module.css";
import classes from "./conferences.module.css";

export function AgendaCard({ conference }: { readonly conference: ConferenceView }) {
  const { conference: words } = useReviewMessages();
  const format = useFormat();
  const queries = useQueryClient();
  const { id, agenda, mayDo } = conference;
  const doing = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => queries.invalidateQueries(),
  });
  const order = (items: readonly string[]): void =>
    doing.mutate(() => call(routes.orderAgenda, { params: { id }, body: { items: [...items] } }));
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <Card
      title={words.agenda}
      aside={words.agendaAside(format.number(agenda.length), format.number(minutes))}
      actions={
        mayDo.proposeAgenda ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => doing.mutate(() => call(routes.proposeAgenda, { params: { id } }))}
          >
            {words.propose}
          </Button>
        ) : undefined
      }
    >
      {agenda.length === 0 ? <p className={reviewClasses.fine}>{words.agendaNone}</p> : null}
      <Refusal error={doing.error} />
      <ol className={classes.agenda}>
        {agenda.map((item, index) => (
          <li key={item.id} data-current={conference.current?.item === item.id}>
            <ItemWords item={item} isCurrent={conference.current?.item === item.id} />
            {mayDo.lead ? (
              <span className={classes.lead}>
                <ActionIcon
                  variant="default"
                  aria-label={words.up(item.title)}
                  disabled={index === 0 || doing.isPending}
                  onClick={() => order(moved(agenda, index, -1))}
                >
                  <IconArrowUp size={16} stroke={1.8} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  aria-label={words.down(item.title)}
                  disabled={index === agenda.length - 1 || doing.isPending}
                  onClick={() => order(moved(agenda, index, 1))}
                >
                  <IconArrowDown size={16} stroke={1.8} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  aria-label={words.discuss(item.title)}
                  onClick={() =>
                    doing.mutate(() => call(routes.discussItem, { params: { id }, body: { item: item.id } }))
                  }
                >
                  <IconPlayerPlay size={16} stroke={1.8} aria-hidden />
                </ActionIcon>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function ItemWords({ item, isCurrent }: { readonly item: AgendaItemView; readonly isCurrent: boolean }) {
  const { conference: words, reviews } = useReviewMessages();
  const objecting = item.positions.filter(({ position }) => position === "object");
  return (
    <div>
      {item.commitment === undefined ? (
        <Written vi={item.title} />
      ) : (
        <Link to="/cam-ket/$id" params={{ id: item.commitment.id }}>
          <Written vi={item.title} />
        </Link>
      )}
      <p className={reviewClasses.fine}>
        {words.minutesOf(item.minutes)}
        {isCurrent ? ` · ${words.current}` : ""}
        {objecting.map(({ party }) => ` · ${party.name}: ${reviews.objects}`).join("")}
      </p>
    </div>
  );
}
