// The letter of the day: what is late first, then what is due, each with its way to the page. As plain text and as HTML, in
// the reader's language.
import { type CalendarDate, daysBetween, writtenDate } from "@nhipcau/domain/calendar-date.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import { dutyLabels, isLateNotice, noticeSentence } from "@nhipcau/domain/urging/notice-sentence.ts";
import type { NewNotice } from "../ports/notices.ts";

export interface DigestLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: (all: number, late: number, day: string) => string;
  readonly greeting: string;
  readonly late: (count: number) => string;
  readonly due: (count: number) => string;
  readonly open: string;
  readonly foot: string;
  readonly change: string;
}

const words: Readonly<Record<Language, Words>> = {
  vi: {
    subject: (all, late, day) =>
      late === 0
        ? `Nhịp Cầu ${day}: ${all} việc sắp đến hạn`
        : `Nhịp Cầu ${day}: ${late} việc quá hạn, ${all - late} việc sắp đến hạn`,
    greeting: "Kính gửi Anh/Chị,",
    late: (count) => `Quá hạn (${count})`,
    due: (count) => `Sắp đến hạn và việc được hỏi (${count})`,
    open: "Xem",
    foot: "Thư này được gửi tự động mỗi ngày một lần, chỉ khi có việc mới.",
    change: "Đổi địa chỉ hoặc thôi nhận thư",
  },
  en: {
    subject: (all, late, day) =>
      late === 0
        ? `Nhịp Cầu ${day}: ${all} due soon`
        : `Nhịp Cầu ${day}: ${late} late, ${all - late} due soon`,
    greeting: "Good morning,",
    late: (count) => `Late (${count})`,
    due: (count) => `Due soon, and newly asked (${count})`,
    open: "Open",
    foot: "This letter is sent by itself once a day, and only when there is something new.",
    change: "Change the address or stop the letters",
  },
};

/** Writes the letter of a day about at least one notice. `site` is the address of the node's page, without a slash at its end. */
export function composeDigest(
  notices: readonly NewNotice[],
  { day, language, site }: { readonly day: CalendarDate; readonly language: Language; readonly site: string },
): DigestLetter {
  const say = words[language];
  // As of the day of the letter: what was due tomorrow when it was told may be late by now.
  const lines = notices
    .toSorted((a, b) => (a.due === b.due ? (a.notice < b.notice ? -1 : 1) : a.due < b.due ? -1 : 1))
    .map((notice) => lineOf({ ...notice, day }, language, site));
  const late = lines.filter((line) => line.late);
  const due = lines.filter((line) => !line.late);
  const groups = [
    { title: say.late(late.length), lines: late, late: true },
    { title: say.due(due.length), lines: due, late: false },
  ].filter((group) => group.lines.length > 0);
  const change = `${site}/thong-bao`;
  return {
    subject: say.subject(lines.length, late.length, writtenDate(day)),
    text: [
      say.greeting,
      ...groups.flatMap((group) => [
        group.title.toUpperCase(),
        ...group.lines.map(({ title, sentence, link, commitment }) =>
          [
            `- ${title}`,
            ...(commitment === undefined ? [] : [`  ${commitment}`]),
            `  ${sentence}.`,
            `  ${link}`,
          ].join("\n"),
        ),
      ]),
      `${say.foot}\n${say.change}: ${change}`,
    ].join("\n\n"),
    html: page(
      language,
      [
        `<p>${escaped(say.greeting)}</p>`,
        ...groups.map(
          (group) =>
            `<h2 style="font-size:16px;margin:20px 0 8px;color:${group.late ? "#b3261e" : "#0f6b6f"}">${escaped(group.title)}</h2>${group.lines.map((line) => item(line, say.open)).join("")}`,
        ),
        `<p style="margin-top:24px;font-size:13px;color:#5b6b6d">${escaped(say.foot)} <a href="${escaped(change)}">${escaped(say.change)}</a>.</p>`,
      ].join(""),
    ),
  };
}

interface Line {
  readonly title: string;
  readonly commitment: string | undefined;
  readonly sentence: string;
  readonly link: string;
  readonly late: boolean;
}

function lineOf(notice: NewNotice, language: Language, site: string): Line {
  const { about, kind } = notice;
  const path =
    about.commitment === undefined ? "/thong-bao" : `/cam-ket/${encodeURIComponent(about.commitment)}`;
  return {
    title: `${dutyLabels[kind][language]}: ${about.title}`,
    commitment: about.commitmentTitle,
    sentence: noticeSentence(notice)[language],
    link: site + path,
    late: isLateNotice(notice) && daysBetween(notice.due, notice.day) > 0,
  };
}

function item({ title, commitment, sentence, link, late }: Line, open: string): string {
  const colour = late ? "#b3261e" : "#182b2e";
  return `<p style="margin:0 0 12px"><strong>${escaped(title)}</strong><br>${commitment === undefined ? "" : `${escaped(commitment)}<br>`}<span style="color:${colour}">${escaped(sentence)}.</span> <a href="${escaped(link)}">${escaped(open)}</a></p>`;
}

function page(language: Language, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5;color:#182b2e;max-width:640px">${body}</body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
