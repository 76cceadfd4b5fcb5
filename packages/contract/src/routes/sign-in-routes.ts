// Getting in: by password and second factor, by passkey, through a province's own sign-in, by a one-time code.
import { Type } from "typebox";
import { route } from "../route.ts";
import { EmailShape, NameShape, OneTimeCodeShape, PasswordShape, RoleShape } from "../shapes/people.ts";
import { NamedShape } from "../shapes/text-shape.ts";

const strict = { additionalProperties: false } as const;
const LoginShape = Type.String({ minLength: 1, maxLength: 200 });

/** What the browser and the passkey's device say to each other: theirs, and held by the library. */
export const CeremonyShape = Type.Object({}, { additionalProperties: true, maxProperties: 40 });
const SignedInShape = Type.Object({ next: Type.Enum(["done", "second-factor"]) });

export const signInRoutes = {
  waysIn: route({
    method: "GET",
    path: "/api/auth/ways",
    summary: { vi: "Các cách đăng nhập của nút", en: "The ways to sign in at this node" },
    access: "session",
    response: Type.Object({
      accounts: Type.Boolean(),
      demonstration: Type.Boolean(),
      identityProvider: Type.Optional(Type.String()),
    }),
  }),
  signInByPassword: route({
    method: "POST",
    path: "/api/auth/sign-in",
    summary: { vi: "Đăng nhập bằng mật khẩu", en: "Sign in by password" },
    access: "session",
    body: Type.Object({ login: LoginShape, password: PasswordShape }, strict),
    response: SignedInShape,
  }),
  signInSecondFactor: route({
    method: "POST",
    path: "/api/auth/second-factor",
    summary: { vi: "Đăng nhập: bước xác thực thứ hai", en: "Sign in: the second factor" },
    access: "session",
    body: Type.Object(
      { code: Type.String({ minLength: 4, maxLength: 40 }), kind: Type.Enum(["app", "backup"]) },
      strict,
    ),
    response: SignedInShape,
  }),
  passkeyChallenge: route({
    method: "POST",
    path: "/api/auth/passkey/challenge",
    summary: { vi: "Đăng nhập bằng khóa truy cập: lấy thử thách", en: "Sign in by passkey: the challenge" },
    access: "session",
    response: CeremonyShape,
  }),
  signInByPasskey: route({
    method: "POST",
    path: "/api/auth/passkey",
    summary: { vi: "Đăng nhập bằng khóa truy cập", en: "Sign in by passkey" },
    access: "session",
    body: Type.Object({ response: CeremonyShape }, strict),
    response: SignedInShape,
  }),
  signInByProvider: route({
    method: "POST",
    path: "/api/auth/provider",
    summary: { vi: "Đăng nhập qua hệ thống của tỉnh", en: "Sign in through the province's own system" },
    access: "session",
    response: Type.Object({ url: Type.String() }),
  }),
  readPersonInvitation: route({
    method: "POST",
    path: "/api/auth/invitation",
    summary: { vi: "Xem một lời mời", en: "Look at an invitation" },
    access: "session",
    body: Type.Object({ code: OneTimeCodeShape }, strict),
    response: Type.Object({
      kind: Type.Enum(["first", "new", "reset"]),
      name: Type.Optional(Type.String()),
      email: Type.Optional(Type.String()),
      userName: Type.Optional(Type.String()),
      assignments: Type.Array(
        Type.Object({
          role: RoleShape,
          locality: Type.Optional(NamedShape),
          agency: Type.Optional(NamedShape),
        }),
      ),
    }),
  }),
  acceptPersonInvitation: route({
    method: "POST",
    path: "/api/auth/invitation/accept",
    summary: { vi: "Nhận lời mời và đặt mật khẩu", en: "Accept an invitation and set a password" },
    access: "session",
    body: Type.Object(
      {
        code: OneTimeCodeShape,
        userName: Type.Optional(Type.String({ maxLength: 60 })),
        name: Type.Optional(NameShape),
        email: Type.Optional(EmailShape),
        password: PasswordShape,
      },
      strict,
    ),
    response: SignedInShape,
    status: 201,
  }),
} as const;
