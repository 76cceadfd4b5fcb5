// The explanations that were asked for about some parts, each with its answers and where it stands on a day.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { WorkCalendar } from "@nhipcau/domain/time/working-days.ts";
import { type ExplanationState, explanationState } from "@nhipcau/domain/urging/explanation-state.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { explanations } from "@nhipcau/registers/cooperation/explanations.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { recordsThatRefer } from "./records-that-refer.ts";

export interface ExplanationAsked {
  readonly id: string;
  readonly part: string;
  readonly question: string;
  readonly askedOn: CalendarDate;
  /** The locality that asks. */
  readonly askedBy: string;
  readonly illustrative: boolean;
  readonly state: ExplanationState;
  /** The day from which on no answer is waited for. */
  readonly settledOn?: CalendarDate;
  readonly answers: readonly {
    readonly id: string;
    readonly answer: string;
    readonly answeredOn: CalendarDate;
  }[];
}

/** Those asked by `day` about the parts, the newest first. */
export async function readExplanations(
  transaction: Pick<ReadTransaction, "stream">,
  parts: readonly string[],
  calendar: WorkCalendar,
  day: CalendarDate,
): Promise<readonly ExplanationAsked[]> {
  const requests = await recordsThatRefer(transaction, explanationRequests, "part", parts);
  const known = requests.filter(({ body }) => body.askedOn <= day);
  const ids = known.map(({ id }) => id);
  const given = await recordsThatRefer(transaction, explanations, "request", ids);
  const answersOf = Map.groupBy(given, ({ body }) => body.request);
  return known
    .map(({ id, body, steward }) => {
      const withdrawnOn = body.withdrawnOn as CalendarDate | undefined;
      const answers = (answersOf.get(id) ?? [])
        .map((one) => ({
          id: one.id,
          answer: one.body.answer,
          answeredOn: one.body.answeredOn as CalendarDate,
        }))
        .filter(({ answeredOn }) => answeredOn <= day)
        .toSorted((a, b) => (a.answeredOn < b.answeredOn ? -1 : 1));
      const request = { askedOn: body.askedOn as CalendarDate, days: body.days };
      const state = explanationState(
        withdrawnOn === undefined ? request : { ...request, withdrawnOn },
        answers.map(({ answeredOn }) => answeredOn),
        calendar,
        day,
      );
      const settledOn = state.answeredOn ?? withdrawnOn;
      return {
        id,
        part: body.part,
        question: body.question,
        askedOn: request.askedOn,
        askedBy: steward,
        illustrative: body.illustrative === true,
        state,
        answers,
        ...(settledOn === undefined ? {} : { settledOn }),
      };
    })
    .toSorted((a, b) => (a.askedOn < b.askedOn ? 1 : -1));
}
