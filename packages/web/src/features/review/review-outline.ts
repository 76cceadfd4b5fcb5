// The interim review as the page shows it before it is downloaded: the same order, headings and figures as the document.
// The document is in Vietnamese whatever the reader's language is, so its words stand here and not in the catalogues.
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import { formatDay, formatNumber } from "../../app/format.ts";

export interface OutlineHeading {
  readonly title: string;
  readonly points: readonly string[];
}

export interface OutlineSection {
  readonly title: string;
  readonly headings: readonly OutlineHeading[];
}

/** The abstract under the type of document. */
export function abstractOf(review: Review): readonly string[] {
  const word = wordOf(review);
  const verb = review.layout === "party" ? word : word.charAt(0).toLocaleUpperCase("vi") + word.slice(1);
  return [`${verb} thực hiện các nội dung hợp tác tại “${review.agreement.title}”`, `(${periodOf(review)})`];
}

// What the kind of review is called, as in the document.
function wordOf({ kind = "interim" }: Pick<Review, "kind">): string {
  return { interim: "sơ kết", yearly: "đánh giá hằng năm", final: "tổng kết" }[kind];
}

/** The figures as sentences, each with what it is a count of. */
export function figureSentences({ figures, cutOff }: Pick<Review, "figures" | "cutOff">): readonly string[] {
  const { total, rateable, cannotRate, doneOnTime, doneLate, openInTerm, openOverdue } = figures;
  const day = formatDay(cutOff);
  if (total === 0)
    return [`Tính đến hết ngày ${day}, chưa có phần việc nào được giao nên chưa có số liệu để đánh giá.`];
  const unrated =
    cannotRate === 0 ? "" : `; ${number(cannotRate)} phần việc chưa có thời hạn nên chưa thể đánh giá`;
  if (rateable === 0) return [`Tính đến hết ngày ${day}, các bên có ${number(total)} phần việc${unrated}.`];
  return [
    `Tính đến hết ngày ${day}, các bên có ${number(total)} phần việc, trong đó ${number(rateable)} phần việc có thời hạn${unrated}.`,
    `Trong ${number(rateable)} phần việc có thời hạn: ${number(doneOnTime)} hoàn thành đúng hạn; ${number(doneLate)} hoàn thành chậm; ${number(openInTerm)} đang thực hiện, còn trong hạn; ${number(openOverdue)} quá hạn.`,
  ];
}

/** The sections after the figures, in the order of the document; what is empty says so. */
export function outlineOf(review: Review): readonly OutlineSection[] {
  return [
    { title: "Kết quả thực hiện", headings: resultHeadings(review) },
    { title: "Hạn chế, khó khăn, vướng mắc", headings: difficultyHeadings(review) },
    {
      title: "Nội dung thực hiện trong thời gian tới",
      headings: [heading("", review.next.map(nextPoint), "Không còn phần việc chưa hoàn thành.")],
    },
    {
      title: "Kiến nghị",
      headings: [
        heading("", openObstacles(review, true), "Không có nội dung vượt thẩm quyền cần kiến nghị."),
      ],
    },
  ];
}

export function periodOf({ from, cutOff }: Pick<Review, "from" | "cutOff">): string {
  return from === undefined
    ? `đến ngày ${formatDay(cutOff)}`
    : `từ ngày ${formatDay(from)} đến ngày ${formatDay(cutOff)}`;
}

/** Roman numerals, as the parts of an official document are numbered. */
export function roman(position: number): string {
  return ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"][position - 1] ?? String(position);
}

function resultHeadings({ clauses, done, results }: Review): readonly OutlineHeading[] {
  const concrete =
    clauses.total === 0
      ? ""
      : `Trong ${number(clauses.total)} nội dung hợp tác, ${number(clauses.concrete)} nội dung đã được cụ thể hóa.`;
  return [
    heading("Cụ thể hóa các nội dung hợp tác", [concrete], "Chưa ghi nhận nội dung nào của văn bản hợp tác."),
    heading(
      "Phần việc hoàn thành trong kỳ",
      done.map(donePoint),
      "Trong kỳ chưa ghi nhận phần việc nào hoàn thành.",
    ),
    heading("Kết quả nổi bật", contents(results), "Chưa ghi nhận kết quả nào trong kỳ."),
  ];
}

function difficultyHeadings(review: Review): readonly OutlineHeading[] {
  const noneOverdue =
    review.figures.rateable === 0
      ? "Chưa có phần việc có thời hạn nên chưa thể xác định phần việc quá hạn."
      : "Không có phần việc quá hạn.";
  return [
    heading("Phần việc quá hạn", review.overdue.map(overduePoint), noneOverdue),
    heading("Hạn chế", contents(review.limitations), "Chưa ghi nhận hạn chế nào trong kỳ."),
    heading(
      "Khó khăn, vướng mắc trong thẩm quyền của các bên",
      openObstacles(review, false),
      "Không có vướng mắc chưa tháo gỡ trong thẩm quyền.",
    ),
    heading(
      "Nội dung chưa được cụ thể hóa",
      contents(review.notConcrete),
      "Không còn nội dung chưa được cụ thể hóa.",
    ),
    heading(
      "Nội dung các bên báo cáo chưa thống nhất",
      disagreementPoints(review),
      "Không có nội dung các bên báo cáo khác nhau.",
    ),
    heading(
      "Phần việc chưa thể đánh giá",
      review.cannotRate.map(subject),
      "Không có phần việc chưa thể đánh giá.",
    ),
  ];
}

function openObstacles({ obstacles }: Review, beyondAuthority: boolean): readonly string[] {
  return obstacles
    .filter((obstacle) => obstacle.clearedOn === undefined && obstacle.beyondAuthority === beyondAuthority)
    .map(obstaclePoint);
}

function heading(title: string, points: readonly string[], none: string): OutlineHeading {
  const said = points.filter((point) => point !== "");
  return { title, points: said.length === 0 ? [none] : said };
}

function contents(items: readonly { readonly content: string }[]): readonly string[] {
  return items.map(({ content }) => content);
}

function donePoint(part: PartView): string {
  const judged = part.class === "done-late" ? "chậm so với hạn" : "đúng hạn";
  const against =
    part.dueDate === undefined ? "không đặt thời hạn" : `${judged} (hạn ${formatDay(part.dueDate)})`;
  const when =
    part.doneOn === undefined ? "đã báo cáo hoàn thành" : `hoàn thành ngày ${formatDay(part.doneOn)}`;
  return `${subject(part)}: ${when}, ${against}`;
}

function overduePoint(part: PartView): string {
  const by = part.daysOverdue === undefined ? "quá hạn" : `quá hạn ${number(part.daysOverdue)} ngày`;
  const due = part.dueDate === undefined ? "" : ` (hạn ${formatDay(part.dueDate)})`;
  return `${subject(part)}: ${by}${due}`;
}

function nextPoint(part: PartView): string {
  return `${subject(part)}: ${part.dueDate === undefined ? "chưa có thời hạn" : `hạn ${formatDay(part.dueDate)}`}`;
}

function obstaclePoint(obstacle: Review["obstacles"][number]): string {
  const { title, locality, since, daysOpen, illustrative } = obstacle;
  return `${title} (${locality.name} báo cáo): phát sinh từ ngày ${formatDay(since)}, đã ${number(daysOpen)} ngày${mark(illustrative)}`;
}

function disagreementPoints({ disagreements }: Review): readonly string[] {
  return disagreements.flatMap(({ title, disagreements: found }) =>
    found.map(({ sentence }) => `${title}: ${sentence.vi}`),
  );
}

function subject(part: PartView): string {
  const now = part.steward.id === part.locality.id ? "" : `, nay là ${part.steward.name}`;
  const lead = part.leadAgency === undefined ? "" : `; ${part.leadAgency.name} chủ trì`;
  return `${part.task} (${part.locality.name}${now}${lead})${mark(part.illustrative)}`;
}

function mark(illustrative: boolean): string {
  return illustrative ? " (số liệu minh họa)" : "";
}

function number(value: number): string {
  return formatNumber(value, "vi");
}
