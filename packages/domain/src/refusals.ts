// Every reason the system has for saying no: one total table from a stable code to whose fault it is, the HTTP
// status and a sentence in both languages. `{name}` in a sentence is filled from the refusal's data.
import { accountRefusalKinds } from "./account-refusals.ts";
import { evidenceRefusalKinds } from "./evidence-refusals.ts";
import { exchangeRefusalKinds } from "./exchange-refusals.ts";
import { obstacleRefusalKinds } from "./obstacle-refusals.ts";
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";
import { reviewRefusalKinds } from "./review-refusals.ts";
import { takeOverRefusalKinds } from "./take-over-refusals.ts";
import { tableRefusalKinds } from "./table-refusals.ts";
import type { Language } from "./text.ts";
import { urgingRefusalKinds } from "./urging-refusals.ts";
import { workRefusalKinds } from "./work-refusals.ts";
import { upkeepRefusalKinds } from "./upkeep-refusals.ts";

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
  "broken-utf8": kind(422, "reader", "Dòng {row} không phải UTF-8 hợp lệ.", "Row {row} is not valid UTF-8."),
  "bad-id": kind(
    422,
    "reader",
    "Mã “{value}” chỉ được gồm chữ không dấu, số, dấu chấm, gạch nối, gạch dưới, nhiều nhất 64 ký tự.",
    "The id “{value}” may hold only letters without marks, digits, dots, dashes and underscores, at most 64.",
  ),
  "not-on-a-map": kind(
    422,
    "reader",
    "Danh mục này không có vị trí nên không xuất ra GeoJSON được.",
    "This register has no place, so it cannot be exported as GeoJSON.",
  ),
  ...accountRefusalKinds,
  ...workRefusalKinds,
  ...tableRefusalKinds,
  ...upkeepRefusalKinds,
  ...evidenceRefusalKinds,
  ...exchangeRefusalKinds,
  ...obstacleRefusalKinds,
  ...urgingRefusalKinds,
  ...reviewRefusalKinds,
  ...takeOverRefusalKinds,
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
