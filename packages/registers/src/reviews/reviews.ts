// Reviews: an agreement looked at over a period up to a cut-off. The convening side keeps the review; what each side says of
// it, and whether it signs it off, are records of that side's own. The state is worked out from them and stands nowhere.
import { codeList } from "../declaration/code-list.ts";
import { code, date, integer, longText, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const reviewKinds = codeList(
  "review-kinds",
  { vi: "Loại", en: "Kind" },
  {
    interim: { vi: "Sơ kết", en: "Interim" },
    yearly: { vi: "Đánh giá hằng năm", en: "Yearly" },
    final: { vi: "Tổng kết", en: "Final" },
  },
);

export const reviews = defineRegister({
  name: "reviews",
  label: { vi: "Sơ kết, tổng kết", en: "Reviews" },
  help: {
    vi: "Một thỏa thuận được nhìn lại trong một kỳ, đến ngày chốt số liệu; do bên triệu tập giữ",
    en: "An agreement looked at over a period up to a cut-off; kept by the convening side",
  },
  group: "cooperation",
  scope: "public",
  titleField: "title",
  writers: ["focal-point", "leader"],
  fields: {
    agreement: required(
      reference("agreements", {
        label: { vi: "Thỏa thuận", en: "Agreement" },
        filterable: true,
        listed: true,
      }),
    ),
    kind: required(code(reviewKinds, { label: { vi: "Loại", en: "Kind" }, filterable: true, listed: true })),
    title: required(
      text({ label: { vi: "Tên", en: "Title" }, searchable: true, filterable: true, listed: true }),
    ),
    from: date({ label: { vi: "Kỳ từ ngày", en: "Period from" }, filterable: true, listed: true }),
    cutOff: required(
      date({ label: { vi: "Chốt số liệu đến hết ngày", en: "Cut-off" }, filterable: true, listed: true }),
    ),
    convenedBy: required(
      reference("localities", {
        label: { vi: "Bên triệu tập", en: "Convening side" },
        filterable: true,
        listed: true,
      }),
    ),
    positionsFrom: date({
      label: { vi: "Lấy ý kiến các bên từ ngày", en: "Open for positions since" },
      help: {
        vi: "Để trống khi còn đang chuẩn bị",
        en: "Empty while the review is being prepared",
      },
      filterable: true,
    }),
    reopenedAfter: integer({
      label: { vi: "Mở lại sau bản chốt số", en: "Reopened after snapshot" },
      minimum: 1,
      maximum: 10_000,
    }),
    reopenReason: longText({ label: { vi: "Lý do mở lại", en: "Why reopened" }, maximum: 4000 }),
  },
  checks: [
    {
      fields: ["cutOff", "from"],
      describes: {
        vi: "Kỳ không kết thúc trước khi bắt đầu",
        en: "The period does not end before it begins",
      },
      refusal: ({ from, cutOff }) =>
        from && cutOff < from ? { code: "due-before-start", data: { due: cutOff, start: from } } : undefined,
    },
    {
      fields: ["reopenReason", "reopenedAfter"],
      describes: { vi: "Mở lại thì phải nêu lý do", en: "Who reopens a review says why" },
      refusal: ({ reopenedAfter, reopenReason }) =>
        reopenedAfter !== undefined && !reopenReason
          ? { code: "required", data: { "field.vi": "Lý do mở lại", "field.en": "Why reopened" } }
          : undefined,
    },
  ],
});
