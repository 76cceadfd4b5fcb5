// Why urging, explanations and moved deadlines are refused: the part of the table of refusals that belongs to them.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const urgingRefusalKinds = {
  "extension-needs-request": kind(
    422,
    "reader",
    "Hạn chỉ được dời theo một đề nghị gia hạn; hãy ghi đề nghị trước.",
    "A deadline moves only by a request for an extension; record the request first.",
  ),
  "extension-of-another-part": kind(
    422,
    "reader",
    "Đề nghị {request} là của phần việc khác.",
    "The request {request} is about another part.",
  ),
  "extension-request-decided": kind(
    409,
    "conflict",
    "Đề nghị {request} đã được quyết định hoặc đã rút lại.",
    "The request {request} was decided or withdrawn already.",
  ),
  "extension-by-assigner-only": kind(
    422,
    "reader",
    "Phần việc này do {locality} giao; chỉ {locality} quyết định được hạn của nó.",
    "This part was assigned by {locality}; only {locality} decides about its deadline.",
  ),
  "extension-not-later": kind(
    422,
    "reader",
    "Hạn mới {due} không muộn hơn hạn đang có hiệu lực {inForce}.",
    "The new deadline {due} is not later than the one in force, {inForce}.",
  ),
  "not-party-to-ask": kind(
    422,
    "reader",
    "Chỉ các bên của thỏa thuận hỏi được về phần việc này: {parties}.",
    "Only the parties of the agreement ask about this part: {parties}.",
  ),
  "nothing-overdue-to-ask": kind(
    409,
    "conflict",
    "Cam kết này không còn phần việc quá hạn nào chưa được hỏi; có thể vừa có báo cáo, hoặc người khác của bên mình đã hỏi.",
    "Nothing overdue of this commitment is left to ask about; a report may just have come, or somebody of your side has asked.",
  ),
  "mail-not-set-up": kind(
    409,
    "conflict",
    "Nút này chưa được cấu hình để gửi thư.",
    "This node is not set up to send mail.",
  ),
  "not-an-address": kind(
    422,
    "reader",
    "“{value}” không phải là một địa chỉ thư điện tử.",
    "“{value}” is not an e-mail address.",
  ),
  "push-address-refused": kind(
    422,
    "reader",
    "Không gửi được thông báo đến địa chỉ mà trình duyệt nêu ra; địa chỉ phải là https và ở ngoài mạng nội bộ.",
    "Notices cannot be sent to the address the browser gave; it must be https and outside the local network.",
  ),
  "job-cannot-run": kind(
    409,
    "conflict",
    "Công việc {job} đang chờ hoặc đang chạy; không cần chạy lại.",
    "The job {job} is waiting or running; it need not be started again.",
  ),
} as const satisfies Record<string, RefusalKind>;
