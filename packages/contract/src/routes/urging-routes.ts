// Urging: notices and their reading, what was asked about a commitment's parts, and the jobs of the node.
import { Type } from "typebox";
import { route } from "../route.ts";
import {
  ExplanationViewShape,
  ExtensionRequestViewShape,
  JobViewShape,
  NoticeViewShape,
} from "../shapes/urging.ts";
import { DayShape, NamedShape } from "../shapes/text-shape.ts";

const IdParam = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

export const urgingRoutes = {
  notices: route({
    method: "GET",
    path: "/api/notices",
    summary: { vi: "Thông báo đôn đốc của tôi, mới nhất trước", en: "My notices, the newest first" },
    access: "signed-in",
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      before: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: Type.Object({
      notices: Type.Array(NoticeViewShape),
      unread: Type.Integer(),
      next: Type.Optional(Type.String()),
    }),
  }),
  unreadNotices: route({
    method: "GET",
    path: "/api/notices/unread",
    summary: { vi: "Bao nhiêu thông báo chưa đọc", en: "How many notices are unread" },
    access: "session",
    response: Type.Object({ unread: Type.Integer() }),
  }),
  readNotices: route({
    method: "POST",
    path: "/api/notices/read",
    summary: { vi: "Đánh dấu đã đọc", en: "Mark notices as read" },
    access: "signed-in",
    body: Type.Object(
      {
        /** All of them unless given. */
        notices: Type.Optional(
          Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 200, uniqueItems: true }),
        ),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ unread: Type.Integer() }),
  }),
  commitmentUrging: route({
    method: "GET",
    path: "/api/commitments/{id}/urging",
    summary: {
      vi: "Đôn đốc của một cam kết: giải trình, đề nghị gia hạn, các lần đã nhắc",
      en: "Urging about a commitment: explanations, extension requests, notices given",
    },
    access: "open",
    params: IdParam,
    query: Type.Object({ asOf: Type.Optional(DayShape) }),
    response: Type.Object({
      asOf: DayShape,
      explanations: Type.Array(ExplanationViewShape),
      extensionRequests: Type.Array(ExtensionRequestViewShape),
      /** What this person may see of what was given about its parts. */
      notices: Type.Array(Type.Object({ part: Type.String(), ...NoticeViewShape.properties })),
      /** The parts about which this person may ask for an explanation, and for another deadline. */
      mayAsk: Type.Array(Type.String()),
      mayRequestExtension: Type.Array(Type.String()),
    }),
  }),
  overdueToAsk: route({
    method: "GET",
    path: "/api/explanations/to-ask",
    summary: {
      vi: "Cam kết quá hạn mà tôi hỏi được vì sao, và những lần bên tôi đã hỏi còn chờ trả lời",
      en: "Overdue commitments about which I may ask why, and what my side has asked and waits for",
    },
    access: "session",
    response: Type.Object({
      asOf: DayShape,
      commitments: Type.Array(
        Type.Object({
          commitment: Type.String(),
          /** The sides that would be asked. */
          sides: Type.Array(NamedShape),
          waiting: Type.Array(Type.Object({ request: Type.String(), side: NamedShape, due: DayShape })),
        }),
      ),
    }),
  }),
  askWhy: route({
    method: "POST",
    path: "/api/commitments/{id}/explanation-requests",
    summary: {
      vi: "Yêu cầu giải trình về mọi phần việc quá hạn của một cam kết",
      en: "Ask for an explanation about every overdue part of a commitment",
    },
    access: "signed-in",
    params: IdParam,
    body: Type.Object(
      {
        question: Type.String({ minLength: 1, maxLength: 2000 }),
        /** Working days to answer. */
        days: Type.Integer({ minimum: 1, maximum: 60 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ asked: Type.Integer() }),
    changes: true,
    status: 201,
  }),
  jobs: route({
    method: "GET",
    path: "/api/jobs",
    summary: { vi: "Công việc tự động của nút", en: "What the node does by itself" },
    access: "signed-in",
    response: Type.Object({ jobs: Type.Array(JobViewShape) }),
  }),
  runJob: route({
    method: "POST",
    path: "/api/jobs/{job}/run",
    summary: { vi: "Chạy một công việc ngay", en: "Run a job now" },
    access: "signed-in",
    params: Type.Object({ job: Type.String({ maxLength: 40 }) }),
    body: Type.Object({}, { additionalProperties: false }),
    response: Type.Object({}),
  }),
} as const;
