// Which agency continues which, from which day: mergers of departments and transfers of functions.
import { code, date, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { successionKinds } from "./successions.ts";

export const agencySuccessions = defineRegister({
  name: "agency-successions",
  label: { vi: "Kế thừa cơ quan", en: "Succession of agencies" },
  help: {
    vi: "Cơ quan nào nhận nhiệm vụ của cơ quan nào, từ ngày nào",
    en: "Which agency takes over from which, from which day",
  },
  group: "governance",
  titleField: "functions",
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
      references("agencies", { label: { vi: "Trước", en: "Before" }, filterable: true, listed: true }),
    ),
    successors: required(
      references("agencies", { label: { vi: "Sau", en: "After" }, filterable: true, listed: true }),
    ),
    functions: required(
      text({ label: { vi: "Chức năng chuyển", en: "Functions passed on" }, searchable: true, listed: true }),
    ),
  },
});
