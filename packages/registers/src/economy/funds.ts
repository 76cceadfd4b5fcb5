// Funds: what one locality gave to another, the amount in đồng and as it was written.
import { date, integer, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const funds = defineRegister({
  name: "funds",
  label: { vi: "Hỗ trợ, quỹ", en: "Funds" },
  help: { vi: "Khoản hỗ trợ giữa các địa phương", en: "What localities gave one another" },
  group: "economy",
  titleField: "purpose",
  scope: "public",
  holdsFrom: "givenOn",
  fields: {
    purpose: required(
      text({ label: { vi: "Mục đích", en: "Purpose" }, searchable: true, filterable: true, listed: true }),
    ),
    purposeEn: text({ label: { vi: "Mục đích (tiếng Anh)", en: "Purpose (English)" }, searchable: true }),
    amountVnd: integer({
      label: { vi: "Số tiền", en: "Amount" },
      unit: { vi: "đồng", en: "VND" },
      filterable: true,
      listed: true,
      minimum: 0,
    }),
    asWritten: text({ label: { vi: "Nguồn viết", en: "As written" }, listed: true, maximum: 100 }),
    from: required(
      reference("localities", { label: { vi: "Bên hỗ trợ", en: "From" }, filterable: true, listed: true }),
    ),
    to: required(
      reference("localities", { label: { vi: "Bên nhận", en: "To" }, filterable: true, listed: true }),
    ),
    agreement: reference("agreements", { label: { vi: "Thỏa thuận", en: "Agreement" }, filterable: true }),
    givenOn: date({ label: { vi: "Ngày", en: "Given on" }, filterable: true, listed: true }),
  },
});
