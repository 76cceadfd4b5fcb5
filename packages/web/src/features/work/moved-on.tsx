// Two people, or two sides, at the same moment: what was read stands beside what stands now, and nothing is decided before
// that was read.
import { Alert, Button, Group, Stack } from "@mantine/core";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import type { StandingResult } from "./standing-result.ts";
import classes from "./work.module.css";

export interface MovedOnProps {
  readonly read: StandingResult;
  readonly now: StandingResult;
  readonly onRead: () => void;
  readonly onClose: () => void;
}

export function MovedOn({ read, now, onRead, onClose }: MovedOnProps) {
  const { decision: words } = useMessages().work;
  const mayGoOn = now.events.includes("confirm") || now.events.includes("reopen");
  return (
    <Stack gap="md">
      <Alert color="yellow" role="alert" title={words.movedOn}>
        {mayGoOn ? words.movedOnLead : words.noLongerOpen}
      </Alert>
      <div className={classes.versions}>
        <Version title={words.youRead} result={read} />
        <Version title={words.nowStands} result={now} />
      </div>
      <Group>
        {mayGoOn ? (
          <Button onClick={onRead} data-autofocus>
            {words.readNew}
          </Button>
        ) : null}
        <Button variant="default" onClick={onClose}>
          {words.close}
        </Button>
      </Group>
    </Stack>
  );
}

interface VersionProps {
  readonly title: string;
  readonly result: StandingResult;
}

function Version({ title, result }: VersionProps) {
  const { decision: words } = useMessages().work;
  const text = useText();
  const format = useFormat();
  const { report, decision } = result;
  return (
    <section>
      <h3>{title}</h3>
      {report === undefined ? (
        <p>{words.noLongerOpen}</p>
      ) : (
        <p>
          {format.day(report.date)} · {text(report.stage.label)}: <Written vi={report.narrative} />
        </p>
      )}
      {decision === undefined ? null : (
        <p>
          <strong>
            {words.decidedBy(
              text(decision.verdict.label),
              decision.agency?.name ?? decision.locality.name,
              format.day(decision.decidedOn),
            )}
          </strong>
          {decision.reason === undefined ? null : (
            <>
              {": "}
              <Written vi={decision.reason} />
            </>
          )}
        </p>
      )}
    </section>
  );
}
