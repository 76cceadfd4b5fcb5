// Why a node says no to another node: the part of the table of refusals that the clauses of docs/exchange.md name.
// It stands apart from what people are refused because its readers are other nodes and their data officers.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const exchangeRefusalKinds = {
  "bad-key": kind(
    422,
    "reader",
    "Khóa không dùng được: phải là khóa Ed25519.",
    "The key cannot be used: it must be an Ed25519 key.",
  ),
  "wrong-payload-type": kind(
    422,
    "reader",
    "Phong bì chứa nội dung kiểu “{type}”; ở đây cần “{expected}”.",
    "The envelope holds a payload of the type “{type}”; here it must be “{expected}”.",
  ),
  "bad-statement": kind(
    422,
    "reader",
    "Nội dung không đúng dạng: {reason}.",
    "The payload is malformed: {reason}.",
  ),
  "unknown-key": kind(
    401,
    "permission",
    "Không biết khóa “{keyId}”; nút này chưa được kết nối.",
    "The key “{keyId}” is not known; that node is not connected.",
  ),
  "bad-signature": kind(
    401,
    "permission",
    "Chữ ký thiếu hoặc không khớp với nội dung.",
    "A signature is missing or does not match what was signed.",
  ),
  "signature-components": kind(
    401,
    "permission",
    "Chữ ký của yêu cầu phải bao đúng các thành phần đã quy định: {reason}.",
    "A request's signature must cover exactly the components laid down: {reason}.",
  ),
  "signature-algorithm": kind(
    401,
    "permission",
    "Chỉ nhận chữ ký theo thuật toán ed25519.",
    "Only signatures by the algorithm ed25519 are taken.",
  ),
  "content-digest": kind(
    400,
    "reader",
    "Nội dung nhận được không khớp với mã băm đã ký (Content-Digest).",
    "The body received does not match its signed digest (Content-Digest).",
  ),
  "wrong-audience": kind(
    403,
    "permission",
    "Yêu cầu hoặc trang này gửi cho một nút khác.",
    "This request or page is meant for another node.",
  ),
  "request-expired": kind(
    401,
    "permission",
    "Yêu cầu nằm ngoài thời hạn hiệu lực; đồng hồ của nút nhận là {now}.",
    "The request is outside its time of validity; the receiving node's clock says {now}.",
  ),
  replayed: kind(
    401,
    "permission",
    "Yêu cầu này đã được nhận một lần; mỗi mã dùng một lần chỉ dùng được một lần.",
    "This request was received before; a nonce is good once.",
  ),
  "peer-retired": kind(
    403,
    "permission",
    "Kết nối với nút này đã chấm dứt.",
    "The connection with this node has ended.",
  ),
  "not-understood": kind(
    422,
    "reader",
    "Nút này không hiểu “{what}”; có thể nút kia dùng phiên bản mới hơn.",
    "This node does not understand “{what}”; the other may run a newer version.",
  ),
  "statement-conflict": kind(
    409,
    "conflict",
    "Mã {id} đã có một tuyên bố khác; tuyên bố mới không được nhận, và được giữ làm bằng chứng.",
    "There is another statement under the id {id}; the new one is not taken and is kept as evidence.",
  ),
  "invitation-expired": kind(
    403,
    "permission",
    "Lời mời đã hết hạn lúc {expires}.",
    "The invitation expired at {expires}.",
  ),
  "invitation-unknown": kind(
    403,
    "permission",
    "Không có lời mời này, hoặc lời mời đã được dùng.",
    "There is no such invitation, or it has been used.",
  ),
  "own-key": kind(
    422,
    "reader",
    "Đây là khóa của chính nút này; nút không kết nối với chính mình.",
    "The key is this node's own; a node does not connect with itself.",
  ),
  "grant-exists": kind(
    409,
    "conflict",
    "Đã có thỏa thuận chia sẻ {grant} cho danh mục {register}; hãy mở rộng thỏa thuận đó.",
    "There is a grant {grant} of the register {register} already; extend that one.",
  ),
  "bad-page": kind(
    422,
    "reader",
    "Trang nhận được không đúng: {reason}.",
    "The page received is not right: {reason}.",
  ),
  "page-out-of-order": kind(
    409,
    "conflict",
    "Trang không nối tiếp trang đang giữ: cần trang {expected}, đã nhận trang {got}.",
    "The page does not follow on what is held: page {expected} is next, got page {got}.",
  ),
  "wrong-grant": kind(
    403,
    "permission",
    "Trang thuộc thỏa thuận chia sẻ khác, không phải cái đã hỏi.",
    "The page belongs to another grant than the one asked for.",
  ),
  equivocation: kind(
    409,
    "conflict",
    "Đối tác đã ký hai trang khác nhau cho cùng vị trí {number}; cả hai được giữ làm bằng chứng.",
    "The partner signed two different pages for the same position {number}; both are kept as evidence.",
  ),
} as const satisfies Record<string, RefusalKind>;
