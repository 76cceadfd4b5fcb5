// What people are refused when they say who takes over after a merger: part of the one table in refusals.ts, in a file of
// their own for its length.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const takeOverRefusalKinds = {
  "take-over-of-other-side": kind(
    403,
    "permission",
    "“{body}” thuộc {locality}; chỉ {locality} xác nhận ai tiếp nhận.",
    "“{body}” belongs to {locality}, which alone confirms who takes over.",
  ),
  "body-has-not-ended": kind(
    422,
    "reader",
    "“{body}” vẫn đang hoạt động nên không có gì phải bàn giao.",
    "“{body}” still stands, so there is nothing to take over from it.",
  ),
  "body-not-named": kind(
    422,
    "reader",
    "“{record}” không giao cho “{body}”, nên không có gì để tiếp nhận từ đó.",
    "“{record}” names no “{body}”, so there is nothing to take over from it.",
  ),
  "successor-does-not-stand": kind(
    422,
    "reader",
    "“{body}” không hoạt động vào ngày {day}, nên không tiếp nhận được từ ngày đó.",
    "“{body}” does not stand on {day}, so it cannot take over from that day.",
  ),
  "taken-over-too-early": kind(
    422,
    "reader",
    "Ngày tiếp nhận {day} trước ngày “{body}” chấm dứt hoạt động ({ended}).",
    "The day {day} is before “{body}” ended ({ended}).",
  ),
  "taken-over-already": kind(
    409,
    "conflict",
    "Đã xác nhận “{body}” tiếp nhận từ ngày {day}. Muốn đổi thì sửa lần xác nhận ấy.",
    "“{body}” has been confirmed to take over from {day}. To change that, change that confirmation.",
  ),
} as const satisfies Record<string, RefusalKind>;
