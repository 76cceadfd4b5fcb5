// The working-day calendar of Vietnam as data people can edit: days off, worked Saturdays, with their ground.
import { codeList } from "../declaration/code-list.ts";
import { code, date, required, text, yesNo } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const calendarDayKinds = codeList(
  "calendar-day-kinds",
  { vi: "Loại ngày", en: "Kind of day" },
  {
    off: { vi: "Ngày nghỉ", en: "Day off" },
    worked: { vi: "Ngày làm bù", en: "Worked rest day" },
  },
);

export const calendarDays = defineRegister({
  name: "calendar-days",
  label: { vi: "Lịch làm việc", en: "Working calendar" },
  help: {
    vi: "Ngày nghỉ lễ và ngày làm bù; cuối tuần là ngày nghỉ nếu không ghi khác",
    en: "Public holidays and worked rest days; weekends rest unless said otherwise",
  },
  group: "reference",
  titleField: "name",
  scope: "public",
  fields: {
    date: required(date({ label: { vi: "Ngày", en: "Day" }, filterable: true, listed: true })),
    kind: required(
      code(calendarDayKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true }),
    ),
    name: required(text({ label: { vi: "Tên", en: "Name" }, searchable: true, listed: true })),
    confirmed: yesNo({
      label: { vi: "Đã có thông báo chính thức", en: "Officially announced" },
      filterable: true,
      listed: true,
    }),
    legalBasis: text({ label: { vi: "Căn cứ", en: "Legal basis" }, listed: true }),
  },
});
