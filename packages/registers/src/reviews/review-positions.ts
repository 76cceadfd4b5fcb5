// Review positions: what one side says beforehand of one item of a review. Each side writes its own and no other's.
import { codeList } from "../declaration/code-list.ts";
import { code, date, longText, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const positionKinds = codeList(
  "position-kinds",
  { vi: "Ý kiến", en: "Position" },
  {
    confirm: { vi: "Đồng ý", en: "Confirms" },
    object: { vi: "Không đồng ý", en: "Objects" },
  },
);

export const reviewPositions = defineRegister({
  name: "review-positions",
  label: { vi: "Ý kiến về hồ sơ sơ kết", en: "Review positions" },
  help: {
    vi: "Ý kiến của một bên về một mục của hồ sơ, trước hội nghị; mỗi bên chỉ ghi ý kiến của mình",
    en: "One side's position on one item of a review, before the conference; each side writes its own",
  },
  group: "cooperation",
  scope: "public",
  titleField: "item",
  writers: ["focal-point", "leader", "specialist"],
  holdsFrom: "statedOn",
  indexes: [["review", "item"]],
  fields: {
    review: required(
      reference("reviews", { label: { vi: "Kỳ sơ kết", en: "Review" }, filterable: true, listed: true }),
    ),
    item: required(
      text({
        label: { vi: "Mục", en: "Item" },
        help: { vi: "Mã của mục trong hồ sơ", en: "The item's key in the pack" },
        filterable: true,
        listed: true,
        maximum: 120,
      }),
    ),
    locality: required(
      reference("localities", { label: { vi: "Bên", en: "Side" }, filterable: true, listed: true }),
    ),
    position: required(
      code(positionKinds, { label: { vi: "Ý kiến", en: "Position" }, filterable: true, listed: true }),
    ),
    reason: longText({ label: { vi: "Lý do", en: "Reason" }, searchable: true, listed: true, maximum: 4000 }),
    statedOn: required(date({ label: { vi: "Ngày nêu", en: "Stated on" }, filterable: true, listed: true })),
  },
  checks: [
    {
      fields: ["reason", "position"],
      describes: { vi: "Không đồng ý thì phải nêu lý do", en: "Who objects says why" },
      refusal: ({ position, reason }) =>
        position === "object" && !reason
          ? { code: "required", data: { "field.vi": "Lý do", "field.en": "Reason" } }
          : undefined,
    },
  ],
});
