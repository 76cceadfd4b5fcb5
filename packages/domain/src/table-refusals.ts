// What is refused of tables that people import; a part of the one table in refusals.ts.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const tableRefusalKinds = {
  "unreadable-file": kind(
    422,
    "reader",
    "Không đọc được tệp: {detail}.",
    "The file cannot be read: {detail}.",
  ),
  "formula-cell": kind(
    422,
    "reader",
    "Ô chứa công thức, không phải giá trị; hãy dán giá trị.",
    "The cell holds a formula, not a value; paste the value.",
  ),
  "duplicate-column": kind(
    422,
    "reader",
    "Cột “{field}” xuất hiện hai lần.",
    "The column “{field}” appears twice.",
  ),
  "duplicate-in-file": kind(
    422,
    "reader",
    "Mã {id} xuất hiện nhiều lần trong tệp.",
    "{id} appears more than once in the file.",
  ),
  "error-cell": kind(
    422,
    "reader",
    "Ô có lỗi bảng tính “{value}”; hãy ghi giá trị.",
    "The cell holds the spreadsheet error “{value}”; write the value.",
  ),
  "too-many-cells": kind(
    422,
    "reader",
    "Dòng có ô ở cột {column}, quá {expected} cột của tiêu đề.",
    "The row has a cell in column {column}, beyond the {expected} columns of the header.",
  ),
  "no-known-column": kind(
    422,
    "reader",
    "Không cột nào trong tệp là trường của danh mục này: {columns}.",
    "No column of the file is a field of this register: {columns}.",
  ),
  "ambiguous-column": kind(
    422,
    "reader",
    "Cột “{column}” có thể là nhiều trường: {fields}; hãy ghi tên trường.",
    "The column “{column}” may be several fields: {fields}; write the field's name.",
  ),
  "ambiguous-reference": kind(
    422,
    "reader",
    "“{field}”: nhiều bản ghi tên “{value}” ({ids}); hãy ghi mã.",
    "“{field}”: several records are called “{value}” ({ids}); write the id.",
  ),
  "reference-says-other": kind(
    422,
    "reader",
    "“{field}”: bản ghi {id} tên là “{title}”, không khớp “{value}”.",
    "“{field}”: record {id} is called “{title}”, which does not match “{value}”.",
  ),
  "foreign-number": kind(
    422,
    "reader",
    "“{field}”: “{value}” dùng dấu phẩy ngăn hàng nghìn; hãy viết 1.234,5.",
    "“{field}”: “{value}” groups thousands by commas; write 1.234,5.",
  ),
  "too-precise": kind(
    422,
    "reader",
    "“{field}”: “{value}” có nhiều chữ số hơn mức giữ được mà không làm tròn.",
    "“{field}”: “{value}” has more digits than can be kept without rounding.",
  ),
  "import-has-bad-rows": kind(
    422,
    "reader",
    "Tệp còn {bad} dòng sai; hãy sửa, hoặc chỉ nhận các dòng đúng.",
    "The file has {bad} bad rows; mend them, or take the good rows only.",
  ),
} as const satisfies Record<string, RefusalKind>;
