// Asking for data there is no grant for, the refusal of it, and who opened received records.
import { dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import {
  day,
  fieldName,
  instant,
  millisecondsOf,
  optionalWords,
  recordId,
  registerName,
  uuid,
  words,
} from "./scalar-shapes.ts";
import { distinctList, list, object, oneOf, refined, type ShapedBy, text, wholeNumber } from "./shape.ts";
import { addressed } from "./statement-heading.ts";

/** `wanted` says in words which rows; `answerBy` is a day in Vietnam. */
const request = refined(
  object(
    {
      type: oneOf("data.request"),
      ...addressed,
      register: registerName,
      wanted: words,
      purpose: words,
      ground: words,
      answerBy: day,
    },
    { fields: distinctList(fieldName, 1, 1000) },
  ),
  ({ at, answerBy }) => answerBy >= dayInVietnam(millisecondsOf(at)),
  "không được trước ngày yêu cầu",
  "must not be before the day of the request",
  "answerBy",
);

const refuse = object({ type: oneOf("data.refuse"), ...addressed, request: uuid, ground: words });

/** Never a body and never a person's name: the shape has no room for them. */
const report = object({
  type: oneOf("reads.report"),
  ...addressed,
  reads: list(
    object(
      {
        register: registerName,
        record: recordId,
        at: instant,
        locality: recordId,
        role: text(1, 64),
        purpose: optionalWords,
      },
      { agency: recordId, version: wholeNumber(1) },
    ),
    1,
    200,
  ),
});

export const requestStatementShapes = {
  "data.request": request,
  "data.refuse": refuse,
  "reads.report": report,
} as const;

export type RequestStatement = ShapedBy<(typeof requestStatementShapes)[keyof typeof requestStatementShapes]>;
export type DataRequest = ShapedBy<typeof request>;
export type ReadsReport = ShapedBy<typeof report>;
