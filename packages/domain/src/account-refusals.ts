// Why somebody is not let in, or may not do something with accounts: a part of the table of refusals of its own. None of
// these sentences says whether an account exists.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const accountRefusalKinds = {
  "wrong-sign-in": kind(
    401,
    "permission",
    "Tên đăng nhập hoặc mật khẩu không đúng.",
    "The account name or the password is wrong.",
  ),
  "wrong-code": kind(
    401,
    "permission",
    "Mã không đúng, hoặc đã được dùng rồi.",
    "The code is wrong, or it was used before.",
  ),
  "sign-in-expired": kind(
    401,
    "permission",
    "Lần đăng nhập này đã quá hạn; hãy nhập lại từ tên đăng nhập.",
    "This sign-in has expired; begin again with your account name.",
  ),
  "too-many-tries": kind(
    429,
    "permission",
    "Đã thử sai quá nhiều lần; hãy thử lại sau {minutes} phút.",
    "There were too many failed tries; try again in {minutes} minutes.",
  ),
  "passkey-refused": kind(
    401,
    "permission",
    "Khóa truy cập này không dùng để đăng nhập được; hãy dùng cách khác.",
    "This passkey does not sign you in; use another way.",
  ),
  "session-ended": kind(
    401,
    "permission",
    "Phiên làm việc đã kết thúc; hãy đăng nhập lại. Những gì đang soạn vẫn còn trên máy này.",
    "The session has ended; sign in again. What you were writing is still on this device.",
  ),
  "role-ended": kind(
    403,
    "permission",
    "Phân công bạn đang dùng đã kết thúc. Hãy chọn vai trò khác hoặc liên hệ người quản trị tài khoản; những gì đang soạn vẫn còn trên máy này.",
    "The assignment you were acting under has ended. Choose another role or ask the administrator of accounts; what you were writing is still on this device.",
  ),
  "second-factor-wanted": kind(
    403,
    "permission",
    "Nút này yêu cầu xác thực hai lớp: hãy bật trong trang Tài khoản của bạn, rồi làm tiếp.",
    "This node asks for a second factor: set it up on your account page, then go on.",
  ),
  "no-assignment": kind(
    403,
    "permission",
    "Tài khoản này chưa được phân công việc nào; hãy liên hệ người quản trị tài khoản.",
    "Nothing is assigned to this account; ask the administrator of accounts.",
  ),
  "person-left": kind(
    403,
    "permission",
    "Tài khoản này đã đóng; hãy liên hệ người quản trị tài khoản.",
    "This account is closed; ask the administrator of accounts.",
  ),
  "not-administrator": kind(
    403,
    "permission",
    "Chỉ người quản trị tài khoản của nút làm được việc này.",
    "Only an administrator of the node's accounts may do this.",
  ),
  "wrong-origin": kind(
    403,
    "permission",
    "Yêu cầu đến từ một trang khác nên không được thực hiện.",
    "The request came from another site, so it was not carried out.",
  ),
  "wrong-password": kind(403, "reader", "Mật khẩu hiện tại không đúng.", "The present password is wrong."),
  "password-too-short": kind(
    422,
    "reader",
    "Mật khẩu phải có ít nhất {min} ký tự; một câu dễ nhớ là tốt nhất.",
    "A password has at least {min} characters; a sentence you remember is best.",
  ),
  "password-too-easy": kind(
    422,
    "reader",
    "Mật khẩu này quá dễ đoán: không lặp một vài ký tự, không chứa tên đăng nhập hay thư điện tử.",
    "This password is too easy to guess: do not repeat a few characters, or use your account name or e-mail in it.",
  ),
  "wrong-user-name": kind(
    422,
    "reader",
    "Tên đăng nhập gồm 3 đến 30 chữ không dấu, chữ số, dấu chấm hoặc gạch dưới.",
    "An account name has 3 to 30 plain letters, digits, dots or underscores.",
  ),
  "name-taken": kind(
    409,
    "conflict",
    "“{value}” đã có người dùng; hãy chọn tên hoặc địa chỉ khác.",
    "“{value}” is taken; choose another.",
  ),
  "invitation-unusable": kind(
    404,
    "reader",
    "Mã mời này không dùng được: nhập sai, đã dùng, đã rút hoặc đã hết hạn. Hãy xin người quản trị một mã mới.",
    "This invitation cannot be used: mistyped, used before, withdrawn or expired. Ask the administrator for a new one.",
  ),
  "no-identity-provider": kind(
    404,
    "reader",
    "Nút này không nối với hệ thống đăng nhập nào khác.",
    "This node is not connected with another system to sign in through.",
  ),
  "identity-provider-away": kind(
    503,
    "system",
    "Hệ thống đăng nhập của tỉnh hiện không trả lời; hãy dùng mật khẩu hoặc thử lại sau.",
    "The province's sign-in system does not answer at the moment; use your password or try later.",
  ),
  "last-administrator": kind(
    409,
    "conflict",
    "Đây là người quản trị cuối cùng; hãy phân công một người khác trước.",
    "This is the last administrator; assign another one first.",
  ),
  "assignment-not-open": kind(
    409,
    "conflict",
    "Phân công hoặc ủy quyền này không có, hoặc đã kết thúc.",
    "There is no such assignment or authorisation, or it has ended.",
  ),
  "assignment-malformed": kind(
    422,
    "reader",
    "Phân công chưa đúng: {reason}.",
    "The assignment is not right: {reason}.",
  ),
} as const satisfies Record<string, RefusalKind>;
