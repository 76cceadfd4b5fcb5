// Milestones of a transport project in the terms of OC4IDS: due date, date met, status.
import { codeList } from "../declaration/code-list.ts";
import { code, date, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const milestoneKinds = codeList(
  "milestone-kinds",
  { vi: "Loại mốc", en: "Kind of milestone" },
  {
    approval: { vi: "Phê duyệt", en: "Approval" },
    groundbreaking: { vi: "Khởi công", en: "Groundbreaking" },
    "spans-joined": { vi: "Hợp long", en: "Spans joined" },
    opened: { vi: "Thông xe", en: "Opened" },
    completed: { vi: "Hoàn thành", en: "Completed" },
  },
);

/** The codes of OC4IDS's milestone status code list. */
export const milestoneStatuses = codeList(
  "milestone-statuses",
  { vi: "Tình trạng mốc", en: "Milestone status" },
  {
    scheduled: { vi: "Theo kế hoạch", en: "Scheduled" },
    met: { vi: "Đã đạt", en: "Met" },
    notMet: { vi: "Không đạt", en: "Not met" },
    partiallyMet: { vi: "Đạt một phần", en: "Partially met" },
  },
);

export const milestones = defineRegister({
  name: "milestones",
  label: { vi: "Mốc công trình", en: "Milestones" },
  help: {
    vi: "Khởi công, hợp long, thông xe: ngày theo kế hoạch và ngày đạt được",
    en: "Groundbreaking, joining of spans, opening: planned and met",
  },
  group: "transport",
  titleField: "title",
  scope: "public",
  fields: {
    project: required(
      reference("transport-projects", {
        label: { vi: "Công trình", en: "Project" },
        filterable: true,
        listed: true,
      }),
    ),
    title: required(
      text({ label: { vi: "Mốc", en: "Milestone" }, searchable: true, filterable: true, listed: true }),
    ),
    kind: required(
      code(milestoneKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true }),
    ),
    dueDate: date({ label: { vi: "Ngày theo kế hoạch", en: "Due date" }, filterable: true, listed: true }),
    dateMet: date({ label: { vi: "Ngày đạt", en: "Date met" }, filterable: true, listed: true }),
    status: required(
      code(milestoneStatuses, { label: { vi: "Tình trạng", en: "Status" }, filterable: true, listed: true }),
    ),
  },
  checks: [
    {
      fields: ["dateMet", "status"],
      describes: {
        vi: "Mốc đã đạt phải có ngày đạt nếu nguồn có nêu; mốc chưa đạt không có ngày đạt",
        en: "A milestone that is only scheduled has no date met",
      },
      refusal: ({ status, dateMet }) =>
        status === "scheduled" && dateMet
          ? {
              code: "check-failed",
              data: {
                "message.vi": "Mốc còn theo kế hoạch thì chưa có ngày đạt.",
                "message.en": "A scheduled milestone has no date met yet.",
              },
            }
          : undefined,
    },
  ],
});
