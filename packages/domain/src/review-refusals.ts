// Why a review or a conference says no: the part of the table of refusals that is about both sides agreeing on figures.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const reviewRefusalKinds = {
  "said-once": kind(
    409,
    "conflict",
    "Điều đã chốt, đã ký thì không sửa, không xóa được; muốn khác thì chốt bản mới và ký lại.",
    "What was taken or signed can be neither changed nor retired; take a new snapshot and sign anew.",
  ),
  "others-stand-on-it": kind(
    409,
    "conflict",
    "Đã có {what} dựa vào bản ghi này nên không xóa được; hãy sửa bản ghi nếu có gì sai.",
    "There are {what} that stand on this record, so it is not retired; change it if something is wrong.",
  ),
  "review-not-in-state": kind(
    409,
    "conflict",
    "Kỳ sơ kết đang ở bước “{stage}” nên chưa (hoặc không còn) làm được việc này.",
    "The review is at the step “{stage}”, where this cannot be done (yet, or any more).",
  ),
  "not-party-to-review": kind(
    403,
    "permission",
    "{locality} không phải là một bên của thỏa thuận này.",
    "{locality} is not a party to this agreement.",
  ),
  "convening-side-only": kind(
    403,
    "permission",
    "Việc này do bên triệu tập ({locality}) làm.",
    "This is for the convening side ({locality}) to do.",
  ),
  "conference-closed": kind(
    409,
    "conflict",
    "Hội nghị đã bế mạc ngày {day} nên không làm được việc này nữa.",
    "The conference was closed on {day}, so this cannot be done any more.",
  ),
  "statement-of-other-side": kind(
    403,
    "permission",
    "Mỗi bên chỉ nói thay chính mình; dòng này ghi cho {locality}.",
    "Each side speaks for itself only; this is written for {locality}.",
  ),
  "no-such-item": kind(
    422,
    "reader",
    "Hồ sơ sơ kết không có mục “{item}”.",
    "The review's pack has no item “{item}”.",
  ),
  "figures-changed": kind(
    409,
    "conflict",
    "Số liệu ở nút này đã khác bản chốt số {number}: {changes}. Cần chốt bản mới rồi các bên ký bản đó.",
    "The figures on this node differ from snapshot {number}: {changes}. A new snapshot is to be taken, and signed by all.",
  ),
  "snapshot-superseded": kind(
    409,
    "conflict",
    "Bản này không phải bản chốt đang chờ ký; hãy mở lại trang để xem bản mới nhất.",
    "This is not the snapshot that stands to be signed; open the page again to see the newest.",
  ),
  "digest-mismatch": kind(
    422,
    "reader",
    "Hồ sơ và mã băm ghi kèm không khớp nhau.",
    "The pack and the digest beside it do not match.",
  ),
  "already-signed": kind(
    409,
    "conflict",
    "{locality} đã ký bản chốt này.",
    "{locality} has signed this snapshot off already.",
  ),
} as const satisfies Record<string, RefusalKind>;
