// About this node and who is signed in.
import { Type } from "typebox";
import { route } from "../route.ts";
import { AccountShape, SessionShape } from "../shapes/people.ts";
import { DayShape, NamedShape, TextShape } from "../shapes/text-shape.ts";

export const nodeRoutes = {
  node: route({
    method: "GET",
    path: "/api/node",
    summary: { vi: "Nút này là ai, ngày số liệu mặc định", en: "Who this node is and its default date" },
    access: "session",
    response: Type.Object({
      name: TextShape,
      localities: Type.Array(NamedShape),
      today: DayShape,
      /** Set when the node was started as of another day. */
      asOf: Type.Optional(DayShape),
      demonstration: Type.Boolean(),
      illustrative: Type.Boolean(),
      version: Type.String(),
    }),
  }),
  session: route({
    method: "GET",
    path: "/api/session",
    summary: { vi: "Ai đang đăng nhập", en: "Who is signed in" },
    access: "session",
    response: SessionShape,
  }),
  demonstrationAccounts: route({
    method: "GET",
    path: "/api/demonstration/accounts",
    summary: { vi: "Các vai trò của bản trình diễn", en: "The roles of the demonstration" },
    access: "demonstration",
    response: Type.Object({ accounts: Type.Array(AccountShape) }),
  }),
  signIn: route({
    method: "POST",
    path: "/api/demonstration/session",
    summary: { vi: "Chọn một vai trò của bản trình diễn", en: "Take a role of the demonstration" },
    access: "demonstration",
    body: Type.Object({ account: Type.String({ maxLength: 64 }) }, { additionalProperties: false }),
    response: SessionShape,
  }),
  signOut: route({
    method: "DELETE",
    path: "/api/session",
    summary: { vi: "Đăng xuất, hoặc thôi vai trò đang chọn", en: "Sign out, or leave the role" },
    access: "session",
    response: SessionShape,
  }),
} as const;
