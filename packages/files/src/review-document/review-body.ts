// The text of the interim review, in the order such reports have: the state of things, results, limitations and obstacles,
// what comes next, what is asked of those above.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import { officialDate } from "@nhipcau/domain/vietnamese/official-date.ts";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type Block, bodyParagraph, points, type Section, sections } from "./body-paragraphs.ts";
import { clauseSentence, count, figureSentences, shortDate } from "./figure-sentences.ts";
import { figuresTable } from "./figures-table.ts";
import { draftMark } from "./header-boxes.ts";
import { fullName } from "./issuing-body.ts";
import { nextContentsTable } from "./next-contents-table.ts";
import { donePart, obstaclePoint, overduePart, partInTerm, petition, unratedPart } from "./part-sentences.ts";
import { partiesTable } from "./parties-table.ts";
import { asSentence, plainText } from "./plain-text.ts";

/** The abstract of the report, a line for what and one for when. */
export function abstractLines(review: Review): readonly string[] {
  const word = reviewWord(review);
  // Party bodies write the abstract on from the type.
  const verb = review.layout === "party" ? word : word.charAt(0).toLocaleUpperCase("vi") + word.slice(1);
  return [`${verb} thực hiện các nội dung hợp tác tại ${quoted(review)}`, `(${period(review)})`];
}

/** Everything between the head and the signature. */
export function reviewBody(review: Review): readonly Block[] {
  return [
    ...opening(review),
    ...sections([
      stateOfThings(review),
      resultsSection(review),
      difficulties(review),
      nextContents(review),
      petitions(review),
    ]),
    bodyParagraph(closing(review), { keepNext: true }), // the signature never stands alone on a page
  ];
}

function closing(review: Review): string {
  const issuer = plainText(fullName(review.issuer.name));
  const superior = plainText(fullName(review.issuer.superior ?? ""));
  const request =
    superior === ""
      ? `${issuer} báo cáo để các cơ quan, các bên liên quan biết, phối hợp thực hiện`
      : `${issuer} kính báo cáo ${superior} xem xét, chỉ đạo`;
  return `Trên đây là báo cáo ${reviewWord(review)} thực hiện các nội dung hợp tác tại ${quoted(review)}; ${request}./.`;
}

function opening(review: Review): readonly Block[] {
  const { signedOn } = review.agreement;
  const signed = signedOn ? `, ký ${officialDate(calendarDate(signedOn))}` : "";
  return [
    bodyParagraph(
      `Thực hiện các nội dung hợp tác tại ${quoted(review)}${signed}, ${plainText(fullName(review.issuer.name))} báo cáo ${reviewWord(review)} kết quả thực hiện ${period(review)} như sau:`,
    ),
    ...signedNote(review),
    ...(review.illustrative
      ? [
          bodyParagraph(
            `${draftMark}: những mục ghi “(số liệu minh họa)” không có trong văn bản nguồn, chỉ dùng để minh họa cách trình bày, không dùng làm căn cứ.`,
            { italics: true },
          ),
        ]
      : []),
  ];
}

// What a report of a locked review rests on can be held against what every party signed.
function signedNote({ signed }: Review): readonly Block[] {
  if (!signed) return [];
  return [
    bodyParagraph(
      `Số liệu theo bản chốt số ${signed.number} đã được tất cả các bên ký xác nhận (mã băm SHA-256: ${signed.digest}).`,
    ),
  ];
}

/** What the kind of review is called in the middle of a sentence. */
export function reviewWord({ kind = "interim" }: Pick<Review, "kind">): string {
  return { interim: "sơ kết", yearly: "đánh giá hằng năm", final: "tổng kết" }[kind];
}

function stateOfThings(review: Review): Section {
  return {
    title: "Tình hình chung",
    headings: [
      {
        title: "Các bên ký kết và các bên thực hiện",
        blocks: partiesTable(review, "Bảng 1. Các bên ký kết và các bên thực hiện"),
      },
      {
        title: "Cụ thể hóa các nội dung hợp tác",
        blocks: [bodyParagraph(clauseSentence(review.clauses))],
      },
    ],
  };
}

function resultsSection(review: Review): Section {
  const { figures, byLocality, bySector, cutOff } = review;
  const titled = "Tình hình thực hiện phần việc theo";
  const cleared = review.obstacles.filter(({ clearedOn }) => clearedOn !== undefined);
  return {
    title: "Kết quả thực hiện",
    headings: [
      {
        title: "Số liệu tổng hợp",
        blocks: [
          ...figureSentences(figures, cutOff).map((sentence) => bodyParagraph(sentence)),
          ...figuresTable({
            caption: `Bảng 2. ${titled} địa phương`,
            rowLabel: "Địa phương",
            rows: byLocality,
            all: figures,
            cutOff,
          }),
          ...figuresTable({
            caption: `Bảng 3. ${titled} lĩnh vực`,
            rowLabel: "Lĩnh vực",
            rows: bySector,
            all: figures,
            cutOff,
          }),
        ],
      },
      {
        title: "Phần việc hoàn thành trong kỳ",
        blocks: points(review.done.map(donePart), "Trong kỳ chưa ghi nhận phần việc nào hoàn thành."),
      },
      {
        title: "Phần việc đang thực hiện, còn trong hạn",
        blocks: points(review.inTerm.map(partInTerm), "Không có phần việc đang thực hiện còn trong hạn."),
      },
      {
        title: "Kết quả nổi bật",
        blocks: points(contents(review.results), "Chưa ghi nhận kết quả nào trong kỳ."),
      },
      {
        title: "Khó khăn, vướng mắc đã được tháo gỡ",
        blocks: points(cleared.map(obstaclePoint), "Chưa ghi nhận vướng mắc nào được tháo gỡ trong kỳ."),
      },
    ],
  };
}

function difficulties(review: Review): Section {
  const open = review.obstacles.filter(
    ({ clearedOn, beyondAuthority }) => clearedOn === undefined && !beyondAuthority,
  );
  const disagreements = review.disagreements.flatMap(({ title, disagreements: found }) =>
    found.map(({ sentence }) => `${plainText(title)}: ${asSentence(sentence.vi)}`),
  );
  return {
    title: "Hạn chế, khó khăn, vướng mắc",
    headings: [
      {
        title: "Phần việc quá hạn",
        blocks: points(
          review.overdue.map(overduePart),
          review.figures.rateable === 0
            ? "Chưa có phần việc có thời hạn nên chưa thể xác định phần việc quá hạn."
            : "Không có phần việc quá hạn.",
        ),
      },
      {
        title: "Hạn chế",
        blocks: points(contents(review.limitations), "Chưa ghi nhận hạn chế nào trong kỳ."),
      },
      {
        title: "Khó khăn, vướng mắc trong thẩm quyền của các bên",
        blocks: points(open.map(obstaclePoint), "Không có vướng mắc chưa tháo gỡ trong thẩm quyền."),
      },
      {
        title: "Nội dung chưa được cụ thể hóa",
        blocks: points(contents(review.notConcrete), "Không còn nội dung chưa được cụ thể hóa."),
      },
      {
        title: "Nội dung các bên báo cáo chưa thống nhất",
        blocks: points(disagreements, "Không có nội dung các bên báo cáo khác nhau."),
      },
      {
        title: "Phần việc chưa thể đánh giá",
        blocks: points(review.cannotRate.map(unratedPart), "Không có phần việc chưa thể đánh giá."),
      },
    ],
  };
}

function nextContents(review: Review): Section {
  return {
    title: "Nội dung thực hiện trong thời gian tới",
    opening:
      review.next.length === 0
        ? [bodyParagraph("Không còn phần việc chưa hoàn thành.")]
        : nextContentsTable(review, "Bảng 4. Các phần việc tiếp tục thực hiện"),
  };
}

function petitions(review: Review): Section {
  const beyond = review.obstacles.filter(
    ({ clearedOn, beyondAuthority }) => clearedOn === undefined && beyondAuthority,
  );
  const lead =
    beyond.length === 0
      ? []
      : [
          bodyParagraph(
            `Có ${count(beyond.length)} vướng mắc vượt thẩm quyền của các bên, cần cấp có thẩm quyền cho ý kiến:`,
            { keepNext: true },
          ),
        ];
  return {
    title: "Kiến nghị",
    opening: [...lead, ...points(beyond.map(petition), "Không có nội dung vượt thẩm quyền cần kiến nghị.")],
  };
}

function contents(items: readonly { readonly content: string }[]): readonly string[] {
  return items.map(({ content }) => asSentence(content));
}

function quoted({ agreement }: Review): string {
  return `“${plainText(agreement.title)}”`;
}

function period({ from, cutOff }: Review): string {
  return from ? `từ ngày ${shortDate(from)} đến ngày ${shortDate(cutOff)}` : `đến ngày ${shortDate(cutOff)}`;
}
