// One node takes another's place, or hands over what it answers for: what people of both sides do for it.
import { Type } from "typebox";
import { route } from "../route.ts";
import { UuidShape } from "../shapes/connections.ts";
import { DayShape } from "../shapes/text-shape.ts";

const LocalityId = Type.String({ minLength: 1, maxLength: 64 });

export const successionRoutes = {
  offerAgain: route({
    method: "POST",
    path: "/api/connections/{peer}/offer-again",
    summary: {
      vi: "Đề nghị chia sẻ lại cho nút thay thế những gì nút mất khóa đã có",
      en: "Offer a node again what the one it replaces had",
    },
    access: "signed-in",
    params: Type.Object({ peer: UuidShape }),
    body: Type.Object({}),
    response: Type.Object({
      offered: Type.Array(Type.Object({ register: Type.String(), grant: UuidShape })),
      /** Registers of which a grant to it is open already. */
      skipped: Type.Array(Type.String()),
    }),
    status: 201,
  }),
  proposeHandOver: route({
    method: "POST",
    path: "/api/connections/{peer}/hand-overs",
    summary: {
      vi: "Đề nghị bàn giao trách nhiệm về dữ liệu cho nút kế thừa",
      en: "Propose to hand the stewardship over to the successor's node",
    },
    access: "signed-in",
    params: Type.Object({ peer: UuidShape }),
    body: Type.Object(
      {
        localities: Type.Array(LocalityId, { minItems: 1, maxItems: 64, uniqueItems: true }),
        /** From then on the successor's node answers for the records. */
        day: DayShape,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ proposal: UuidShape }),
    status: 201,
  }),
  acceptHandOver: route({
    method: "POST",
    path: "/api/hand-overs/{id}/accept",
    summary: { vi: "Ký nhận bàn giao", en: "Sign a proposed hand-over too" },
    access: "signed-in",
    params: Type.Object({ id: UuidShape }),
    body: Type.Object({}),
    response: Type.Object({}),
  }),
} as const;
