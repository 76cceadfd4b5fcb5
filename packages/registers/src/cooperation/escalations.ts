// Escalations: one side takes its own obstacle to a level that can clear it, with a question and a day for the answer.
import { code, date, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { authorityLevels } from "./obstacles.ts";

export const escalations = defineRegister({
  name: "escalations",
  label: { vi: "Báo cáo xin ý kiến", en: "Escalations" },
  help: {
    vi: "Vướng mắc vượt thẩm quyền được báo cáo lên cấp gỡ được: hỏi ai, hỏi gì, cần trả lời trước ngày nào",
    en: "Obstacles beyond authority taken to a level that can clear them: whom, what, by when",
  },
  group: "cooperation",
  scope: "public",
  writers: ["focal-point", "specialist"],
  titleField: "question",
  holdsFrom: "raisedOn",
  fields: {
    obstacle: required(
      reference("obstacles", { label: { vi: "Vướng mắc", en: "Obstacle" }, filterable: true, listed: true }),
    ),
    raisedOn: required(
      date({ label: { vi: "Ngày báo cáo", en: "Raised on" }, filterable: true, listed: true }),
    ),
    raisedBy: required(
      reference("agencies", { label: { vi: "Cơ quan báo cáo", en: "Raised by" }, filterable: true }),
    ),
    toLevel: required(
      code(authorityLevels, {
        label: { vi: "Cấp được xin ý kiến", en: "Level asked" },
        filterable: true,
        listed: true,
      }),
    ),
    toAgency: required(
      reference("agencies", {
        label: { vi: "Cơ quan được xin ý kiến", en: "Body asked" },
        filterable: true,
        listed: true,
      }),
    ),
    question: required(
      longText({
        label: { vi: "Nội dung xin ý kiến", en: "Question" },
        searchable: true,
        listed: true,
        maximum: 4000,
      }),
    ),
    answerDue: date({
      label: { vi: "Đề nghị trả lời trước", en: "Answer asked by" },
      filterable: true,
      listed: true,
      expected: true,
    }),
  },
  checks: [
    {
      fields: ["answerDue", "raisedOn"],
      describes: {
        vi: "Hạn trả lời không trước ngày báo cáo",
        en: "The answer is not due before the question",
      },
      refusal: ({ answerDue, raisedOn }) =>
        answerDue && answerDue < raisedOn
          ? { code: "due-before-start", data: { due: answerDue, start: raisedOn } }
          : undefined,
    },
  ],
});
