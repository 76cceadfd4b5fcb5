// Refusals as problem+json (RFC 9457): one place, both languages, the reader's first.
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
    errors: refusals.map((refusal) => ({
      code: refusal.code,
      ...(refusal.path === undefined ? {} : { path: refusal.path }),
      vi: refusalSentence(refusal, "vi"),
      en: refusalSentence(refusal, "en"),
    })),
  };
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
