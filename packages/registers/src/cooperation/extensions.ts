// Extensions: each later deadline a part was given, who granted it and why. The first deadline is never overwritten.
import { date, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const extensions = defineRegister({
  name: "extensions",
  label: { vi: "Gia hạn", en: "Extensions" },
  help: {
    vi: "Mỗi lần gia hạn một phần việc: đến ngày nào, ai cho, vì sao",
    en: "Each extension of a part: until when, granted by whom, why",
  },
  group: "cooperation",
  scope: "public",
  titleField: "reason",
  holdsFrom: "decidedOn",
  writers: ["leader", "focal-point"],
  fields: {
    part: required(
      reference("parts", { label: { vi: "Phần việc", en: "Part" }, filterable: true, listed: true }),
    ),
    request: reference("extension-requests", {
      label: { vi: "Theo đề nghị", en: "Grants the request" },
      filterable: true,
      listed: true,
    }),
    decidedOn: required(
      date({ label: { vi: "Ngày quyết định", en: "Decided on" }, filterable: true, listed: true }),
    ),
    newDueDate: required(
      date({ label: { vi: "Hạn mới", en: "New due date" }, filterable: true, listed: true }),
    ),
    grantedBy: reference("agencies", {
      label: { vi: "Cơ quan cho gia hạn", en: "Granted by" },
      filterable: true,
      listed: true,
      expected: true,
    }),
    reason: required(
      longText({ label: { vi: "Lý do", en: "Reason" }, searchable: true, listed: true, maximum: 4000 }),
    ),
  },
});
