// Requests to move a deadline: the part's side says until when and why; the deadline moves only once this is granted.
import { date, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const extensionRequests = defineRegister({
  name: "extension-requests",
  label: { vi: "Đề nghị gia hạn", en: "Extension requests" },
  help: {
    vi: "Bên có phần việc đề nghị hạn mới; hạn chỉ đổi khi đề nghị được đồng ý",
    en: "The side of a part asks for another deadline; it moves only when this is granted",
  },
  group: "cooperation",
  scope: "public",
  titleField: "reason",
  holdsFrom: "askedOn",
  writers: ["specialist", "focal-point"],
  fields: {
    part: required(
      reference("parts", { label: { vi: "Phần việc", en: "Part" }, filterable: true, listed: true }),
    ),
    askedOn: required(
      date({ label: { vi: "Ngày đề nghị", en: "Asked on" }, filterable: true, listed: true }),
    ),
    newDueDate: required(
      date({ label: { vi: "Hạn đề nghị", en: "Due date asked for" }, filterable: true, listed: true }),
    ),
    reason: required(
      longText({ label: { vi: "Lý do", en: "Reason" }, searchable: true, listed: true, maximum: 4000 }),
    ),
    withdrawnOn: date({ label: { vi: "Ngày rút lại", en: "Withdrawn on" }, filterable: true, listed: true }),
  },
  checks: [
    {
      fields: ["newDueDate", "askedOn"],
      describes: { vi: "Hạn mới sau ngày đề nghị", en: "The new deadline is after the day it is asked for" },
      refusal: ({ askedOn, newDueDate }) =>
        newDueDate <= askedOn
          ? { code: "due-before-start", data: { due: newDueDate, start: askedOn } }
          : undefined,
    },
  ],
});
