// Evidence that somebody's word is not one word: first on the page, in red, with what to do about it.
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Network } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes, useCall } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Refusal } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { usePeerName } from "./use-connections.ts";

type Alarm = Network["alarms"][number];

export function Alarms({ network }: { readonly network: Network }) {
  const { connections } = useConnectionMessages();
  const format = useFormat();
  const open = network.alarms.filter(({ seenAt }) => seenAt === undefined);
  const seen = network.alarms.filter(({ seenAt }) => seenAt !== undefined);
  return (
    <>
      {open.length === 0 ? null : (
        <section className={classes.alarms} role="alert" aria-label={connections.alarms}>
          <h2>
            <IconAlertTriangle size={20} aria-hidden />
            {connections.alarms}
          </h2>
          {open.map((alarm) => (
            <OneAlarm key={alarm.id} alarm={alarm} network={network} />
          ))}
        </section>
      )}
      {seen.length === 0 ? null : (
        <details>
          <summary className={classes.fine}>{connections.earlierAlarms(format.number(seen.length))}</summary>
          {seen.map((alarm) => (
            <OneAlarm key={alarm.id} alarm={alarm} network={network} />
          ))}
        </details>
      )}
    </>
  );
}

interface OneAlarmProps {
  readonly alarm: Alarm;
  readonly network: Network;
}

function OneAlarm({ alarm, network }: OneAlarmProps) {
  const { connections } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const nameOf = usePeerName(network);
  const queries = useQueryClient();
  const seeing = useMutation({
    mutationFn: () => call(routes.seeAlarm, { params: { id: alarm.id }, body: {} }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const { kind, peer, foundAt, seenAt } = alarm;
  const mayAct = useCall(routes.connections).data?.mayDo.includes("rotate-key") === true;
  return (
    <div className={classes.alarm}>
      <div>
        <strong>{connections.alarmKinds[kind]}</strong>
        <p className={classes.fine}>
          {connections.alarmFound(nameOf(peer), format.instant(foundAt))}
          {seenAt === undefined ? "" : `; ${connections.seenAt(format.instant(seenAt))}`}
        </p>
        <p>{text(alarm.text)}</p>
        {seenAt === undefined ? <p>{connections.alarmDo[kind]}</p> : null}
        <Refusal error={seeing.error} />
      </div>
      {seenAt === undefined && mayAct ? (
        <Button variant="default" loading={seeing.isPending} onClick={() => seeing.mutate()}>
          {connections.seen}
        </Button>
      ) : null}
    </div>
  );
}
