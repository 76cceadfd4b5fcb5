// Joint petitions: what the parties of an agreement ask the centre together, drafted by one of them from the obstacles that
// none of them can clear. Others speak in registers of their own: each party signs or objects, the drafting side sends.
import { date, longText, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const petitions = defineRegister({
  name: "petitions",
  label: { vi: "Kiến nghị chung", en: "Joint petitions" },
  help: {
    vi: "Điều các bên của một thỏa thuận cùng kiến nghị Trung ương; bên soạn viết, các bên ký, lời văn đổi thì ký lại",
    en: "What the parties of an agreement ask the centre together; one drafts, all sign, a changed text is signed anew",
  },
  group: "cooperation",
  scope: "public",
  writers: ["focal-point", "specialist"],
  titleField: "title",
  holdsFrom: "draftedOn",
  fields: {
    title: required(
      text({ label: { vi: "Trích yếu", en: "Subject" }, searchable: true, filterable: true, listed: true }),
    ),
    agreement: required(
      reference("agreements", {
        label: { vi: "Thỏa thuận", en: "Agreement" },
        filterable: true,
        listed: true,
      }),
    ),
    addressee: required(
      reference("agencies", {
        label: { vi: "Kính gửi", en: "Addressed to" },
        filterable: true,
        listed: true,
      }),
    ),
    text: required(longText({ label: { vi: "Lời văn", en: "Text" }, searchable: true, maximum: 20_000 })),
    obstacles: required(
      references("obstacles", {
        label: { vi: "Vướng mắc được nêu", en: "Obstacles covered" },
        filterable: true,
      }),
    ),
    draftedOn: required(
      date({
        label: { vi: "Ngày dự thảo", en: "Drafted on" },
        help: { vi: "Ngày của lời văn hiện nay", en: "The day of the present text" },
        filterable: true,
        listed: true,
      }),
    ),
    answerBy: date({
      label: { vi: "Đề nghị trả lời trước", en: "Answer proposed by" },
      filterable: true,
      listed: true,
      expected: true,
    }),
  },
  checks: [
    {
      fields: ["obstacles"],
      describes: { vi: "Kiến nghị nêu ít nhất một vướng mắc", en: "A petition covers at least one obstacle" },
      refusal: ({ obstacles }) =>
        obstacles.length === 0
          ? {
              code: "required",
              data: { "field.vi": "Vướng mắc được nêu", "field.en": "Obstacles covered" },
            }
          : undefined,
    },
    {
      fields: ["answerBy", "draftedOn"],
      describes: { vi: "Hạn trả lời không trước ngày dự thảo", en: "The answer is not due before the draft" },
      refusal: ({ answerBy, draftedOn }) =>
        answerBy && answerBy < draftedOn
          ? { code: "due-before-start", data: { due: answerBy, start: draftedOn } }
          : undefined,
    },
  ],
});
