// Confirmations: what the side that assigned a part says about the report that it is done. One about one report; the
// assigner changes its word by a new version, so that what it said first stays in the history.
import { codeList } from "../declaration/code-list.ts";
import { code, date, integer, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const verdicts = codeList(
  "verdicts",
  { vi: "Quyết định", en: "Decision" },
  {
    confirmed: { vi: "Xác nhận hoàn thành", en: "Confirmed" },
    returned: { vi: "Trả lại", en: "Returned" },
  },
);

export const confirmations = defineRegister({
  name: "confirmations",
  label: { vi: "Xác nhận kết quả", en: "Confirmations" },
  help: {
    vi: "Bên giao xác nhận hoặc trả lại một báo cáo hoàn thành của một phần việc",
    en: "The assigner confirms or returns a report that says a part is done",
  },
  group: "cooperation",
  scope: "public",
  titleField: "reason",
  holdsFrom: "decidedOn",
  writers: ["focal-point", "specialist"],
  fields: {
    part: required(
      reference("parts", { label: { vi: "Phần việc", en: "Part" }, filterable: true, listed: true }),
    ),
    report: required(
      reference("reports", { label: { vi: "Báo cáo", en: "Report" }, filterable: true, listed: true }),
    ),
    reportVersion: integer({
      label: { vi: "Bản của báo cáo", en: "Version of the report" },
      help: {
        vi: "Bản báo cáo mà người quyết định đã đọc",
        en: "The version of the report that was read when it was decided",
      },
      minimum: 1,
    }),
    decision: required(
      code(verdicts, { label: { vi: "Quyết định", en: "Decision" }, filterable: true, listed: true }),
    ),
    decidedOn: required(
      date({ label: { vi: "Ngày quyết định", en: "Decided on" }, filterable: true, listed: true }),
    ),
    agency: reference("agencies", {
      label: { vi: "Cơ quan quyết định", en: "Agency that decided" },
      filterable: true,
      listed: true,
      expected: true,
    }),
    reason: longText({
      label: { vi: "Ý kiến, lý do", en: "Remarks, reason" },
      help: { vi: "Bắt buộc khi trả lại", en: "Needed when it is returned" },
      searchable: true,
      listed: true,
      maximum: 4000,
    }),
  },
  checks: [
    {
      fields: ["reason", "decision"],
      describes: { vi: "Trả lại thì phải nêu lý do", en: "A return gives its reason" },
      refusal: ({ decision, reason }) =>
        decision === "returned" && !reason
          ? { code: "required", data: { "field.vi": "Lý do", "field.en": "Reason" } }
          : undefined,
    },
  ],
});
