// What a leader does about an overdue commitment with one tap: ask every late side why. What was asked stays in its place, and
// is taken back as quickly.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CommitmentSummary } from "@nhipcau/contract/shapes/programme.ts";
import { type Answer, call, routes, useCall } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Refusal } from "../connections/action-dialog.tsx";
import { useUrgingMessages } from "./urging-messages.ts";
import { usualDays, usualQuestion } from "./usual-question.ts";
import { withdrawToday } from "./withdraw-today.ts";
import classes from "./urging.module.css";

export interface AskWhyProps {
  readonly commitment: Pick<CommitmentSummary, "id" | "title" | "titleEn">;
}

/** For who may ask, on the page of today; nothing where nothing overdue can be asked about. */
export function AskWhy({ commitment: { id, title, titleEn } }: AskWhyProps) {
  const { language } = useLanguage();
  const { data } = useCall(routes.overdueToAsk);
  const found = data?.commitments.find((one) => one.commitment === id);
  if (data === undefined || found === undefined) return null;
  const called = language === "en" ? (titleEn ?? title) : title; // for who hears the button without seeing its row
  return (
    <div className={`${classes.why} nc-no-print`}>
      {found.waiting.length > 0 ? <Asked waiting={found.waiting} asOf={data.asOf} called={called} /> : null}
      {found.sides.length > 0 ? <Ask {...found} called={called} /> : null}
    </div>
  );
}

interface Called {
  readonly called: string;
}

type Found = Answer<"overdueToAsk">["commitments"][number];

function Ask({ commitment, sides, called }: Found & Called) {
  const messages = useUrgingMessages();
  const asking = useDeed(() =>
    call(routes.askWhy, {
      params: { id: commitment },
      body: { question: usualQuestion, days: usualDays },
    }),
  );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={messages.askOf(called)}
        title={messages.askWhom(sides.map(({ name }) => name).join(", "), usualDays)}
        loading={asking.isPending}
        onClick={() => asking.mutate()}
      >
        {messages.askShort}
      </Button>
      <Refusal error={asking.error} />
    </>
  );
}

interface AskedProps extends Called {
  readonly waiting: Found["waiting"];
  readonly asOf: string;
}

function Asked({ waiting, asOf, called }: AskedProps) {
  const messages = useUrgingMessages();
  const format = useFormat();
  const withdrawing = useDeed(async () => {
    for (const { request } of waiting) await withdrawToday("explanation-requests", request, asOf);
  });
  const due = waiting.map((one) => one.due).toSorted()[0] ?? asOf;
  const sides = [...new Set(waiting.map(({ side }) => side.name))].join(", ");
  return (
    <>
      <p role="status">
        <span data-tone={due < asOf ? "late" : undefined}>
          {(due < asOf ? messages.askedWhomLate : messages.askedWhom)(sides, format.day(due))}
        </span>{" "}
        <Button
          size="compact-xs"
          variant="transparent"
          className={classes.back}
          aria-label={messages.withdrawOf(called)}
          loading={withdrawing.isPending}
          onClick={() => withdrawing.mutate()}
        >
          {messages.withdraw}
        </Button>
      </p>
      <Refusal error={withdrawing.error} />
    </>
  );
}

// Whether it went well or not, what can be asked is read again: somebody else may have been quicker.
function useDeed(run: () => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => queries.invalidateQueries() });
}
