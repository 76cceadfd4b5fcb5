// Requests for an explanation (yêu cầu giải trình): a leader or focal point of a party asks the side of a part why, and gives
// it so many working days to answer.
import { date, integer, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const explanationRequests = defineRegister({
  name: "explanation-requests",
  label: { vi: "Yêu cầu giải trình", en: "Explanation requests" },
  help: {
    vi: "Lãnh đạo hoặc đầu mối của một bên hỏi bên có phần việc, và đặt số ngày làm việc để trả lời",
    en: "A leader or focal point of a party asks the side of a part, with the working days it has to answer",
  },
  group: "cooperation",
  scope: "public",
  titleField: "question",
  holdsFrom: "askedOn",
  writers: ["leader", "focal-point"],
  fields: {
    part: required(
      reference("parts", { label: { vi: "Phần việc", en: "Part" }, filterable: true, listed: true }),
    ),
    question: required(
      longText({ label: { vi: "Câu hỏi", en: "Question" }, searchable: true, listed: true, maximum: 2000 }),
    ),
    askedOn: required(date({ label: { vi: "Ngày hỏi", en: "Asked on" }, filterable: true, listed: true })),
    days: required(
      integer({
        label: { vi: "Số ngày làm việc để trả lời", en: "Working days to answer" },
        listed: true,
        minimum: 1,
        maximum: 60,
      }),
    ),
    withdrawnOn: date({ label: { vi: "Ngày rút lại", en: "Withdrawn on" }, filterable: true, listed: true }),
  },
  checks: [
    {
      fields: ["withdrawnOn", "askedOn"],
      describes: { vi: "Không rút lại trước ngày hỏi", en: "It is not withdrawn before it was asked" },
      refusal: ({ askedOn, withdrawnOn }) =>
        withdrawnOn && withdrawnOn < askedOn
          ? { code: "due-before-start", data: { due: withdrawnOn, start: askedOn } }
          : undefined,
    },
  ],
});
