// The refusals of obstacles and petitions: part of the one table in refusals.ts, in a file of their own for its length.
import { refusalKind as kind } from "./refusal-kind.ts";

export const obstacleRefusalKinds = {
  "escalation-of-other-side": kind(
    403,
    "permission",
    "Vướng mắc này của {locality}; chỉ {locality} báo cáo xin ý kiến về vướng mắc của mình.",
    "This obstacle is {locality}'s; only {locality} takes its own obstacle to a higher level.",
  ),
  "obstacle-cleared": kind(
    409,
    "conflict",
    "Vướng mắc {obstacle} đã gỡ xong ngày {day}; không còn gì để xin ý kiến hay kiến nghị.",
    "The obstacle {obstacle} was cleared on {day}; there is nothing left to ask about.",
  ),
  "agency-of-other-side": kind(
    422,
    "reader",
    "“{agency}” không phải cơ quan của {locality}; mỗi bên nói bằng cơ quan của mình.",
    "“{agency}” is not a body of {locality}; each side speaks through its own.",
  ),
  "directive-of-other-side": kind(
    403,
    "permission",
    "Ý kiến chỉ đạo này do {locality} ghi: nơi được xin ý kiến, hoặc bên đã xin khi cấp trên không có nút.",
    "This directive is {locality}'s to record: whoever was asked, or who asked where the level above has no node.",
  ),
  "not-a-party": kind(
    403,
    "permission",
    "{locality} không phải là một bên của thỏa thuận này vào ngày {day}.",
    "{locality} is not a party of this agreement on {day}.",
  ),
  "party-merged": kind(
    409,
    "conflict",
    "{locality} đã sáp nhập vào {successor}; {successor} ký thay từ ngày đó.",
    "{locality} has become part of {successor}; {successor} signs from that day on.",
  ),
  "obstacle-of-another-agreement": kind(
    422,
    "reader",
    "Vướng mắc {obstacle} thuộc thỏa thuận khác; một kiến nghị chỉ gom vướng mắc của một thỏa thuận.",
    "The obstacle {obstacle} belongs to another agreement; a petition gathers those of one.",
  ),
  "petition-of-other-side": kind(
    403,
    "permission",
    "Kiến nghị này do {locality} soạn; {locality} sửa, gửi và ghi trả lời.",
    "This petition was drafted by {locality}, which changes it, sends it and records the answer.",
  ),
  "petition-text-changed": kind(
    409,
    "conflict",
    "Lời văn kiến nghị đã thay đổi sau khi bạn mở; hãy đọc bản hiện nay rồi ký.",
    "The petition's text changed after you opened it; read the present one, then sign.",
  ),
  "petition-already-signed": kind(
    409,
    "conflict",
    "{locality} đã có ý kiến này về đúng lời văn hiện nay, ngày {day}.",
    "{locality} has said just that about the present text already, on {day}.",
  ),
  "petition-not-agreed": kind(
    409,
    "conflict",
    "Chưa gửi được: {missing} chưa đồng ý với lời văn hiện nay.",
    "It cannot be sent yet: {missing} has not agreed to the present text.",
  ),
  "petition-already-sent": kind(
    409,
    "conflict",
    "Kiến nghị đã gửi ngày {day}; lời văn và chữ ký không đổi nữa.",
    "The petition was sent on {day}; its text and signatures no longer change.",
  ),
  "petition-not-sent": kind(
    409,
    "conflict",
    "Kiến nghị chưa gửi thì chưa có trả lời để ghi.",
    "A petition that was not sent has no answer to record.",
  ),
  "settles-outside-petition": kind(
    422,
    "reader",
    "Trả lời này không gỡ được {obstacle}: vướng mắc đó không nằm trong kiến nghị.",
    "This answer cannot settle {obstacle}: the petition does not cover it.",
  ),
  "answered-before-sent": kind(
    422,
    "reader",
    "Ngày trả lời {answered} trước ngày gửi {sent}.",
    "The answer of {answered} is dated before the sending of {sent}.",
  ),
} as const;
