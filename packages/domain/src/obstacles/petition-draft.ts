// The first wording of a joint petition, from what the obstacles' records say: official Vietnamese, to be edited by whoever
// drafts. It gives days on which something began and never how long it has lasted, so that the text does not age.
import type { CalendarDate } from "../calendar-date.ts";
import { officialDate } from "../vietnamese/official-date.ts";

export interface DraftObstacle {
  readonly title: string;
  readonly description?: string;
  readonly since: CalendarDate;
  /** The locality that holds it, and the commitment it holds up. */
  readonly side: string;
  readonly commitment: string;
}

export interface DraftFacts {
  readonly agreement: { readonly title: string; readonly signedOn?: CalendarDate };
  /** The bodies that petition, in full, as `Ủy ban nhân dân tỉnh Quảng Ninh`. */
  readonly bodies: readonly string[];
  /** Short names of the localities. */
  readonly localities: readonly string[];
  /** Whom it is addressed to; a general word stands in while nobody is chosen. */
  readonly addressee?: string;
  readonly obstacles: readonly DraftObstacle[];
}

export interface PetitionDraft {
  readonly title: string;
  readonly text: string;
}

/** Subject and text; paragraphs are lines, and each obstacle is a numbered one. */
export function draftPetition(facts: DraftFacts): PetitionDraft {
  return { title: subjectOf(facts), text: paragraphsOf(facts).join("\n") };
}

function subjectOf({ obstacles, localities }: DraftFacts): string {
  const [first, second] = obstacles;
  if (first && !second) return `Kiến nghị tháo gỡ vướng mắc: ${lowerFirst(withoutStop(first.title))}`;
  return `Kiến nghị tháo gỡ ${obstacles.length} vướng mắc trong thực hiện hợp tác ${localities.join(" – ")}`;
}

function paragraphsOf(facts: DraftFacts): readonly string[] {
  const { agreement, bodies, addressee, obstacles } = facts;
  const signed = agreement.signedOn === undefined ? "" : ` (ký ${officialDate(agreement.signedOn)})`;
  const whom = addressee ?? "cơ quan có thẩm quyền";
  return [
    `Thực hiện “${withoutStop(agreement.title)}”${signed}, ${inSeries(bodies)} đã triển khai các cam kết theo phân công. Quá trình thực hiện phát sinh vướng mắc vượt thẩm quyền của ${together(bodies)}, cụ thể như sau:`,
    ...obstacles.map((obstacle, position) => `${position + 1}. ${obstacleParagraph(obstacle)}`),
    `Từ tình hình trên, ${inSeries(bodies)} thống nhất kiến nghị và kính đề nghị ${whom} xem xét, quyết định hoặc hướng dẫn tháo gỡ ${obstacles.length > 1 ? "các vướng mắc" : "vướng mắc"} nêu trên, làm cơ sở để ${together(bodies)} tổ chức thực hiện.`,
  ];
}

function obstacleParagraph({ title, description, since, side, commitment }: DraftObstacle): string {
  const where = `phát sinh từ ${officialDate(since)} ở phía ${side}, khi thực hiện cam kết “${withoutStop(commitment)}”`;
  const more = description === undefined ? "" : ` ${oneLine(description)}`;
  return `${withoutStop(title)}: ${where}.${more}`;
}

function together(bodies: readonly string[]): string {
  if (bodies.length === 1) return "địa phương";
  return bodies.length === 2 ? "hai địa phương" : "các địa phương";
}

function inSeries(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} và ${names.at(-1) ?? ""}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function withoutStop(text: string): string {
  return oneLine(text).replace(/[.;:,]+$/u, "");
}

function lowerFirst(text: string): string {
  // An abbreviation (ĐT.352, UBND) stays as it is.
  if (/^\p{Lu}[\p{Lu}\d.]/u.test(text)) return text;
  return text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
