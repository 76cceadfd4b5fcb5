// Refusals as problem+json (RFC 9457): one place, both languages, the reader's first.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import { type Refusal, refusalKinds, refusalSentence } from "@nhipcau/domain/refusals.ts";
import type { Language } from "@nhipcau/domain/text.ts";

/** The problem for a list of refusals: the first gives status and title, all are listed. */
export function problemOf(refusals: readonly Refusal[], language: Language, incident?: string): Problem {
  const [first = { code: "internal", data: { incident: incident ?? "?" } } as const] = refusals;
  const { status } = refusalKinds[first.code];
  return {
    type: `/api#${first.code}`,
    title: titles[language][refusalKinds[first.code].blame],
    status,
    detail: refusalSentence(first, language),
    detailEn: refusalSentence(first, "en"),
    code: first.code,
    ...(incident === undefined ? {} : { incident }),
    errors: refusals.slice(0, mostListed).map((refusal) => ({
      code: refusal.code,
      ...(refusal.path === undefined ? {} : { path: refusal.path }),
      vi: refusalSentence(refusal, "vi"),
      en: refusalSentence(refusal, "en"),
    })),
  };
}

/** More than anybody reads; what is wrong with the rest shows when these are mended. */
const mostListed = 100;

/** Sends refusals as problem+json. */
export function sendProblem(
  reply: FastifyReply,
  refusals: readonly Refusal[],
  language: Language,
  incident?: string,
): FastifyReply {
  const wait =
    refusals.find(({ code }) => code === "too-many-requests")?.data?.["seconds"] ??
    refusals.find(({ code }) => code === "too-many-tries")?.data?.["seconds"];
  if (wait !== undefined) reply.header("retry-after", wait);
  return sendThisProblem(reply, problemOf(refusals, language, incident));
}

/** Sends a problem as it is. */
export function sendThisProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

/** The reader's language: what Accept-Language prefers, Vietnamese unless it says English. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/iu.test(request.headers["accept-language"] ?? "") ? "en" : "vi";
}

const titles = {
  vi: {
    reader: "Yêu cầu chưa nhận được",
    system: "Hệ thống có lỗi",
    conflict: "Có thay đổi từ nơi khác",
    permission: "Không được phép",
  },
  en: {
    reader: "The request was not accepted",
    system: "The system failed",
    conflict: "Something else changed it",
    permission: "Not allowed",
  },
} as const;
