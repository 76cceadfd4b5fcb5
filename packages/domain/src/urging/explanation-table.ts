// Where a request for an explanation (yêu cầu giải trình) can stand, and what each event makes of it. The buttons, the
// picture in the documents and the tests are made from this table.

export type ExplanationStage = "waiting" | "overdue" | "answered" | "answered-late" | "withdrawn";

export type ExplanationEvent = "answer" | "deadline-passes" | "withdraw";

/** The stage after an event; `stays` where it changes nothing. A later answer adds to the first and moves nothing. */
export const explanationTable: Readonly<
  Record<ExplanationStage, Readonly<Record<ExplanationEvent, ExplanationStage | "stays">>>
> = {
  waiting: { answer: "answered", "deadline-passes": "overdue", withdraw: "withdrawn" },
  overdue: { answer: "answered-late", "deadline-passes": "stays", withdraw: "withdrawn" },
  answered: { answer: "stays", "deadline-passes": "stays", withdraw: "stays" },
  "answered-late": { answer: "stays", "deadline-passes": "stays", withdraw: "stays" },
  withdrawn: { answer: "stays", "deadline-passes": "stays", withdraw: "stays" },
};
