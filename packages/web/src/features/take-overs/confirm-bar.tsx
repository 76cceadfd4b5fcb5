// Confirms all that is chosen on one ground: recorded together, or not at all and each refused thing says why.
import { Alert, Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { TakeOverThing } from "@nhipcau/contract/routes/take-over-routes.ts";
import { call, OfflineError, ProblemError, routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { useFormat } from "../../app/use-format.ts";
import { DayField } from "../petitions/statement-dialog.tsx";
import { type Choices, type ChosenItem, itemsOf, reasonsOf } from "./choices.ts";
import { useTakeOverMessages } from "./take-over-messages.ts";
import classes from "./take-overs.module.css";

/** Why things were refused, by thing. */
export type Refusals = ReadonlyMap<string, readonly string[]>;

export interface ConfirmBarProps {
  /** What waits. */
  readonly things: readonly TakeOverThing[];
  readonly choices: Choices;
  readonly onDone: () => void;
  readonly onRefusals: (refusals: Refusals) => void;
}

const mostAtOnce = 500;

export function ConfirmBar({ things, choices, onDone, onRefusals }: ConfirmBarProps) {
  const messages = useTakeOverMessages();
  const format = useFormat();
  const [ground, setGround] = useState("");
  const [day, setDay] = useState("");
  const items = itemsOf(things, choices, day);
  const confirming = useConfirming({ onDone, onRefusals });
  const isReady = items.length > 0 && items.length <= mostAtOnce && ground.trim() !== "";
  const count = format.number(items.length);
  if (things.length === 0 && confirming.data === undefined) return null;
  return (
    <form
      aria-label={messages.bar}
      className={`${classes.bar} nc-no-print`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) confirming.mutate({ items, ground: ground.trim() });
      }}
    >
      <Outcome confirming={confirming} />
      {things.length === 0 ? null : (
        <div className={classes.fields}>
          <TextInput
            className={classes.basis}
            label={messages.basis}
            description={messages.basisHelp}
            required
            maxLength={500}
            lang="vi"
            value={ground}
            onChange={(event) => setGround(event.currentTarget.value)}
          />
          <DayField label={messages.day} description={messages.dayHelp} value={day} onChange={setDay} />
          <Button type="submit" disabled={!isReady} loading={confirming.isPending}>
            {items.length === 0 ? messages.sendNone : messages.send(count)}
          </Button>
        </div>
      )}
      {items.length > mostAtOnce ? <p className={classes.reason}>{messages.tooMany}</p> : null}
    </form>
  );
}

interface Sent {
  readonly items: readonly ChosenItem[];
  readonly ground: string;
}

function useConfirming({ onDone, onRefusals }: Pick<ConfirmBarProps, "onDone" | "onRefusals">) {
  const queries = useQueryClient();
  const { language } = useLanguage();
  const attempt = useRef({ said: "", key: "" });
  return useMutation({
    mutationFn: async ({ items, ground }: Sent) => {
      // The same said again after a lost connection counts once.
      const said = JSON.stringify([items, ground]);
      if (attempt.current.said !== said) attempt.current = { said, key: crypto.randomUUID() };
      const body = { ground, items: [...items] };
      return call(routes.confirmTakeOvers, { body, idempotencyKey: attempt.current.key });
    },
    onSuccess: async () => {
      onRefusals(new Map());
      onDone();
      await queries.invalidateQueries();
    },
    onError: (error, { items }) =>
      onRefusals(
        error instanceof ProblemError ? reasonsOf(error.problem.errors, items, language) : new Map(),
      ),
  });
}

function Outcome({ confirming }: { readonly confirming: ReturnType<typeof useConfirming> }) {
  const messages = useTakeOverMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { error, data, variables } = confirming;
  if (error) {
    const errors = error instanceof ProblemError ? error.problem.errors : undefined;
    const places = reasonsOf(errors, variables.items, language);
    const atThings = [...places.keys()].filter((key) => key !== "").length;
    const sentences =
      error instanceof OfflineError
        ? [messages.offline]
        : atThings > 0
          ? [messages.refusedSome(format.number(atThings)), ...(places.get("") ?? [])]
          : problemSentences(error, language);
    return (
      <Alert color="yellow" role="alert" title={messages.refused} classNames={{ title: classes.alertTitle }}>
        {sentences.map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
      </Alert>
    );
  }
  return (
    <div role="status" className={classes.outcome}>
      {data === undefined ? null : <Alert color="teal">{messages.done(format.number(data.recorded))}</Alert>}
    </div>
  );
}
