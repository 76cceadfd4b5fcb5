// For operators and other systems: live events, health, metrics and the API's own description.
import { Type } from "typebox";
import { route } from "../route.ts";

/** More changed records of one register than this are told by their number alone. */
export const mostIdsOfRegister = 50;

export const systemRoutes = {
  events: route({
    method: "GET",
    path: "/api/events",
    summary: { vi: "Sự kiện trực tiếp: bản ghi nào vừa đổi", en: "Live events: which records just changed" },
    access: "open",
    response: Type.Object({
      registers: Type.Array(
        Type.Object({
          register: Type.String(),
          count: Type.Integer({ minimum: 1 }),
          ids: Type.Optional(Type.Array(Type.String(), { maxItems: mostIdsOfRegister })),
        }),
      ),
      /** Something was said between this node and another, or ended; only for who is signed in. */
      connections: Type.Optional(Type.Boolean()),
    }),
    media: ["text/event-stream"],
  }),
  health: route({
    method: "GET",
    path: "/healthz",
    summary: { vi: "Tiến trình còn sống", en: "The process is alive" },
    access: "open",
    response: Type.Object({ alive: Type.Boolean() }),
  }),
  readiness: route({
    method: "GET",
    path: "/readyz",
    summary: { vi: "Sẵn sàng phục vụ: cơ sở dữ liệu trả lời", en: "Ready to serve: the database answers" },
    access: "open",
    response: Type.Object({ ready: Type.Boolean() }),
  }),
  metrics: route({
    method: "GET",
    path: "/metrics",
    summary: { vi: "Số đo cho Prometheus", en: "Metrics for Prometheus" },
    access: "open",
    response: Type.Unknown(),
    media: ["text/plain"],
  }),
  openapi: route({
    method: "GET",
    path: "/openapi.json",
    summary: { vi: "Mô tả API theo OpenAPI 3.1", en: "The API described in OpenAPI 3.1" },
    access: "open",
    response: Type.Unknown(),
  }),
} as const;
