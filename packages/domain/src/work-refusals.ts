// What people are refused about each other's work: reports, confirmations, returns. A part of the table of refusals, set
// apart so that it is read beside the rules that give it.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const workRefusalKinds = {
  "no-assigner": kind(
    422,
    "reader",
    "Phần việc này không có bên giao nên không cần ai xác nhận kết quả.",
    "This part has no assigner, so nobody has to confirm its result.",
  ),
  "confirmed-by-assigner-only": kind(
    403,
    "permission",
    "Chỉ {locality}, bên giao phần việc này, được xác nhận hoặc trả lại kết quả.",
    "Only {locality}, which assigned this part, confirms or returns its result.",
  ),
  "confirmer-is-reporter": kind(
    403,
    "permission",
    "Cơ quan đã làm và báo cáo phần việc này không tự xác nhận kết quả của mình; cần một cơ quan khác của bên giao.",
    "The agency that did and reported this part does not confirm its own result; another agency of the assigner does.",
  ),
  "not-the-newest-report": kind(
    409,
    "conflict",
    "Chỉ quyết định được về báo cáo hoàn thành mới nhất của phần việc; bên thực hiện đã báo cáo khác sau đó (mới nhất: {newest}).",
    "Only the newest report that says a part is done can be decided about; its side has reported since (newest: {newest}).",
  ),
  "already-decided": kind(
    409,
    "conflict",
    "Báo cáo này đã có quyết định: {decision}, ngày {date}. Chỉ bên giao đổi được lời của mình, bằng cách sửa quyết định ấy.",
    "This report has been decided about: {decision}, on {date}. Only the assigner changes its word, by changing that decision.",
  ),
  "report-changed": kind(
    409,
    "conflict",
    "Báo cáo đã được sửa sau khi bạn đọc (bản {current}, bạn đã đọc bản {given}); hãy đọc lại trước khi quyết định.",
    "The report was changed after you read it (version {current}, you read {given}); read it again before you decide.",
  ),
  "decided-before-reported": kind(
    422,
    "reader",
    "Ngày quyết định {decided} trước ngày báo cáo {reported}.",
    "The day of the decision, {decided}, is before that of the report, {reported}.",
  ),
  "assigner-stays": kind(
    422,
    "reader",
    "Bên giao đã ghi thì giữ nguyên: bên thực hiện không tự bỏ hoặc đổi người xác nhận.",
    "An assigner once named stays: the side that does the work does not drop or change who confirms it.",
  ),
  "report-says-nothing-new": kind(
    422,
    "reader",
    "Báo cáo này giống lần trước, chỉ đổi ngày; nếu chưa có gì mới hãy chọn “Không thay đổi” và nêu lý do.",
    "This report repeats the one before under a new date; if nothing is new choose “No change” and say why.",
  ),
} as const satisfies Record<string, RefusalKind>;
