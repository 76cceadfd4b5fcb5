// Reports: one side's dated statements about its own part.
import { codeList } from "../declaration/code-list.ts";
import { code, date, integer, link, longText, reference, required, yesNo } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const stages = codeList(
  "stages",
  { vi: "Giai đoạn", en: "Stage" },
  {
    "not-started": { vi: "Chưa bắt đầu", en: "Not started" },
    preparing: { vi: "Chuẩn bị", en: "Preparing" },
    "in-progress": { vi: "Đang thực hiện", en: "In progress" },
    waiting: { vi: "Đang chờ", en: "Waiting" },
    done: { vi: "Hoàn thành", en: "Done" },
  },
);

export const reports = defineRegister({
  name: "reports",
  label: { vi: "Báo cáo tiến độ", en: "Reports" },
  help: {
    vi: "Mỗi báo cáo là lời của một bên về phần việc của chính bên đó, vào một ngày",
    en: "Each report is what one side says about its own part, on a day",
  },
  group: "cooperation",
  scope: "public",
  titleField: "narrative",
  holdsFrom: "date",
  indexes: [["part", "date"]],
  fields: {
    part: required(
      reference("parts", { label: { vi: "Phần việc", en: "Part" }, filterable: true, listed: true }),
    ),
    date: required(date({ label: { vi: "Ngày báo cáo", en: "Date" }, filterable: true, listed: true })),
    stage: required(
      code(stages, { label: { vi: "Giai đoạn", en: "Stage" }, filterable: true, listed: true }),
    ),
    percent: integer({
      label: { vi: "Tiến độ", en: "Progress" },
      unit: { vi: "%", en: "%" },
      filterable: true,
      listed: true,
      minimum: 0,
      maximum: 100,
      expected: true,
    }),
    forecastDate: date({
      label: { vi: "Dự báo xong", en: "Forecast" },
      filterable: true,
      listed: true,
      expected: true,
    }),
    narrative: required(
      longText({ label: { vi: "Nội dung", en: "Narrative" }, searchable: true, listed: true, maximum: 8000 }),
    ),
    noChange: yesNo({ label: { vi: "Không thay đổi", en: "No change" }, filterable: true }),
    reason: longText({
      label: { vi: "Lý do", en: "Reason" },
      help: {
        vi: "Bắt buộc khi tiến độ giảm hoặc không thay đổi",
        en: "Needed when progress goes down or nothing changed",
      },
      maximum: 4000,
    }),
    evidence: link({ label: { vi: "Minh chứng", en: "Evidence" } }),
  },
  checks: [
    {
      fields: ["reason", "noChange"],
      describes: {
        vi: "Báo cáo “không thay đổi” phải nêu lý do",
        en: "A “no change” report gives its reason",
      },
      refusal: ({ noChange, reason }) =>
        noChange && !reason
          ? { code: "required", data: { "field.vi": "Lý do", "field.en": "Reason" } }
          : undefined,
    },
    {
      fields: ["percent", "stage"],
      describes: { vi: "Hoàn thành thì tiến độ là 100 %", en: "Done means 100 %" },
      refusal: ({ percent, stage }) =>
        stage === "done" && percent !== undefined && percent !== 100
          ? {
              code: "check-failed",
              data: {
                "message.vi": `Đã chọn “Hoàn thành” nhưng tiến độ là ${percent} %.`,
                "message.en": `The stage is “Done” but progress is ${percent} %.`,
              },
            }
          : undefined,
    },
  ],
});
