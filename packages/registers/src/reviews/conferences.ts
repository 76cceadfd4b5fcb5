// Conferences: where the parties of an agreement meet over a review. The convening side keeps the conference and its agenda,
// and says which item is being spoken about.
import { date, integer, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const conferences = defineRegister({
  name: "conferences",
  label: { vi: "Hội nghị", en: "Conferences" },
  help: {
    vi: "Các bên của một thỏa thuận họp về một kỳ sơ kết; bên triệu tập giữ chương trình",
    en: "The parties of an agreement meet over a review; the convening side keeps the agenda",
  },
  group: "cooperation",
  scope: "public",
  titleField: "title",
  writers: ["focal-point", "leader"],
  fields: {
    title: required(
      text({ label: { vi: "Tên", en: "Title" }, searchable: true, filterable: true, listed: true }),
    ),
    agreement: required(
      reference("agreements", {
        label: { vi: "Thỏa thuận", en: "Agreement" },
        filterable: true,
        listed: true,
      }),
    ),
    review: reference("reviews", {
      label: { vi: "Kỳ sơ kết", en: "Review" },
      filterable: true,
      listed: true,
      expected: true,
    }),
    date: required(date({ label: { vi: "Ngày họp", en: "Date" }, filterable: true, listed: true })),
    place: text({ label: { vi: "Địa điểm", en: "Place" }, listed: true, expected: true }),
    convenedBy: required(
      reference("localities", {
        label: { vi: "Bên triệu tập", en: "Convening side" },
        filterable: true,
        listed: true,
      }),
    ),
    chairs: references("agencies", { label: { vi: "Đồng chủ trì", en: "Chaired by" }, filterable: true }),
    currentItem: reference("agenda-items", {
      label: { vi: "Đang bàn mục", en: "Item being discussed" },
      filterable: true,
    }),
    itemSince: integer({
      label: { vi: "Bàn mục ấy từ lúc", en: "Discussed since" },
      help: { vi: "Mili giây từ 1970, giờ UTC", en: "Milliseconds since 1970, UTC" },
      minimum: 0,
    }),
    closedOn: date({ label: { vi: "Bế mạc ngày", en: "Closed on" }, filterable: true }),
  },
});
