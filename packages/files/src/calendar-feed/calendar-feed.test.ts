// The calendar is read back by a client's own library.
import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import fc from "fast-check";
import ICAL from "ical.js";
import type { CalendarEntry } from "@nhipcau/operations/urging/calendar-entries.ts";
import { calendarFeed } from "./calendar-feed.ts";

const options = { language: "vi", site: "https://nhipcau.test" } as const;
const entry: CalendarEntry = {
  uid: "part-CK-02-QN@nhipcau",
  due: calendarDate("2026-12-31"),
  summary:
    "Phần việc: Xây dựng đường nối từ cầu đến ĐT.338, phía Quảng Yên; bàn giao mặt bằng, di dời đường điện",
  description: "Cầu Bến Rừng",
  path: "/cam-ket/CK-02",
};

interface ReadBack {
  readonly uid: string;
  readonly summary: string;
  readonly start: string;
  readonly allDay: boolean;
  readonly triggers: readonly string[];
}

function readBack(text: string): ReadBack[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never[]);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toString(),
      allDay: event.startDate.isDate,
      triggers: component
        .getAllSubcomponents("valarm")
        .map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
    };
  });
}

test("a client reads the deadline as a whole day, in Vietnamese, with an alarm a week and a day before", () => {
  assert.deepEqual(readBack(calendarFeed([entry], options)), [
    {
      uid: entry.uid,
      summary: entry.summary,
      start: "2026-12-31",
      allDay: true,
      triggers: ["-P7D", "-P1D"],
    },
  ]);
});

test("no line is longer than 75 bytes, and none breaks a letter in two", () => {
  const text = calendarFeed([entry], options);
  const lines = text.split("\r\n");
  assert.ok(
    lines.some((line) => line.startsWith(" ")),
    "something was folded",
  );
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.doesNotMatch(text, /�/u);
});

test("the same entries make the same bytes, and a moved deadline keeps its name", () => {
  assert.equal(calendarFeed([entry], options), calendarFeed([{ ...entry }], options));
  const [moved] = readBack(calendarFeed([{ ...entry, due: calendarDate("2027-01-31") }], options));
  assert.deepEqual([moved?.uid, moved?.start], [entry.uid, "2027-01-31"]);
});

test("whatever was typed comes back as it was", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
    .filter((one) => one.trim() === one && !/[\p{Cc}\u2028\u2029]/u.test(one));
  fc.assert(
    fc.property(text, (summary) => {
      assert.equal(readBack(calendarFeed([{ ...entry, summary }], options))[0]?.summary, summary);
    }),
  );
});
