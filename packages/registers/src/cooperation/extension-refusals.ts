// Refusals of requests to move a deadline, by the side that may move it: the deadline stays, and it says why.
import { date, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const extensionRefusals = defineRegister({
  name: "extension-refusals",
  label: { vi: "Không đồng ý gia hạn", en: "Extension refusals" },
  help: {
    vi: "Bên giao việc không đồng ý một đề nghị gia hạn, và nêu lý do",
    en: "The side that assigned a part does not grant an extension, and says why",
  },
  group: "cooperation",
  scope: "public",
  titleField: "reason",
  holdsFrom: "refusedOn",
  writers: ["leader", "focal-point"],
  fields: {
    request: required(
      reference("extension-requests", {
        label: { vi: "Đề nghị gia hạn", en: "Request" },
        filterable: true,
        listed: true,
      }),
    ),
    refusedOn: required(
      date({ label: { vi: "Ngày không đồng ý", en: "Refused on" }, filterable: true, listed: true }),
    ),
    reason: required(
      longText({ label: { vi: "Lý do", en: "Reason" }, searchable: true, listed: true, maximum: 4000 }),
    ),
  },
});
