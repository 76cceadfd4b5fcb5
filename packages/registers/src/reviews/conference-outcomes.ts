// Conference outcomes: what was concluded on an item, written down while it is said. The side that writes one answers for
// the words; what a side then does is a part of its own, which only that side states.
import { codeList } from "../declaration/code-list.ts";
import { code, date, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const outcomeKinds = codeList(
  "outcome-kinds",
  { vi: "Loại kết luận", en: "Kind of outcome" },
  {
    decision: { vi: "Kết luận", en: "Decision" },
    commitment: { vi: "Cam kết mới", en: "Commitment" },
    petition: { vi: "Kiến nghị", en: "Petition" },
    "carried-over": { vi: "Chuyển kỳ sau", en: "Carried over" },
  },
);

export const conferenceOutcomes = defineRegister({
  name: "conference-outcomes",
  label: { vi: "Kết luận hội nghị", en: "Conference outcomes" },
  help: {
    vi: "Điều hội nghị kết luận về từng mục: kết luận, cam kết mới, kiến nghị, chuyển kỳ sau",
    en: "What was concluded on each item: decision, commitment, petition, carried over",
  },
  group: "cooperation",
  scope: "public",
  titleField: "text",
  writers: ["focal-point", "leader"],
  fields: {
    conference: required(
      reference("conferences", {
        label: { vi: "Hội nghị", en: "Conference" },
        filterable: true,
        listed: true,
      }),
    ),
    agendaItem: reference("agenda-items", {
      label: { vi: "Mục chương trình", en: "Agenda item" },
      filterable: true,
      listed: true,
    }),
    kind: required(code(outcomeKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true })),
    text: required(
      longText({ label: { vi: "Nội dung", en: "Text" }, searchable: true, listed: true, maximum: 4000 }),
    ),
    responsible: reference("localities", {
      label: { vi: "Bên chịu trách nhiệm", en: "Responsible side" },
      filterable: true,
      listed: true,
      expected: true,
    }),
    dueDate: date({ label: { vi: "Hạn", en: "Due" }, filterable: true, listed: true }),
  },
});
