// What the pages about the course of the programme say, in English.
import type { course as source } from "../vi/course.ts";

export const course: typeof source = {
  title: "Timeline",
  about: (parts, commitments, day) =>
    `${parts} parts of ${commitments} commitments, as of ${day}; late ones first.`,
  compare: "Compare two days",
  burnUp: "Done week by week",
  burnUpAside: (of, apart) =>
    apart === "0"
      ? `${of} parts with a deadline`
      : `${of} parts with a deadline; ${apart} that cannot be rated stand apart`,
  burnUpSentence: (done, planned, of, day) =>
    `By ${day}, ${done} of ${of} parts are done; by the deadlines in force ${planned} should be.`,
  burnUpList: (of) => `${of} parts with a deadline`,
  behind: (count, first) =>
    `${count} behind the deadlines in force; by the first deadlines ${first} should have been done.`,
  notBehind: (first) =>
    `Not behind the deadlines in force; by the first deadlines ${first} should have been done.`,
  burnUpNone: "No part has a deadline yet, so there is nothing to draw.",
  week: "Week ending",
  done: "Done",
  planned: "Plan by the deadlines in force",
  firstPlanned: "Plan by the first deadlines",
  timeline: "The whole programme on one timeline",
  timelineAside: "a bar for each part; arrows show what waits for what",
  timelineNone: "There are no parts here. Choose all agreements, or another day.",
  timelineLabel: "Bars of the parts over time",
  zoom: "Zoom",
  zooms: { whole: "Whole", years: "Years", months: "Months" },
  keyboard: "Scroll with the arrow keys; every bar opens its commitment.",
  month: (month) =>
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1] ?? "",
  legendPlan: "from start to deadline",
  legendDone: "done so far",
  legendLate: "overdue until now",
  legendForecast: "forecast",
  legendFirstDue: "first deadline",
  legendToday: "day shown",
  bar: (of) =>
    [
      of.task,
      of.begins === undefined ? undefined : `starts ${of.begins}`,
      of.due === undefined ? "no deadline set" : `due ${of.due}`,
      of.done === undefined ? undefined : `done ${of.done}`,
      of.forecast === undefined ? undefined : `forecast ${of.forecast}`,
      of.waits === 0 ? undefined : `waits for ${of.waits} parts`,
    ]
      .filter((piece) => piece !== undefined)
      .join("; "),
  compareTitle: "Compare two days",
  compareAbout: (from, to) => `From ${from} to ${to}: what changed.`,
  from: "From",
  to: "To",
  backwards: "The later day must not come before the earlier one.",
  figures: "The five numbers on both days",
  figuresAside: "each number opens the list of its day",
  difference: "Change",
  total: "All parts",
  changes: "Parts that changed",
  changesAside: (count, of) => `${count} of ${of} parts`,
  unchanged: "No part changed between these two days.",
  kinds: {
    new: "newly assigned",
    gone: "no longer there",
    class: "standing changed",
    percent: "progress changed",
    due: "deadline changed",
    forecast: "forecast changed",
  },
  columnPart: "Part",
  columnSide: "Side",
  columnBefore: "Before",
  columnAfter: "After",
  noPercent: "not reported",
  due: (day) => `due ${day}`,
  noDue: "no deadline set",
  forecast: (day) => `forecast ${day}`,
  more: (count) => `Show more (${count} left)`,
  notThere: "–",
};
