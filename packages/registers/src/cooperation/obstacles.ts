// Obstacles: what holds a part up, since when, who can clear it and until when.
import { codeList } from "../declaration/code-list.ts";
import { code, date, longText, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const authorityLevels = codeList(
  "authority-levels",
  { vi: "Cấp có thẩm quyền", en: "Competent level" },
  {
    department: { vi: "Sở, ngành", en: "Department" },
    "peoples-committee": { vi: "Ủy ban nhân dân", en: "People's Committee" },
    "party-committee": { vi: "Tỉnh ủy, Thành ủy", en: "Party committee" },
    central: { vi: "Trung ương (vượt thẩm quyền)", en: "Central (beyond authority)" },
  },
);

export const obstacles = defineRegister({
  name: "obstacles",
  label: { vi: "Vướng mắc", en: "Obstacles" },
  help: {
    vi: "Điều đang giữ một phần việc: từ bao giờ, ai gỡ được, đến bao giờ",
    en: "What holds a part up: since when, who can clear it, until when",
  },
  group: "cooperation",
  scope: "public",
  titleField: "title",
  holdsFrom: "since",
  freshForMonths: 2,
  fields: {
    part: required(
      reference("parts", { label: { vi: "Phần việc", en: "Part" }, filterable: true, listed: true }),
    ),
    title: required(
      text({ label: { vi: "Vướng mắc", en: "Obstacle" }, searchable: true, filterable: true, listed: true }),
    ),
    description: longText({ label: { vi: "Mô tả", en: "Description" }, searchable: true, maximum: 8000 }),
    since: required(date({ label: { vi: "Từ ngày", en: "Since" }, filterable: true, listed: true })),
    authority: required(
      code(authorityLevels, {
        label: { vi: "Cấp có thẩm quyền", en: "Competent level" },
        filterable: true,
        listed: true,
      }),
    ),
    clearableBy: reference("agencies", {
      label: { vi: "Cơ quan gỡ được", en: "Can be cleared by" },
      filterable: true,
      expected: true,
    }),
    dueDate: date({ label: { vi: "Hạn gỡ", en: "To be cleared by" }, filterable: true, listed: true }),
    clearedOn: date({ label: { vi: "Ngày gỡ xong", en: "Cleared on" }, filterable: true, listed: true }),
    answer: longText({ label: { vi: "Cách gỡ, trả lời", en: "Answer" }, searchable: true, maximum: 8000 }),
  },
  checks: [
    {
      fields: ["clearedOn", "since"],
      describes: { vi: "Gỡ xong không trước khi phát sinh", en: "It is not cleared before it arose" },
      refusal: ({ since, clearedOn }) =>
        clearedOn && clearedOn < since
          ? { code: "due-before-start", data: { due: clearedOn, start: since } }
          : undefined,
    },
  ],
});
