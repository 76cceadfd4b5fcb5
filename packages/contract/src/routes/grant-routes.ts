// Grants: what this node lets a partner have of a register, and what partners let it have.
import { Type } from "typebox";
import { route } from "../route.ts";
import { DirectionShape, GroundShape, UuidShape } from "../shapes/connections.ts";
import { GrantDetailShape, GrantPreviewShape, GrantViewShape, TermsShape } from "../shapes/grants.ts";

const IdParam = Type.Object({ id: UuidShape });
const Nothing = Type.Object({});
const WithGround = Type.Object({ ground: GroundShape }, { additionalProperties: false });

export const grantRoutes = {
  grants: route({
    method: "GET",
    path: "/api/grants",
    summary: { vi: "Các thỏa thuận chia sẻ dữ liệu", en: "Grants" },
    access: "signed-in",
    query: Type.Object({
      peer: Type.Optional(UuidShape),
      direction: Type.Optional(DirectionShape),
      register: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: Type.Object({ grants: Type.Array(GrantViewShape) }),
  }),
  grant: route({
    method: "GET",
    path: "/api/grants/{id}",
    summary: {
      vi: "Một thỏa thuận chia sẻ: điều khoản, lịch sử, dữ liệu đã đi",
      en: "One grant: its terms, history, and what went over it",
    },
    access: "signed-in",
    params: IdParam,
    response: GrantDetailShape,
  }),
  previewGrant: route({
    method: "POST",
    path: "/api/grants/preview",
    summary: {
      vi: "Xem trước: đối tác sẽ nhận đúng những gì",
      en: "See exactly what a partner would get",
    },
    access: "signed-in",
    body: Type.Object({ terms: TermsShape }, { additionalProperties: false }),
    response: GrantPreviewShape,
  }),
  offerGrant: route({
    method: "POST",
    path: "/api/grants",
    summary: { vi: "Đề nghị chia sẻ một danh mục cho đối tác", en: "Offer a register to a partner" },
    access: "signed-in",
    body: Type.Object(
      {
        peer: UuidShape,
        terms: TermsShape,
        agreement: Type.Optional(Type.String({ maxLength: 64 })),
        /** The request for data it answers. */
        request: Type.Optional(UuidShape),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ grant: UuidShape }),
    status: 201,
  }),
  changeTerms: route({
    method: "POST",
    path: "/api/grants/{id}/terms",
    summary: {
      vi: "Đổi điều khoản: thu hẹp có hiệu lực ngay, mở rộng chờ đối tác đồng ý",
      en: "Change terms: narrower ones hold at once, wider ones wait for the partner",
    },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({ terms: TermsShape }, { additionalProperties: false }),
    response: Type.Object({ change: Type.Enum(["narrow", "extend"]) }),
  }),
  acceptGrant: route({
    method: "POST",
    path: "/api/grants/{id}/accept",
    summary: { vi: "Chấp nhận điều khoản đang chờ", en: "Accept the terms that wait" },
    access: "signed-in",
    params: IdParam,
    body: Nothing,
    response: Nothing,
  }),
  refuseGrant: route({
    method: "POST",
    path: "/api/grants/{id}/refuse",
    summary: {
      vi: "Từ chối bằng văn bản điều khoản đang chờ",
      en: "Refuse the terms that wait, in writing",
    },
    access: "signed-in",
    params: IdParam,
    body: WithGround,
    response: Nothing,
  }),
  revokeGrant: route({
    method: "POST",
    path: "/api/grants/{id}/revoke",
    summary: { vi: "Thu hồi: chấm dứt ngay việc chia sẻ", en: "Revoke: ends the grant at once" },
    access: "signed-in",
    params: IdParam,
    body: WithGround,
    response: Nothing,
  }),
  renounceGrant: route({
    method: "POST",
    path: "/api/grants/{id}/renounce",
    summary: {
      vi: "Thôi nhận: bản sao đã nhận sẽ xóa",
      en: "Renounce: the copies received are removed",
    },
    access: "signed-in",
    params: IdParam,
    body: WithGround,
    response: Nothing,
  }),
} as const;
