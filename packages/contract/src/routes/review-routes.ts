// Reviews and conferences: what both sides look at, say, sign and conclude together, each in records of its own.
import { Type } from "typebox";
import { route } from "../route.ts";
import { ConferenceShape } from "../shapes/conference.ts";
import { ConferenceSummaryShape, ReviewRoomShape, ReviewSummaryShape } from "../shapes/review-room.ts";
import { DayShape } from "../shapes/text-shape.ts";

const Id = Type.String({ maxLength: 64 });
const IdParam = Type.Object({ id: Id });
const Written = Type.Object({ record: Type.String() });
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const reviewRoutes = {
  reviews: route({
    method: "GET",
    path: "/api/reviews",
    summary: { vi: "Các kỳ sơ kết và hội nghị", en: "Reviews and conferences" },
    access: "open",
    response: Type.Object({
      reviews: Type.Array(ReviewSummaryShape),
      conferences: Type.Array(ConferenceSummaryShape),
    }),
  }),
  review: route({
    method: "GET",
    path: "/api/reviews/{id}",
    summary: {
      vi: "Một kỳ sơ kết: hồ sơ, ý kiến các bên, bản chốt, chữ ký",
      en: "One review: pack, positions, snapshot, signatures",
    },
    access: "open",
    params: IdParam,
    response: ReviewRoomShape,
  }),
  openReview: route({
    method: "POST",
    path: "/api/reviews/{id}/opening",
    summary: { vi: "Bắt đầu lấy ý kiến các bên", en: "Opens a review for positions" },
    access: "signed-in",
    params: IdParam,
    response: Written,
    changes: true,
  }),
  statePosition: route({
    method: "POST",
    path: "/api/reviews/{id}/positions",
    summary: {
      vi: "Đồng ý hay không đồng ý với một mục, thay mặt bên mình",
      en: "Confirms or objects to an item, for one's own side",
    },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({
      item: Type.String({ maxLength: 120 }),
      position: Type.Enum(["confirm", "object"]),
      reason: Type.Optional(Type.String({ maxLength: 4000 })),
    }),
    response: Written,
    changes: true,
  }),
  takeSnapshot: route({
    method: "POST",
    path: "/api/reviews/{id}/snapshots",
    summary: { vi: "Chốt số liệu để các bên ký", en: "Takes a snapshot of the figures for signing" },
    access: "signed-in",
    params: IdParam,
    response: Written,
    status: 201,
    changes: true,
  }),
  signOff: route({
    method: "POST",
    path: "/api/reviews/{id}/sign-offs",
    summary: {
      vi: "Ký bản chốt thay mặt bên mình; từ chối khi số liệu đã khác",
      en: "Signs a snapshot off for one's own side; refused when the figures have changed",
    },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({ snapshot: Id, digest: Type.String({ maxLength: 64 }) }),
    response: Written,
    status: 201,
    changes: true,
  }),
  reopenReview: route({
    method: "POST",
    path: "/api/reviews/{id}/reopening",
    summary: { vi: "Mở lại kỳ sơ kết đã khóa, có lý do", en: "Reopens a locked review, with a reason" },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 4000 }) }),
    response: Written,
    changes: true,
  }),
  conference: route({
    method: "GET",
    path: "/api/conferences/{id}",
    summary: {
      vi: "Một hội nghị: chương trình, ai dự, kết luận",
      en: "One conference: agenda, who is there, outcomes",
    },
    access: "open",
    params: IdParam,
    response: ConferenceShape,
    crowded: true,
  }),
  proposeAgenda: route({
    method: "POST",
    path: "/api/conferences/{id}/agenda",
    summary: {
      vi: "Lập chương trình từ hồ sơ: điều chưa thống nhất và lâu nhất trước",
      en: "Makes the agenda from the pack: disagreement and age first",
    },
    access: "signed-in",
    params: IdParam,
    response: Type.Object({ items: Type.Integer() }),
    status: 201,
    changes: true,
  }),
  orderAgenda: route({
    method: "POST",
    path: "/api/conferences/{id}/agenda/order",
    summary: { vi: "Đổi thứ tự các mục chương trình", en: "Sets the order of the agenda" },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({ items: Type.Array(Id, { maxItems: 500, uniqueItems: true }) }),
    response: Type.Object({ items: Type.Integer() }),
    changes: true,
  }),
  discussItem: route({
    method: "POST",
    path: "/api/conferences/{id}/current",
    summary: { vi: "Chuyển sang bàn một mục", en: "Goes on to an agenda item" },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({ item: Id }),
    response: Written,
    changes: true,
  }),
  closeConference: route({
    method: "POST",
    path: "/api/conferences/{id}/closing",
    summary: { vi: "Bế mạc hội nghị", en: "Closes the conference" },
    access: "signed-in",
    params: IdParam,
    response: Written,
    changes: true,
  }),
  statePresence: route({
    method: "POST",
    path: "/api/conferences/{id}/presences",
    summary: {
      vi: "Ghi cơ quan mình đến hoặc về",
      en: "Says that one's own agency is there, or has left",
    },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({ here: Type.Boolean() }),
    response: Written,
    changes: true,
  }),
  captureOutcome: route({
    method: "POST",
    path: "/api/conferences/{id}/outcomes",
    summary: { vi: "Ghi một kết luận của hội nghị", en: "Writes down an outcome of the conference" },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({
      agendaItem: Type.Optional(Id),
      kind: Type.Enum(["decision", "commitment", "petition", "carried-over"]),
      text: Type.String({ minLength: 1, maxLength: 4000 }),
      responsible: Type.Optional(Id),
      dueDate: Type.Optional(DayShape),
    }),
    response: Written,
    status: 201,
    changes: true,
  }),
  conferenceMinutes: route({
    method: "GET",
    path: "/api/conferences/{id}/minutes",
    summary: { vi: "Biên bản hội nghị dạng DOCX", en: "The minutes of a conference as DOCX" },
    access: "open",
    params: IdParam,
    query: Type.Object({ number: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })) }),
    response: Type.Unknown(),
    media: [docx],
  }),
} as const;
