// The words of the figures, in English.
import type { figures as source } from "../vi/figures.ts";

export const figures: typeof source = {
  classes: {
    "open-overdue": "Overdue",
    "open-in-term": "In term",
    "done-late": "Done late",
    "done-on-time": "Done on time",
    "cannot-rate": "Cannot be rated yet",
  },
  overdueDays: (days) => (days === 1 ? "1 day overdue" : `${days} days overdue`),
  lateDays: (days) => (days === 1 ? "Done 1 day late" : `Done ${days} days late`),
  dueIn: (days) => (days === 0 ? "Due today" : days === 1 ? "Due in 1 day" : `Due in ${days} days`),
  workingDaysLeft: (days, sure) =>
    `${sure ? "" : "about "}${days === 1 ? "1 working day" : `${days} working days`} left`,
  workingDaysLate: (days, sure) =>
    `${sure ? "" : "about "}${days === 1 ? "1 working day" : `${days} working days`} overdue`,
  awaiting: (locality, days) =>
    days === 0
      ? `${locality} is to confirm`
      : `${locality} is to confirm, for ${days === 1 ? "1 day" : `${days} days`}`,
  returned: (locality, day) => `${locality} returned it on ${day}`,
  awaitingOf: (count) =>
    count === "1"
      ? "1 part is reported done and waits for its assigner"
      : `${count} parts are reported done and wait for their assigner`,
  awaitingWhy: "still counted as open, by the day of the report.",
  total: "Total",
  rateable: "With a due date",
  group: "Group",
  showing: (name, count, of) => `${name}: ${count} of ${of} parts`,
  caption: (rateable, total) => `${rateable} parts with a due date, of ${total} parts`,
  cannotRate: (count) =>
    count === "1" ? "1 part cannot be rated yet" : `${count} parts cannot be rated yet`,
  cannotRateWhy: "because no due date was set; they count neither as in term nor as overdue.",
  allRateable: "Every part has a due date.",
  none: "No part has been recorded yet, so there is nothing to count.",
  illustrative: "illustrative",
  illustrativeHelp: "Made up to show how this works; no source gives it.",
  asOf: (day) => `As of ${day}`,
};
