// What somebody does with their own account and session, whatever they are assigned to.
import { Type } from "typebox";
import { route } from "../route.ts";
import { IdShape, OwnAccountShape, PasswordShape, SessionShape } from "../shapes/people.ts";
import { CeremonyShape } from "./sign-in-routes.ts";

const strict = { additionalProperties: false } as const;
const Nothing = Type.Object({});
const WithPassword = Type.Object({ password: PasswordShape }, strict);

export const accountRoutes = {
  chooseRole: route({
    method: "POST",
    path: "/api/session/role",
    summary: { vi: "Chọn phân công để làm việc", en: "Choose the assignment to act under" },
    access: "person",
    body: Type.Object({ role: IdShape }, strict),
    response: SessionShape,
  }),
  ownAccount: route({
    method: "GET",
    path: "/api/account",
    summary: { vi: "Tài khoản của tôi", en: "My account" },
    access: "person",
    response: OwnAccountShape,
  }),
  changePassword: route({
    method: "POST",
    path: "/api/account/password",
    summary: {
      vi: "Đổi mật khẩu; mọi phiên khác kết thúc",
      en: "Change the password; every other session ends",
    },
    access: "person",
    body: Type.Object({ present: PasswordShape, password: PasswordShape }, strict),
    response: Nothing,
  }),
  startSecondFactor: route({
    method: "POST",
    path: "/api/account/second-factor",
    summary: { vi: "Bắt đầu dùng ứng dụng tạo mã", en: "Begin with an app that makes codes" },
    access: "person",
    body: WithPassword,
    response: Type.Object({ uri: Type.String(), backupCodes: Type.Array(Type.String()) }),
  }),
  confirmSecondFactor: route({
    method: "POST",
    path: "/api/account/second-factor/confirm",
    summary: { vi: "Xác nhận ứng dụng tạo mã", en: "Confirm the app that makes codes" },
    access: "person",
    body: Type.Object({ code: Type.String({ minLength: 4, maxLength: 20 }) }, strict),
    response: Nothing,
  }),
  endSecondFactor: route({
    method: "POST",
    path: "/api/account/second-factor/end",
    summary: { vi: "Thôi dùng ứng dụng tạo mã", en: "Do without the app that makes codes" },
    access: "person",
    body: WithPassword,
    response: Nothing,
  }),
  renewBackupCodes: route({
    method: "POST",
    path: "/api/account/second-factor/backup-codes",
    summary: { vi: "Tạo lại mã dự phòng", en: "Make new backup codes" },
    access: "person",
    body: WithPassword,
    response: Type.Object({ backupCodes: Type.Array(Type.String()) }),
  }),
  startPasskey: route({
    method: "POST",
    path: "/api/account/passkeys/challenge",
    summary: { vi: "Thêm khóa truy cập: lấy thử thách", en: "Add a passkey: the challenge" },
    access: "person",
    response: CeremonyShape,
  }),
  addPasskey: route({
    method: "POST",
    path: "/api/account/passkeys",
    summary: { vi: "Thêm khóa truy cập", en: "Add a passkey" },
    access: "person",
    body: Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 60 }), response: CeremonyShape },
      strict,
    ),
    response: Nothing,
    status: 201,
  }),
  removePasskey: route({
    method: "DELETE",
    path: "/api/account/passkeys/{id}",
    summary: { vi: "Bỏ một khóa truy cập", en: "Remove a passkey" },
    access: "person",
    params: Type.Object({ id: IdShape }),
    response: Nothing,
  }),
  linkProvider: route({
    method: "POST",
    path: "/api/account/provider",
    summary: { vi: "Liên kết với hệ thống đăng nhập của tỉnh", en: "Link the province's own sign-in" },
    access: "person",
    response: Type.Object({ url: Type.String() }),
  }),
  unlinkProvider: route({
    method: "DELETE",
    path: "/api/account/provider",
    summary: { vi: "Bỏ liên kết với hệ thống đăng nhập của tỉnh", en: "Unlink the province's own sign-in" },
    access: "person",
    response: Nothing,
  }),
  endOwnSession: route({
    method: "DELETE",
    path: "/api/account/sessions/{id}",
    summary: { vi: "Kết thúc một phiên của tôi", en: "End one of my sessions" },
    access: "person",
    params: Type.Object({ id: IdShape }),
    response: Nothing,
  }),
  signOutEverywhere: route({
    method: "DELETE",
    path: "/api/account/sessions",
    summary: { vi: "Đăng xuất khỏi mọi nơi", en: "Sign out everywhere" },
    access: "person",
    response: Nothing,
  }),
} as const;
