// From obstacle to answer: one obstacle with its chain, the petitions, one with its signatures, its document and its sending.
// What each side states is written as a record of its own register.
import { Type } from "typebox";
import { route } from "../route.ts";
import {
  EscalationViewShape,
  ObstacleItemShape,
  PetitionMayDoShape,
  PetitionSummaryShape,
} from "../shapes/petitions.ts";
import { CodedShape, DayShape, NamedShape } from "../shapes/text-shape.ts";

const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });
const asOf = Type.Optional(DayShape);

export const petitionRoutes = {
  obstacle: route({
    method: "GET",
    path: "/api/obstacles/{id}",
    summary: {
      vi: "Một vướng mắc: báo cáo xin ý kiến, chỉ đạo, kiến nghị, trả lời",
      en: "An obstacle: escalations, directives, petitions, answers",
    },
    access: "open",
    params: IdParam,
    query: Type.Object({ asOf }),
    response: Type.Object({
      asOf: DayShape,
      obstacle: ObstacleItemShape,
      escalations: Type.Array(EscalationViewShape),
      petitions: Type.Array(PetitionSummaryShape),
      /** The bodies of the reader's own locality that may speak, the reader's first. */
      speakAs: Type.Array(NamedShape),
      /** Whom the reader's side may ask, by level. */
      mayAsk: Type.Array(Type.Object({ level: CodedShape, agencies: Type.Array(NamedShape) })),
    }),
  }),
  petitions: route({
    method: "GET",
    path: "/api/petitions",
    summary: { vi: "Kiến nghị chung, chờ lâu nhất trước", en: "Joint petitions, longest waiting first" },
    access: "open",
    query: Type.Object({
      asOf,
      agreement: Type.Optional(Type.String({ maxLength: 64 })),
      /** Only those that were sent and not yet answered. */
      waiting: Type.Optional(Type.Boolean()),
    }),
    response: Type.Object({
      asOf: DayShape,
      total: Type.Integer(),
      petitions: Type.Array(PetitionSummaryShape),
    }),
  }),
  petition: route({
    method: "GET",
    path: "/api/petitions/{id}",
    summary: {
      vi: "Một kiến nghị: lời văn, ý kiến từng bên, gửi, trả lời",
      en: "A petition: text, each party's word, sending, answer",
    },
    access: "open",
    params: IdParam,
    query: Type.Object({ asOf }),
    response: Type.Object({
      asOf: DayShape,
      petition: PetitionSummaryShape,
      text: Type.String(),
      /** What a signature to this text names. */
      digest: Type.String(),
      version: Type.Integer(),
      sentTo: Type.Array(NamedShape),
      mayDo: PetitionMayDoShape,
      /** The record in which the reader's locality has spoken, to be changed when it changes its mind. */
      ownSignature: Type.Optional(Type.Object({ id: Type.String(), version: Type.Integer() })),
      speakAs: Type.Array(NamedShape),
      /** Central bodies, to be chosen from. */
      addressees: Type.Array(NamedShape),
    }),
  }),
  petitionDraft: route({
    method: "GET",
    path: "/api/petition-drafts",
    summary: {
      vi: "Lời văn đầu tiên của kiến nghị, soạn từ các vướng mắc",
      en: "The first wording of a petition, made from obstacles",
    },
    access: "signed-in",
    query: Type.Object({
      /** Ids, separated by commas. */
      obstacles: Type.String({ minLength: 1, maxLength: 4000 }),
      addressee: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: Type.Object({
      agreement: NamedShape,
      obstacles: Type.Array(NamedShape),
      addressee: Type.Optional(NamedShape),
      addressees: Type.Array(NamedShape),
      title: Type.String(),
      text: Type.String(),
      /** An obstacle among them is made up to illustrate, and so is what is drafted from it. */
      illustrative: Type.Boolean(),
    }),
  }),
  sendPetition: route({
    method: "POST",
    path: "/api/petitions/{id}/dispatch",
    summary: {
      vi: "Gửi kiến nghị mà mọi bên đã đồng ý; từ đó ai cũng đọc được",
      en: "Send a petition all have agreed to; from then on everybody may read it",
    },
    access: "signed-in",
    params: IdParam,
    body: Type.Object(
      {
        sentOn: DayShape,
        documentNumber: Type.String({ maxLength: 60 }),
        sentTo: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Type.String() }),
    status: 201,
  }),
  petitionDocument: route({
    method: "GET",
    path: "/api/petitions/{id}/document",
    summary: { vi: "Kiến nghị chung dạng DOCX (tờ trình)", en: "The joint petition as DOCX" },
    access: "open",
    params: IdParam,
    query: Type.Object({ asOf }),
    response: Type.Unknown(),
    media: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  }),
} as const;
