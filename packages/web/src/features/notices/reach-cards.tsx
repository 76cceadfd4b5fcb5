// How the reader is told outside the page: the daily letter, a calendar under a secret link, this browser.
import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call, routes, useCall, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useLanguage } from "../../app/language.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { useFormat } from "../../app/use-format.ts";
import { useUrgingMessages } from "../urging/urging-messages.ts";
import { canBePushed, subscribeBrowser } from "./push-browser.ts";
import classes from "./notices.module.css";

type Reach = Answer<"reach">;

export function ReachCards() {
  const messages = useUrgingMessages();
  const { data } = useCall(routes.reach);
  if (data === undefined) return null;
  return (
    <aside className={`${classes.ways} nc-no-print`} aria-label={messages.reach}>
      <MailCard mail={data.mail} />
      <CalendarCard calendars={data.calendars} />
      <PushCard push={data.push} />
    </aside>
  );
}

function MailCard({ mail }: { readonly mail: Reach["mail"] }) {
  const messages = useUrgingMessages();
  const { language: reading } = useLanguage();
  const [email, setEmail] = useState(mail.email ?? "");
  const [language, setLanguage] = useState<"vi" | "en">(mail.language ?? reading);
  const save = useDoing(() => call(routes.setMailAddress, { body: { email: email.trim(), language } }));
  const stop = useDoing(() => call(routes.forgetMailAddress));
  return (
    <Card title={messages.mail}>
      <p>{mail.available ? messages.mailHelp : messages.mailNone}</p>
      {mail.available ? (
        <Stack gap="xs">
          <TextInput
            label={messages.mailAddress}
            type="email"
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={save.sentence}
          />
          <NativeSelect
            label={messages.mailLanguage}
            data={[
              { value: "vi", label: messages.vietnamese },
              { value: "en", label: messages.english },
            ]}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value === "en" ? "en" : "vi")}
          />
          <div className={classes.way}>
            <Button size="xs" disabled={email.trim() === ""} loading={save.isPending} onClick={save.run}>
              {messages.mailSave}
            </Button>
            {mail.email === undefined ? null : (
              <Button size="xs" variant="default" loading={stop.isPending} onClick={stop.run}>
                {messages.mailStop}
              </Button>
            )}
          </div>
        </Stack>
      ) : null}
    </Card>
  );
}

function CalendarCard({ calendars }: { readonly calendars: Reach["calendars"] }) {
  const messages = useUrgingMessages();
  const format = useFormat();
  const [made, setMade] = useState<{ readonly id: string; readonly address: string }>();
  const [isCopied, setCopied] = useState(false);
  const make = useDoing(async () => {
    const { id, path } = await call(routes.makeCalendarLink, { body: {} });
    setCopied(false);
    setMade({ id, address: new URL(path, window.location.href).href });
  });
  return (
    <Card title={messages.calendar}>
      <p>{messages.calendarHelp}</p>
      {made === undefined || !calendars.some(({ id }) => id === made.id) ? null : (
        <>
          <span className={classes.fine}>{messages.calendarOnce}</span>
          <code className={classes.secret}>{made.address}</code>
          <Button
            size="xs"
            variant="default"
            mb="xs"
            onClick={() => void navigator.clipboard.writeText(made.address).then(() => setCopied(true))}
          >
            {isCopied ? messages.calendarCopied : messages.calendarCopy}
          </Button>
        </>
      )}
      {calendars.map(({ id, madeAt }) => (
        <Way
          key={id}
          what={messages.calendarMade(format.instant(madeAt))}
          end={messages.calendarRevoke}
          onEnd={() => call(routes.revokeCalendarLink, { params: { id } })}
        />
      ))}
      <Button size="xs" loading={make.isPending} onClick={make.run}>
        {messages.calendarMake}
      </Button>
    </Card>
  );
}

function PushCard({ push }: { readonly push: Reach["push"] }) {
  const messages = useUrgingMessages();
  const format = useFormat();
  const { key } = push;
  const [isDenied, setDenied] = useState(false);
  const add = useDoing(async () => {
    const address = key === undefined ? undefined : await subscribeBrowser(key);
    setDenied(address === undefined);
    if (address) await call(routes.addPushSubscription, { body: address });
  });
  const canAdd = key !== undefined && canBePushed();
  return (
    <Card title={messages.push}>
      <p>{canAdd ? messages.pushHelp : messages.pushNone}</p>
      {push.subscriptions.map(({ id, madeAt }) => (
        <Way
          key={id}
          what={messages.pushMade(format.instant(madeAt))}
          end={messages.pushRemove}
          onEnd={() => call(routes.removePushSubscription, { params: { id } })}
        />
      ))}
      {isDenied ? <p role="alert">{messages.pushDenied}</p> : null}
      {add.sentence === undefined ? null : <p role="alert">{add.sentence}</p>}
      {canAdd ? (
        <Button size="xs" loading={add.isPending} onClick={add.run}>
          {messages.pushAdd}
        </Button>
      ) : null}
    </Card>
  );
}

interface WayProps {
  readonly what: ReactNode;
  readonly end: string;
  readonly onEnd: () => Promise<unknown>;
}

function Way({ what, end, onEnd }: WayProps) {
  const ending = useDoing(onEnd);
  return (
    <div className={classes.way}>
      <span>{what}</span>
      <Button size="compact-xs" variant="default" loading={ending.isPending} onClick={ending.run}>
        {end}
      </Button>
    </div>
  );
}

function useDoing(work: () => Promise<unknown>) {
  const queries = useQueryClient();
  const { language } = useLanguage();
  const doing = useMutation({ mutationFn: work, onSuccess: () => queries.invalidateQueries() });
  return {
    run: () => doing.mutate(),
    isPending: doing.isPending,
    sentence: doing.error === null ? undefined : problemSentences(doing.error, language).join(" "),
  };
}
