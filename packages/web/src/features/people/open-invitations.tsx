// Invitations nobody has used yet.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, routes, type Answer } from "../../app/api.ts";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Refusal } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { useStandingText } from "./standing-text.ts";
import classes from "./people.module.css";

export function OpenInvitations({ invitations }: Pick<Answer<"people">, "invitations">) {
  const messages = usePeopleMessages();
  const text = useStandingText();
  const format = useFormat();
  const queries = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: (id: string) => call(routes.withdrawPersonInvitation, { params: { id } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (invitations.length === 0) return <Empty>{messages.noInvitations}</Empty>;
  return (
    <>
      <ul className={classes.rows}>
        {invitations.map(({ id, name = "", email = "", assignments, expiresAt }) => (
          <li key={id} className={classes.row}>
            <span className={classes.who}>
              <strong>{name}</strong>
              <small>
                {email} · {messages.expires(format.instant(expiresAt))}
              </small>
            </span>
            <span className={classes.held}>{assignments.map(text).join("; ")}</span>
            <Button
              variant="default"
              size="xs"
              aria-label={messages.withdrawOf(name)}
              onClick={() => withdrawing.mutate(id)}
            >
              {messages.withdraw}
            </Button>
          </li>
        ))}
      </ul>
      <Refusal error={withdrawing.error} />
    </>
  );
}
