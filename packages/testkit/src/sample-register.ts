// A register that has a field of every kind, for tests that are about none in particular.
import { codeList } from "@nhipcau/registers/declaration/code-list.ts";
import {
  code,
  codes,
  date,
  decimal,
  geometry,
  integer,
  link,
  longText,
  reference,
  references,
  required,
  text,
  yesNo,
} from "@nhipcau/registers/declaration/field.ts";
import { defineRegister } from "@nhipcau/registers/declaration/register.ts";

export const colours = codeList(
  "sample-colours",
  { vi: "Màu", en: "Colours" },
  { red: { vi: "Đỏ", en: "Red" }, green: { vi: "Xanh", en: "Green" }, blue: { vi: "Lam", en: "Blue" } },
);

const both = (word: string) => ({ vi: word, en: word });

export const samples = defineRegister({
  name: "samples",
  label: both("Mẫu thử"),
  help: both("Mỗi kiểu trường một trường"),
  group: "reference",
  scope: "shared",
  titleField: "title",
  holdsFrom: "since",
  fields: {
    title: required(text({ label: both("Tên"), searchable: true, filterable: true, listed: true })),
    story: longText({ label: both("Chuyện"), searchable: true }),
    amount: integer({ label: both("Số"), filterable: true }),
    size: decimal({ label: both("Cỡ"), filterable: true }),
    since: date({ label: both("Từ ngày"), filterable: true }),
    ready: yesNo({ label: both("Xong"), filterable: true }),
    colour: code(colours, { label: both("Màu"), filterable: true }),
    shades: codes(colours, { label: both("Sắc"), filterable: true }),
    twin: reference("samples", { label: both("Anh em"), filterable: true }),
    friends: references("samples", { label: both("Bạn"), filterable: true }),
    place: geometry({ label: both("Chỗ") }),
    page: link({ label: both("Trang"), filterable: true }),
    secret: text({ label: both("Riêng") }),
  },
});
