// Where one is signed in, and ending it: one by one or everywhere.
import { Button, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call, routes, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Refusal } from "../connections/action-dialog.tsx";
import { browserName } from "./browser-name.ts";
import { usePeopleMessages } from "./people-messages.ts";
import classes from "./people.module.css";

export function SessionsCard({ sessions }: Pick<Answer<"ownAccount">, "sessions">) {
  const messages = usePeopleMessages();
  const format = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const ending = useMutation({
    mutationFn: (id: string) => call(routes.endOwnSession, { params: { id } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const leaving = useMutation({
    mutationFn: () => call(routes.signOutEverywhere),
    onSuccess: async () => {
      await navigate({ to: "/dang-nhap" });
      queries.removeQueries({ queryKey: [routes.ownAccount.name] });
      await queries.invalidateQueries();
    },
  });
  return (
    <Card title={messages.sessions}>
      <Stack gap="sm">
        <ul className={classes.rows}>
          {sessions.map(({ id, browser, address, startedAt, expiresAt, current }) => (
            <li key={id} className={classes.row}>
              <span className={classes.who}>
                <strong>
                  {[browserName(browser), address].filter(Boolean).join(" · ")}
                  {current ? ` · ${messages.sessionNow}` : ""}
                </strong>
                <small>{messages.sessionSince(format.instant(startedAt), format.instant(expiresAt))}</small>
              </span>
              {current ? null : (
                <Button variant="default" size="xs" onClick={() => ending.mutate(id)}>
                  {messages.sessionEnd}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <Refusal error={ending.error ?? leaving.error} />
        <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate()}>
          {messages.everywhere}
        </Button>
      </Stack>
    </Card>
  );
}
