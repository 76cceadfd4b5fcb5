// Answers to petitions: what came back, from whom, and which of the obstacles it settles. Recorded by the drafting side,
// which received it; it settles by reference and never touches another side's obstacle.
import { date, longText, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const petitionAnswers = defineRegister({
  name: "petition-answers",
  label: { vi: "Trả lời kiến nghị", en: "Petition answers" },
  help: {
    vi: "Văn bản trả lời và những vướng mắc nó gỡ được; bên có vướng mắc tự ghi ngày gỡ xong",
    en: "The answer and the obstacles it settles; their own sides record when they are cleared",
  },
  group: "cooperation",
  scope: "public",
  writers: ["leader", "focal-point"],
  titleField: "answer",
  holdsFrom: "answeredOn",
  fields: {
    petition: required(
      reference("petitions", { label: { vi: "Kiến nghị", en: "Petition" }, filterable: true, listed: true }),
    ),
    answeredOn: required(
      date({ label: { vi: "Ngày trả lời", en: "Answered on" }, filterable: true, listed: true }),
    ),
    answeredBy: required(
      reference("agencies", {
        label: { vi: "Cơ quan trả lời", en: "Answered by" },
        filterable: true,
        listed: true,
      }),
    ),
    documentNumber: text({
      label: { vi: "Số, ký hiệu", en: "Number and symbol" },
      searchable: true,
      expected: true,
      maximum: 60,
    }),
    answer: required(
      longText({
        label: { vi: "Nội dung trả lời", en: "Answer" },
        searchable: true,
        listed: true,
        maximum: 8000,
      }),
    ),
    settles: references("obstacles", {
      label: { vi: "Vướng mắc gỡ được", en: "Obstacles settled" },
      filterable: true,
    }),
  },
});
