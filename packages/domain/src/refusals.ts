// Every reason the system has for saying no: one total table from a stable code to whose fault it is, the HTTP
// status and a sentence in both languages. `{name}` in a sentence is filled from the refusal's data.
import { backupRefusalKinds } from "./backup-refusals.ts";
import { exchangeRefusalKinds } from "./exchange-refusals.ts";
import { obstacleRefusalKinds } from "./obstacle-refusals.ts";
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";
import type { Language } from "./text.ts";

/** One reason for refusing: a code of the table, where in the input, and what fills the sentence. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly path?: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

export const refusalKinds = {
  "unknown-field": kind(
    422,
    "reader",
    "Không có trường “{field}” trong danh mục này.",
    "This register has no field “{field}”.",
  ),
  "wrong-type": kind(
    422,
    "reader",
    "“{field}” phải là {expected}; đã nhận “{value}”.",
    "“{field}” must be {expected}; got “{value}”.",
  ),
  required: kind(422, "reader", "Thiếu “{field}”.", "“{field}” is missing."),
  "too-long": kind(
    422,
    "reader",
    "“{field}” dài quá {max} ký tự.",
    "“{field}” is longer than {max} characters.",
  ),
  "out-of-range": kind(
    422,
    "reader",
    "“{field}” phải từ {min} đến {max}; đã nhận {value}.",
    "“{field}” must be from {min} to {max}; got {value}.",
  ),
  "below-minimum": kind(
    422,
    "reader",
    "“{field}” không được nhỏ hơn {min}; đã nhận {value}.",
    "“{field}” must not be less than {min}; got {value}.",
  ),
  "above-maximum": kind(
    422,
    "reader",
    "“{field}” không được lớn hơn {max}; đã nhận {value}.",
    "“{field}” must not be more than {max}; got {value}.",
  ),
  "no-such-date": kind(
    422,
    "reader",
    "“{value}” không phải là một ngày có thật.",
    "“{value}” is not a date that exists.",
  ),
  "not-in-code-list": kind(
    422,
    "reader",
    "“{value}” không có trong bảng mã của “{field}”.",
    "“{value}” is not in the code list of “{field}”.",
  ),
  "reference-to-nothing": kind(
    422,
    "reader",
    "“{field}” trỏ tới “{value}”, không có bản ghi nào như vậy.",
    "“{field}” points to “{value}”, which does not exist.",
  ),
  "unsafe-text": kind(
    422,
    "reader",
    "“{field}” có ký tự điều khiển không dùng được.",
    "“{field}” contains control characters that cannot be kept.",
  ),
  "check-failed": kind(422, "reader", "{message}", "{message}"),
  "clause-of-another-agreement": kind(
    422,
    "reader",
    "Nội dung {clause} thuộc thỏa thuận khác, không phải {agreement}.",
    "Clause {clause} belongs to another agreement, not {agreement}.",
  ),
  "report-about-other-side": kind(
    403,
    "permission",
    "Phần việc này của {locality}; chỉ {locality} được báo cáo về phần việc của mình.",
    "This part belongs to {locality}; only {locality} reports about its own part.",
  ),
  "part-of-other-side": kind(
    403,
    "permission",
    "Phần việc của {locality} do {locality} tự nêu; mỗi bên chỉ nêu phần việc của mình.",
    "{locality} states its own part; each side states only its own.",
  ),
  "percent-went-down": kind(
    422,
    "reader",
    "Tiến độ giảm từ {from} % xuống {to} % thì phải nêu lý do.",
    "Progress went down from {from} % to {to} %: a reason is required.",
  ),
  "date-in-future": kind(
    422,
    "reader",
    "Ngày {value} còn ở tương lai.",
    "The date {value} is still to come.",
  ),
  "due-before-start": kind(
    422,
    "reader",
    "Hạn {due} trước ngày bắt đầu {start}.",
    "The due date {due} is before the start {start}.",
  ),
  "period-backwards": kind(
    422,
    "reader",
    "Ngày cuối {to} đứng trước ngày đầu {from}.",
    "The last day {to} comes before the first day {from}.",
  ),
  "circular-wait": kind(
    422,
    "reader",
    "Các phần việc chờ nhau thành vòng: {cycle}.",
    "The parts wait for each other in a circle: {cycle}.",
  ),
  "deadline-moves-by-extension": kind(
    422,
    "reader",
    "Hạn đã giao chỉ thay đổi bằng một lần gia hạn; hạn đầu được giữ nguyên.",
    "A set deadline changes only by an extension; the first one is kept.",
  ),
  "version-conflict": kind(
    409,
    "conflict",
    "Bản ghi đã được sửa sau khi bạn mở (bản {current}, bạn có bản {given}).",
    "The record changed after you opened it (version {current}, yours is {given}).",
  ),
  "version-required": kind(
    428,
    "reader",
    "Cần nêu bản đang sửa (If-Match).",
    "State the version you are changing (If-Match).",
  ),
  "already-exists": kind(409, "conflict", "Mã {id} đã có trong danh mục.", "The register already has {id}."),
  "idempotency-key-reused": kind(
    422,
    "reader",
    "Khóa chống gửi trùng này đã dùng cho một yêu cầu khác.",
    "This idempotency key was used for another request.",
  ),
  "not-found": kind(404, "reader", "Không tìm thấy {what}.", "{what} was not found."),
  "not-signed-in": kind(401, "permission", "Bạn chưa chọn vai trò để đăng nhập.", "You have not signed in."),
  forbidden: kind(
    403,
    "permission",
    "Vai trò của bạn không được làm việc này.",
    "Your role may not do this.",
  ),
  "forged-role": kind(401, "permission", "Phiên đăng nhập không hợp lệ.", "The session is not valid."),
  "not-steward": kind(
    403,
    "permission",
    "Bản ghi này thuộc trách nhiệm của {locality}; địa phương khác không sửa được.",
    "{locality} is the steward of this record; nobody else can change it.",
  ),
  "demo-only": kind(
    404,
    "permission",
    "Trang này chỉ có ở bản trình diễn.",
    "This page exists only in a demonstration.",
  ),
  "field-not-filterable": kind(
    400,
    "reader",
    "Không lọc hoặc sắp xếp được theo “{field}”.",
    "“{field}” cannot be filtered or sorted by.",
  ),
  "bad-cursor": kind(400, "reader", "Con trỏ trang không hợp lệ.", "The page cursor is not valid."),
  "bad-request": kind(
    400,
    "reader",
    "Yêu cầu không đúng dạng: {detail}.",
    "The request is malformed: {detail}.",
  ),
  "too-large": kind(
    413,
    "reader",
    "Tệp hoặc nội dung lớn hơn mức cho phép ({limit}).",
    "The file or body is larger than allowed ({limit}).",
  ),
  "wrong-content-type": kind(
    415,
    "reader",
    "Không nhận nội dung kiểu “{type}” ở đây.",
    "Content of the type “{type}” is not taken here.",
  ),
  "too-many-requests": kind(
    429,
    "reader",
    "Quá nhiều yêu cầu; hãy thử lại sau {seconds} giây.",
    "Too many requests; try again in {seconds} seconds.",
  ),
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
  "broken-utf8": kind(422, "reader", "Dòng {row} không phải UTF-8 hợp lệ.", "Row {row} is not valid UTF-8."),
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
  "folder-in-use": kind(
    409,
    "conflict",
    "Thư mục {folder} đang được tiến trình {pid} sử dụng; hãy dừng tiến trình đó hoặc chọn thư mục khác.",
    "The folder {folder} is in use by process {pid}; stop that process or choose another folder.",
  ),
  "folder-not-writable": kind(
    500,
    "system",
    "Không ghi được vào thư mục {folder} ({reason}).",
    "The folder {folder} cannot be written to ({reason}).",
  ),
  "folder-not-reachable": kind(
    500,
    "system",
    "Người dùng “{user}” (chạy PostgreSQL thay cho root) không vào được {blocked}; hãy chọn thư mục dữ liệu khác, ví dụ trong /var/lib.",
    "The user “{user}”, who runs PostgreSQL in place of root, cannot enter {blocked}; choose another data folder, for example under /var/lib.",
  ),
  "folder-of-another-version": kind(
    500,
    "system",
    "Dữ liệu trong {folder} thuộc PostgreSQL {found}; bản đi kèm là {expected}.",
    "The data in {folder} belongs to PostgreSQL {found}; the one that comes along is {expected}.",
  ),
  "port-taken": kind(
    409,
    "conflict",
    "Cổng {port} đã có chương trình khác dùng; hãy chọn cổng khác.",
    "Port {port} is taken by another program; choose another port.",
  ),
  "disk-full": kind(
    507,
    "system",
    "Ổ đĩa chứa {folder} đã hết chỗ.",
    "The disk that holds {folder} is full.",
  ),
  "no-server-user": kind(
    500,
    "system",
    "PostgreSQL không chạy được dưới quyền root và không tạo được người dùng “{user}” ({reason}); hãy chạy bằng người dùng thường.",
    "PostgreSQL does not run as root and the user “{user}” could not be created ({reason}); run as an ordinary user.",
  ),
  "no-server-programs": kind(
    500,
    "system",
    "Không có PostgreSQL đi kèm dùng được trên máy này ({reason}); hãy đặt DATABASE_URL tới một máy chủ PostgreSQL.",
    "The PostgreSQL that comes along cannot be used on this machine ({reason}); set DATABASE_URL to a PostgreSQL server.",
  ),
  "database-did-not-start": kind(
    503,
    "system",
    "Cơ sở dữ liệu không khởi động được: {reason} (nhật ký: {log}).",
    "The database did not start: {reason} (log: {log}).",
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
  "bad-id": kind(
    422,
    "reader",
    "Mã “{value}” chỉ được gồm chữ không dấu, số, dấu chấm, gạch nối, gạch dưới, nhiều nhất 64 ký tự.",
    "The id “{value}” may hold only letters without marks, digits, dots, dashes and underscores, at most 64.",
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
  "not-on-a-map": kind(
    422,
    "reader",
    "Danh mục này không có vị trí nên không xuất ra GeoJSON được.",
    "This register has no place, so it cannot be exported as GeoJSON.",
  ),
  ...backupRefusalKinds,
  ...exchangeRefusalKinds,
  ...obstacleRefusalKinds,
  unavailable: kind(
    503,
    "system",
    "Hệ thống đang khởi động hoặc bảo trì.",
    "The system is starting or under maintenance.",
  ),
  internal: kind(
    500,
    "system",
    "Có lỗi trong hệ thống; lỗi đã được ghi lại với mã {incident}.",
    "Something went wrong in the system; it is recorded as {incident}.",
  ),
} as const satisfies Record<string, RefusalKind>;

export type RefusalCode = keyof typeof refusalKinds;

/** Whether a text is a code of the table; own names only. */
export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(refusalKinds, text);
}

/** The sentence of a refusal in one language, with its data filled in. */
export function refusalSentence(refusal: Refusal, language: Language): string {
  const sentence: string = refusalKinds[refusal.code].text[language];
  return sentence.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const own = refusal.data?.[`${name}.${language}`];
    return String(own ?? refusal.data?.[name] ?? "…");
  });
}
