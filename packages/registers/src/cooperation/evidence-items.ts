// Evidence: what a side shows for what it reports about its part: a file, a link, or a record of another register.
import { code, date, integer, link, longText, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { evidenceKinds } from "./evidence-kinds.ts";

export const evidenceItems = defineRegister({
  name: "evidence-items",
  label: { vi: "Minh chứng", en: "Evidence" },
  help: {
    vi: "Điều một bên đưa ra cho phần việc của mình: một tệp, một liên kết, hoặc một bản ghi",
    en: "What a side shows for its own part: a file, a link, or a record",
  },
  group: "cooperation",
  scope: "public",
  titleField: "title",
  holdsFrom: "date",
  indexes: [["part", "date"]],
  fields: {
    part: required(
      reference("parts", { label: { vi: "Phần việc", en: "Part" }, filterable: true, listed: true }),
    ),
    report: reference("reports", { label: { vi: "Cho báo cáo", en: "For the report" }, filterable: true }),
    kind: required(
      code(evidenceKinds, {
        label: { vi: "Loại minh chứng", en: "Kind of evidence" },
        filterable: true,
        listed: true,
      }),
    ),
    title: required(
      text({
        label: { vi: "Tên minh chứng", en: "Title" },
        searchable: true,
        filterable: true,
        listed: true,
      }),
    ),
    date: required(date({ label: { vi: "Ngày", en: "Date" }, filterable: true, listed: true })),
    fileName: text({ label: { vi: "Tên tệp", en: "File name" }, searchable: true }),
    mediaType: text({ label: { vi: "Kiểu tệp", en: "Media type" }, filterable: true }),
    size: integer({
      label: { vi: "Cỡ tệp", en: "Size" },
      unit: { vi: "byte", en: "bytes" },
      filterable: true,
      minimum: 1,
    }),
    digest: text({
      label: { vi: "Mã băm của tệp (SHA-256)", en: "Digest of the file (SHA-256)" },
      filterable: true,
    }),
    link: link({ label: { vi: "Liên kết", en: "Link" } }),
    record: text({
      label: { vi: "Bản ghi", en: "Record" },
      help: {
        vi: "danh mục/mã bản ghi, ví dụ ports/I26",
        en: "register/id of the record, such as ports/I26",
      },
    }),
    note: longText({ label: { vi: "Ghi chú", en: "Note" }, searchable: true, maximum: 4000 }),
  },
  checks: [
    {
      fields: ["digest", "link", "record"],
      describes: {
        vi: "Mỗi minh chứng là đúng một trong ba: tệp, liên kết, bản ghi",
        en: "Each item is exactly one of: a file, a link, a record",
      },
      refusal: ({ digest, link: address, record }) =>
        [digest, address, record].filter((one) => one !== undefined).length === 1
          ? undefined
          : {
              code: "check-failed",
              data: {
                "message.vi": "Chọn đúng một trong ba: một tệp, một liên kết, hoặc một bản ghi.",
                "message.en": "Give exactly one of these: a file, a link, or a record.",
              },
            },
    },
  ],
});
