// Indicators: a value of a locality for a period, as its reporter wrote it. Missing is never zero (L-07).
import { date, decimal, references, required, text, yesNo } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const indicators = defineRegister({
  name: "indicators",
  label: { vi: "Chỉ tiêu", en: "Indicators" },
  help: {
    vi: "Giá trị của một địa phương trong một kỳ; không có số thì để trống, không ghi 0",
    en: "A value of a locality for a period; left empty, never 0, where there is no figure",
  },
  group: "economy",
  titleField: "name",
  scope: "public",
  holdsFrom: "periodTo",
  fields: {
    name: required(
      text({ label: { vi: "Chỉ tiêu", en: "Indicator" }, searchable: true, filterable: true, listed: true }),
    ),
    nameEn: text({ label: { vi: "Tên tiếng Anh", en: "English name" }, searchable: true }),
    value: decimal({ label: { vi: "Giá trị", en: "Value" }, filterable: true, listed: true, expected: true }),
    unit: text({ label: { vi: "Đơn vị tính", en: "Unit" }, listed: true, maximum: 100 }),
    unitUncertain: yesNo({ label: { vi: "Đơn vị chưa rõ", en: "Unit unclear" }, filterable: true }),
    periodFrom: date({ label: { vi: "Kỳ từ", en: "Period from" }, filterable: true, listed: true }),
    periodTo: date({ label: { vi: "Kỳ đến", en: "Period to" }, filterable: true, listed: true }),
    localities: required(
      references("localities", {
        label: { vi: "Địa phương", en: "Localities" },
        filterable: true,
        listed: true,
      }),
    ),
    reporter: text({ label: { vi: "Nơi báo cáo", en: "Reporter" }, searchable: true, listed: true }),
  },
});
