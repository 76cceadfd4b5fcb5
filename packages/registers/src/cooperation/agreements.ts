// Agreements: what was signed, by whom, when, for how long. The signatories stay as they signed (L-09).
import { codeList } from "../declaration/code-list.ts";
import { code, date, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const agreementForms = codeList(
  "agreement-forms",
  { vi: "Hình thức", en: "Form" },
  {
    "signed-agreement": { vi: "Thỏa thuận đã ký", en: "Signed agreement" },
    "signed-programme": { vi: "Chương trình đã ký", en: "Signed programme" },
    conference: { vi: "Hội nghị", en: "Conference" },
    "joint-proposal": { vi: "Đề xuất chung", en: "Joint proposal" },
    "joint-dossier": { vi: "Hồ sơ chung", en: "Joint dossier" },
    "standing-relationship": { vi: "Quan hệ phối hợp thường xuyên", en: "Standing relationship" },
    "set-of-documents": { vi: "Tập hợp văn bản", en: "Set of documents" },
  },
);

export const dateCertainties = codeList(
  "date-certainties",
  { vi: "Độ chắc của ngày", en: "Certainty of the date" },
  {
    stated: { vi: "Nguồn nêu đủ", en: "Stated in full" },
    "year-derived": { vi: "Năm do suy ra", en: "Year derived" },
    external: { vi: "Ngày lấy từ nguồn khác", en: "From another source" },
    unknown: { vi: "Không rõ", en: "Unknown" },
  },
);

export const agreements = defineRegister({
  name: "agreements",
  label: { vi: "Thỏa thuận", en: "Agreements" },
  help: {
    vi: "Văn bản, hội nghị và quan hệ hợp tác, với các bên như khi ký",
    en: "Texts, conferences and relationships, with the parties as signed",
  },
  group: "cooperation",
  titleField: "title",
  scope: "public",
  holdsFrom: "signedOn",
  fields: {
    title: required(
      text({ label: { vi: "Tên", en: "Title" }, searchable: true, filterable: true, listed: true }),
    ),
    titleEn: text({ label: { vi: "Tên tiếng Anh", en: "English title" }, searchable: true }),
    form: required(
      code(agreementForms, { label: { vi: "Hình thức", en: "Form" }, filterable: true, listed: true }),
    ),
    signatories: required(
      references("localities", {
        label: { vi: "Các bên khi ký", en: "Parties as signed" },
        filterable: true,
        listed: true,
      }),
    ),
    signingAgencies: references("agencies", {
      label: { vi: "Cơ quan ký", en: "Signing bodies" },
      filterable: true,
    }),
    signedOn: date({ label: { vi: "Ngày ký", en: "Signed on" }, filterable: true, listed: true }),
    dateCertainty: code(dateCertainties, {
      label: { vi: "Độ chắc của ngày", en: "Certainty of the date" },
      filterable: true,
    }),
    place: text({ label: { vi: "Nơi ký", en: "Place" } }),
    termFrom: date({ label: { vi: "Hiệu lực từ", en: "Term from" }, filterable: true }),
    termTo: date({ label: { vi: "Hiệu lực đến", en: "Term to" }, filterable: true, listed: true }),
    documentNumber: text({
      label: { vi: "Số, ký hiệu", en: "Number and symbol" },
      searchable: true,
      maximum: 60,
    }),
    motto: text({ label: { vi: "Phương châm", en: "Motto" } }),
  },
  checks: [
    {
      fields: ["termTo", "termFrom"],
      describes: { vi: "Hiệu lực kết thúc sau khi bắt đầu", en: "The term ends after it begins" },
      refusal: ({ termFrom, termTo }) =>
        termFrom && termTo && termTo < termFrom
          ? { code: "due-before-start", data: { due: termTo, start: termFrom } }
          : undefined,
    },
  ],
});
