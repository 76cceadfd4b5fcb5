// Which locality continues which, from which day: mergers, splits, renamings.
import { code, date, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { successionKinds } from "./successions.ts";

export const localitySuccessions = defineRegister({
  name: "locality-successions",
  label: { vi: "Kế thừa địa phương", en: "Succession of localities" },
  help: {
    vi: "Địa phương nào kế thừa địa phương nào, từ ngày nào",
    en: "Which locality continues which, from which day",
  },
  group: "governance",
  titleField: "legalBasis",
  scope: "public",
  holdsFrom: "date",
  fields: {
    date: required(
      date({ label: { vi: "Ngày hiệu lực", en: "In force from" }, filterable: true, listed: true }),
    ),
    kind: required(
      code(successionKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true }),
    ),
    predecessors: required(
      references("localities", { label: { vi: "Trước", en: "Before" }, filterable: true, listed: true }),
    ),
    successors: required(
      references("localities", { label: { vi: "Sau", en: "After" }, filterable: true, listed: true }),
    ),
    headOffice: reference("localities", {
      label: { vi: "Nơi đặt trụ sở", en: "Hosts the head office" },
      help: {
        vi: "Đơn vị mới mang mã thống kê của tỉnh này",
        en: "The new unit carries the GSO code of this one",
      },
    }),
    legalBasis: required(
      text({ label: { vi: "Căn cứ", en: "Legal basis" }, searchable: true, listed: true }),
    ),
  },
});
