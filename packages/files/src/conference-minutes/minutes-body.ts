// The text of the minutes: when and where, who was there, what each item was about, what each side had said, what was
// concluded and by whom it is to be done.
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { officialDate } from "@nhipcau/domain/vietnamese/official-date.ts";
import type { Minutes, MinutesOutcome } from "@nhipcau/operations/ports/minutes.ts";
import { type Block, bodyParagraph, points, sections } from "../review-document/body-paragraphs.ts";
import { draftMark } from "../review-document/header-boxes.ts";
import { shortDate } from "../review-document/figure-sentences.ts";
import { asSentence, plainText } from "../review-document/plain-text.ts";

/** Everything between the head and the signatures. */
export function minutesBody(minutes: Minutes): readonly Block[] {
  return [
    ...(minutes.illustrative
      ? [bodyParagraph(`${draftMark}, không dùng làm căn cứ.`, { italics: true })]
      : []),
    ...sections([
      { title: "Thời gian, địa điểm", opening: whenAndWhere(minutes) },
      { title: "Thành phần", opening: participants(minutes) },
      { title: "Nội dung, kết luận", ...discussions(minutes) },
    ]),
    bodyParagraph(
      "Biên bản được lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản; đã được các bên thông qua./.",
      { keepNext: true },
    ),
  ];
}

function whenAndWhere({ date, place, agreement, review }: Minutes): readonly Block[] {
  const where = place === undefined ? "" : `, tại ${plainText(place)}`;
  const about = `về các nội dung hợp tác tại “${plainText(agreement)}”`;
  const signed = review?.signed;
  return [
    bodyParagraph(`Hội nghị họp ${officialDate(calendarDate(date))}${where}, ${about}.`),
    ...(review ? [bodyParagraph(`Hội nghị xem xét hồ sơ: ${asSentence(review.title)}`)] : []),
    ...(signed
      ? [
          bodyParagraph(
            `Số liệu theo bản chốt số ${signed.number} đã được tất cả các bên ký xác nhận (mã băm SHA-256: ${signed.digest}).`,
          ),
        ]
      : []),
  ];
}

function participants({ chairs, parties }: Minutes): readonly Block[] {
  const chaired = chairs.length === 0 ? "" : `Đồng chủ trì: ${chairs.map(plainText).join(", ")}.`;
  return [
    ...(chaired === "" ? [] : [bodyParagraph(chaired)]),
    ...points(
      parties.map(({ name, present }) =>
        present.length === 0
          ? `${name}: chưa ghi nhận cơ quan dự họp.`
          : `${name}: ${present.map(plainText).join(", ")}.`,
      ),
      "Chưa ghi nhận cơ quan dự họp.",
    ),
  ];
}

function discussions({ agenda, others }: Minutes): {
  readonly opening: readonly Block[];
  readonly headings: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
} {
  const isEmpty = agenda.length === 0 && others.length === 0;
  return {
    opening: isEmpty ? [bodyParagraph("Hội nghị chưa ghi nhận nội dung, kết luận nào.")] : [],
    headings: [
      ...agenda.map(({ title, said, outcomes }) => ({
        title,
        blocks: [
          ...(said.length === 0
            ? []
            : [bodyParagraph(`Ý kiến các bên trước hội nghị: ${asSentence(said.join("; "))}`)]),
          ...points(outcomes.map(outcomePoint), "Hội nghị không có kết luận riêng về nội dung này."),
        ],
      })),
      ...(others.length === 0
        ? []
        : [{ title: "Kết luận khác", blocks: points(others.map(outcomePoint), "") }]),
    ],
  };
}

function outcomePoint({ kind, text, responsible, dueDate }: MinutesOutcome): string {
  const who = responsible === undefined ? "" : ` Bên thực hiện: ${responsible}.`;
  const until = dueDate === undefined ? "" : ` Hạn: ${shortDate(dueDate)}.`;
  return `${kind}: ${asSentence(text)}${who}${until}`;
}
