// Parts: one locality's share of a commitment. Its due date is the first one; extensions stand beside it.
import { codeList } from "../declaration/code-list.ts";
import { code, date, longText, reference, references, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const resultKinds = codeList(
  "result-kinds",
  { vi: "Loại sản phẩm", en: "Kind of result" },
  {
    document: { vi: "Văn bản", en: "Document" },
    works: { vi: "Công trình", en: "Works" },
    event: { vi: "Hội nghị, sự kiện", en: "Event" },
    data: { vi: "Dữ liệu, hệ thống", en: "Data" },
    other: { vi: "Khác", en: "Other" },
  },
);

export const parts = defineRegister({
  name: "parts",
  label: { vi: "Phần việc", en: "Parts" },
  help: {
    vi: "Phần của một địa phương trong một cam kết: ai chủ trì, sản phẩm gì, hạn nào, chờ ai",
    en: "One locality's share of a commitment: who leads, what product, by when, waiting for whom",
  },
  group: "cooperation",
  scope: "public",
  titleField: "task",
  holdsFrom: "assignedOn",
  freshForMonths: 3,
  fields: {
    commitment: required(
      reference("commitments", {
        label: { vi: "Cam kết", en: "Commitment" },
        filterable: true,
        listed: true,
      }),
    ),
    locality: required(
      reference("localities", {
        label: { vi: "Địa phương", en: "Locality" },
        filterable: true,
        listed: true,
      }),
    ),
    task: required(
      longText({ label: { vi: "Việc phải làm", en: "Task" }, searchable: true, listed: true, maximum: 4000 }),
    ),
    assigner: reference("localities", {
      label: { vi: "Bên giao, xác nhận kết quả", en: "Assigner, confirms the result" },
      help: {
        vi: "Địa phương giao phần việc này; phần việc chỉ xong khi bên giao xác nhận báo cáo hoàn thành. Để trống thì lời của bên làm là đủ",
        en: "The locality that assigned this part; it is done only when the assigner confirms the report that says so. Left empty, the word of the side that does it is enough",
      },
      filterable: true,
    }),
    leadAgency: reference("agencies", {
      label: { vi: "Cơ quan chủ trì", en: "Lead agency" },
      filterable: true,
      listed: true,
      expected: true,
    }),
    coordinatingAgencies: references("agencies", {
      label: { vi: "Cơ quan phối hợp", en: "Coordinating agencies" },
      filterable: true,
    }),
    product: longText({
      label: { vi: "Sản phẩm", en: "Product" },
      searchable: true,
      expected: true,
      maximum: 4000,
    }),
    resultKind: code(resultKinds, {
      label: { vi: "Loại sản phẩm", en: "Kind of result" },
      help: {
        vi: "Cho biết phải có minh chứng nào thì mới coi là xong",
        en: "Tells which evidence it takes to be done",
      },
      filterable: true,
    }),
    assignedOn: date({ label: { vi: "Ngày giao", en: "Assigned on" }, filterable: true }),
    startDate: date({ label: { vi: "Ngày bắt đầu", en: "Start" }, filterable: true }),
    dueDate: date({
      label: { vi: "Hạn đầu", en: "First due date" },
      help: {
        vi: "Hạn lần đầu được giao; gia hạn ghi riêng, hạn đầu giữ nguyên",
        en: "The deadline first set; extensions are recorded beside it",
      },
      filterable: true,
      listed: true,
      expected: true,
    }),
    waitsFor: references("parts", { label: { vi: "Chờ phần việc", en: "Waits for" }, filterable: true }),
  },
  checks: [
    {
      fields: ["dueDate", "startDate"],
      describes: { vi: "Hạn không trước ngày bắt đầu", en: "The due date is not before the start" },
      refusal: ({ startDate, dueDate }) =>
        startDate && dueDate && dueDate < startDate
          ? { code: "due-before-start", data: { due: dueDate, start: startDate } }
          : undefined,
    },
  ],
});
