// The two steps of a decision: choose, then say it with its reason. Enter and Tab are enough for all of it.
import { Alert, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { PartView, ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { call, OfflineError, routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useLanguage, useMessages } from "../../app/language.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { useFormat } from "../../app/use-format.ts";
import type { Decided } from "./decide-dialog.tsx";
import type { StandingResult } from "./standing-result.ts";

export interface DecisionFormProps {
  readonly part: PartView;
  readonly result: StandingResult;
  readonly report: ReportView;
  /** Confirming it all the same wants a reason. */
  readonly lacksEvidence: boolean;
  /** Undefined while one reads and chooses. */
  readonly step: Decided | undefined;
  readonly onStep: (step: Decided | undefined) => void;
  readonly onClose: () => void;
}

export function DecisionForm(props: DecisionFormProps) {
  return props.step === undefined ? <Choice {...props} /> : <Saying {...props} step={props.step} />;
}

function Choice({ result, onStep, onClose }: DecisionFormProps) {
  const { decision: words } = useMessages().work;
  const may = (event: Decided): boolean => result.events.includes(event);
  return (
    <Group>
      {may("confirm") ? (
        <Button data-autofocus onClick={() => onStep("confirm")}>
          {words.confirm}…
        </Button>
      ) : null}
      {may("return") ? (
        <Button variant="default" onClick={() => onStep("return")}>
          {words.return}…
        </Button>
      ) : null}
      {may("reopen") ? (
        <Button variant="default" onClick={() => onStep("reopen")}>
          {words.reopen}…
        </Button>
      ) : null}
      <Button variant="subtle" color="gray" onClick={onClose}>
        {words.close}
      </Button>
    </Group>
  );
}

interface SayingProps extends DecisionFormProps {
  readonly step: Decided;
}

function Saying(props: SayingProps) {
  const { report, step, onStep, lacksEvidence } = props;
  const { decision: words } = useMessages().work;
  const format = useFormat();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const sending = useSending(props, reason);
  const isConfirming = step === "confirm";
  const needsReason = !isConfirming || lacksEvidence;
  const send = { confirm: words.sendConfirm, return: words.sendReturn, reopen: words.sendReopen }[step];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (needsReason && reason.trim() === "") setMissing(true);
        else sending.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {step === "confirm" ? words.confirmStep(format.day(report.date)) : words.returnStep}
        </Text>
        <Textarea
          label={isConfirming ? (lacksEvidence ? words.reasonWithout : words.remark) : words.reason}
          description={isConfirming ? undefined : words.reasonHelp}
          withAsterisk={needsReason}
          autosize
          minRows={2}
          maxLength={4000}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
          error={isMissing ? (isConfirming ? words.reasonWithoutMissing : words.reasonMissing) : undefined}
          autoFocus
        />
        <Refused error={sending.error} />
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {send}
          </Button>
          <Button variant="default" onClick={() => onStep(undefined)}>
            {words.back}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

// What was already decided is changed by its own side in a new version; otherwise this is the first word.
function useSending({ part, result, report, step, onClose }: SayingProps, reason: string) {
  const { today } = useAsOf();
  const queries = useQueryClient();
  const session = useCall(routes.session);
  const key = useRef(crypto.randomUUID());
  return useMutation({
    networkMode: "always", // without a connection it fails and says so, instead of waiting unseen
    mutationFn: () => {
      const agency = session.data?.account?.agency?.id;
      const body = {
        part: part.id,
        report: report.id,
        reportVersion: report.version,
        decision: step === "confirm" ? "confirmed" : "returned",
        decidedOn: today,
        ...(agency === undefined ? {} : { agency }),
        ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        ...(part.illustrative ? { illustrative: true } : {}),
      };
      const { decision } = result;
      return decision === undefined
        ? call(routes.createRecord, {
            params: { register: "confirmations" },
            body: { body },
            idempotencyKey: key.current,
          })
        : call(routes.changeRecord, {
            params: { register: "confirmations", id: decision.id },
            version: decision.version,
            body: { body },
            idempotencyKey: key.current,
          });
    },
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
    onError: async (error) => {
      if (error instanceof OfflineError) return;
      key.current = crypto.randomUUID();
      await queries.invalidateQueries(); // what stands now is shown beside what was read
    },
  });
}

function Refused({ error }: { readonly error: unknown }) {
  const { decision: words } = useMessages().work;
  const { language } = useLanguage();
  if (error === null || error === undefined) return null;
  return (
    <Alert color="yellow" role="alert" title={words.refused}>
      {error instanceof OfflineError ? words.offline : problemSentences(error, language).join(" ")}
    </Alert>
  );
}
