// Status statements: what one source says, on a day, about the state of a project, regulation, dossier, port or gate.
// All are kept, also those that disagree (L-10).
import { codeList } from "../declaration/code-list.ts";
import { code, date, longText, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";
import { dateCertainties } from "./agreements.ts";

/** From the first thought to use; the order is the rank by which statements are compared. */
export const statuses = codeList(
  "statuses",
  { vi: "Tình trạng", en: "Status" },
  {
    proposed: { vi: "Đề xuất", en: "Proposed" },
    approved: { vi: "Được đồng ý chủ trương", en: "Approved in principle" },
    drafting: { vi: "Đang soạn, chuẩn bị", en: "Being drafted or prepared" },
    "under-way": { vi: "Đang thực hiện", en: "Under way" },
    "behind-schedule": { vi: "Chậm tiến độ", en: "Behind schedule" },
    submitted: { vi: "Đã trình", en: "Submitted" },
    "spans-joined": { vi: "Hợp long", en: "Spans joined" },
    completed: { vi: "Hoàn thành", en: "Completed" },
    "in-use": { vi: "Đang khai thác, có hiệu lực", en: "In use, in force" },
    replaced: { vi: "Đã được thay thế", en: "Replaced" },
  },
);

export const statusStatements = defineRegister({
  name: "status-statements",
  label: { vi: "Tình trạng theo nguồn", en: "Status statements" },
  help: {
    vi: "Mỗi nguồn nói gì, vào ngày nào; giữ cả khi các nguồn nói khác nhau",
    en: "What each source said, and when; kept also where sources disagree",
  },
  group: "cooperation",
  titleField: "statement",
  scope: "public",
  holdsFrom: "date",
  fields: {
    project: reference("transport-projects", {
      label: { vi: "Dự án giao thông", en: "Transport project" },
      filterable: true,
      listed: true,
    }),
    regulation: reference("regulations", {
      label: { vi: "Quy chế", en: "Regulation" },
      filterable: true,
      listed: true,
    }),
    dossier: reference("heritage-dossiers", {
      label: { vi: "Hồ sơ di sản", en: "Heritage dossier" },
      filterable: true,
      listed: true,
    }),
    port: reference("ports", { label: { vi: "Cảng", en: "Port" }, filterable: true }),
    gate: reference("gates", { label: { vi: "Cửa khẩu", en: "Gate" }, filterable: true }),
    date: date({ label: { vi: "Ngày", en: "Date" }, filterable: true, listed: true }),
    dateCertainty: code(dateCertainties, {
      label: { vi: "Độ chắc của ngày", en: "Certainty of the date" },
      filterable: true,
    }),
    status: required(
      code(statuses, { label: { vi: "Tình trạng", en: "Status" }, filterable: true, listed: true }),
    ),
    statement: required(
      longText({
        label: { vi: "Nguồn nói", en: "What it says" },
        searchable: true,
        listed: true,
        maximum: 4000,
      }),
    ),
    statementEn: longText({
      label: { vi: "Nguồn nói (tiếng Anh)", en: "What it says (English)" },
      searchable: true,
      maximum: 4000,
    }),
  },
  checks: [
    {
      fields: ["project", "regulation", "dossier", "port", "gate"],
      describes: { vi: "Nói về đúng một đối tượng", en: "It is about exactly one thing" },
      refusal: (body) =>
        [body.project, body.regulation, body.dossier, body.port, body.gate].filter(Boolean).length === 1
          ? undefined
          : {
              code: "check-failed",
              data: {
                "message.vi": "Chọn đúng một đối tượng mà nguồn nói tới.",
                "message.en": "Choose exactly one thing the statement is about.",
              },
            },
    },
  ],
});
