// Explanations: what the side of a part answers when it was asked why.
import { date, link, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const explanations = defineRegister({
  name: "explanations",
  label: { vi: "Giải trình", en: "Explanations" },
  help: {
    vi: "Lời giải trình của bên có phần việc đối với một yêu cầu",
    en: "What the side of a part answers to a request for an explanation",
  },
  group: "cooperation",
  scope: "public",
  titleField: "answer",
  holdsFrom: "answeredOn",
  writers: ["specialist", "focal-point", "leader"],
  fields: {
    request: required(
      reference("explanation-requests", {
        label: { vi: "Trả lời yêu cầu", en: "Answers" },
        filterable: true,
        listed: true,
      }),
    ),
    answer: required(
      longText({
        label: { vi: "Giải trình", en: "Explanation" },
        searchable: true,
        listed: true,
        maximum: 8000,
      }),
    ),
    answeredOn: required(
      date({ label: { vi: "Ngày trả lời", en: "Answered on" }, filterable: true, listed: true }),
    ),
    evidence: link({ label: { vi: "Tài liệu kèm theo", en: "Document" } }),
  },
});
