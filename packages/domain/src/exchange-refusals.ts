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
} as const satisfies Record<string, RefusalKind>;
