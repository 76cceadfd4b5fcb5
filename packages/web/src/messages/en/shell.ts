// What the frame of the page says, in English.
import type { shell as source } from "../vi/shell.ts";

export const shell: typeof source = {
  product: "Nhịp Cầu",
  navigation: "Main navigation",
  skip: "Skip to content",
  more: "More",
  overview: "Overview",
  agreements: "Agreements",
  commitments: "Commitments",
  timeline: "Timeline",
  map: "Map",
  registers: "Data",
  review: "Reviews",
  connections: "Connections",
  loading: "Loading…",
  notFound: "There is no such page",
  notFoundHelp: "The address may have changed. Start from the overview.",
  failed: "This page could not be loaded",
  failedOffline: "The server cannot be reached. The page keeps trying.",
  tryAgain: "Try again",
  asOf: "As of",
  backToToday: "Back to today",
  otherDay: (day, today) => `Showing the data as of ${day}, not today (${today}).`,
  agreementFilter: "Filter by agreement",
  allAgreements: "All agreements",
  language: "Language",
  light: "Switch to light",
  dark: "Switch to dark",
  signIn: "Choose a role",
  changeRole: "Change role",
  signOut: "Leave this role",
  chooseRole: "Choose a role to try.",
  roles: {
    leader: "Leader",
    "focal-point": "Focal point",
    specialist: "Specialist",
    "data-officer": "Data officer",
    auditor: "Auditor",
    reader: "Reader",
  },
  live: "The data is updated live",
  justUpdated: "● Just updated",
  offline: (since) =>
    since === undefined
      ? "The connection to the server is lost."
      : `The connection to the server is lost: what you see may be old (loaded ${since}). The page reconnects by itself.`,
  illustrative:
    "Demonstration: whatever is marked “illustrative” was made up to illustrate; no source gives it.",
  print: "Print this page",
  source: "Source",
  unknown: "not known",
};
