// The reasons why a file cannot be read at all, as the people who made it can understand them.
import type { Refusal } from "@nhipcau/domain/refusals.ts";

const details = {
  "old-excel": [
    "tệp .xls cũ hoặc có mật khẩu; hãy lưu thành .xlsx không mật khẩu",
    "an old .xls file or one with a password; save it as .xlsx without one",
  ],
  "not-a-table": ["không phải tệp XLSX hay CSV", "neither an XLSX nor a CSV file"],
  "not-a-workbook": ["tệp nén này không phải sổ tính XLSX", "this archive is no XLSX workbook"],
  damaged: ["tệp bị hỏng", "the file is damaged"],
  encrypted: ["tệp có mật khẩu", "the file has a password"],
  bomb: ["tệp nén phình ra quá mức cho phép", "the archive inflates beyond what is allowed"],
  "too-many-entries": ["tệp nén có quá nhiều mục", "the archive has too many entries"],
  "too-many-strings": ["bảng chữ dùng chung quá lớn", "the table of shared strings is too large"],
  "huge-cell": ["có ô hoặc dòng quá lớn", "a cell or row is too large"],
  doctype: ["XML có khai báo DOCTYPE", "its XML declares a DOCTYPE"],
  "open-quote": ["một dấu ngoặc kép không được đóng", "a quotation mark is not closed"],
} as const;

/** The refusal of a whole file. */
export function unreadable(why: keyof typeof details): Refusal {
  const [vi, en] = details[why];
  return { code: "unreadable-file", data: { "detail.vi": vi, "detail.en": en } };
}

/** The refusal of a table with more rows than are taken. */
export function tooManyRows(limit: number): Refusal {
  return { code: "too-large", data: { "limit.vi": `${limit} dòng`, "limit.en": `${limit} rows` } };
}

/** Carries a refusal out of the parsers' callbacks; it never leaves this folder. */
export class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.code, options);
    this.refusal = refusal;
  }
}
