// Every kind of bad input: a clear answer in both languages that names the field and the reason, and nothing written
// (L-12). A scenario that does not say otherwise has left the journal as it was.
import { type ApiScenario, testScenarios } from "@nhipcau/testkit/api-scenario.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";

const node = await makeTestServer({ region: true });

const port = { name: "Cảng thử", kind: "seaport", locality: "QN" };
const report = {
  part: "CK-01-QN",
  date: "2026-11-20",
  stage: "in-progress",
  percent: 60,
  narrative: "Đã họp.",
};
const part = { commitment: "CK-01", locality: "QN", task: "Việc thử" };
const commitment = { title: "Cam kết thử", agreement: "A06", clauses: ["C-004-09"], sector: "transport" };

testScenarios(
  () => node,
  [
    refused("an unknown field", "unknown-field", "ports", { ...port, wharf: 3 }, 422, /wharf/u),
    refused(
      "a field called constructor",
      "unknown-field",
      "ports",
      { ...port, constructor: "x" },
      422,
      /constructor/u,
    ),
    refused(
      "text where a number belongs",
      "wrong-type",
      "reports",
      { ...report, percent: "sáu mươi" },
      422,
      /sáu mươi/u,
    ),
    refused(
      "a percent beyond a hundred",
      "out-of-range",
      "reports",
      { ...report, percent: 101 },
      422,
      /101/u,
    ),
    refused(
      "a date that does not exist",
      "no-such-date",
      "reports",
      { ...report, date: "2026-02-30" },
      422,
      /2026-02-30/u,
    ),
    refused(
      "a date still to come",
      "date-in-future",
      "reports",
      { ...report, date: "2026-11-22" },
      422,
      /2026-11-22/u,
    ),
    refused(
      "a code that is not in its list",
      "not-in-code-list",
      "ports",
      { ...port, kind: "space" },
      422,
      /space/u,
    ),
    refused(
      "a reference to nothing",
      "reference-to-nothing",
      "ports",
      { ...port, locality: "XX" },
      422,
      /XX/u,
    ),
    refused(
      "a clause of another agreement",
      "clause-of-another-agreement",
      "commitments",
      { ...commitment, clauses: ["C-002-06"] },
      422,
      /C-002-06/u,
    ),
    refused(
      "a report about the other side's part",
      "report-about-other-side",
      "reports",
      { ...report, part: "CK-01-HP" },
      403,
      /Hải Phòng/u,
    ),
    refused(
      "a percent that goes down without a reason",
      "percent-went-down",
      "reports",
      { ...report, percent: 5 },
      422,
      / 5 %/u,
    ),
    refused(
      "a due date before its start",
      "due-before-start",
      "parts",
      { ...part, startDate: "2026-05-01", dueDate: "2026-04-30" },
      422,
      /2026-04-30/u,
    ),
    refused("a missing field", "required", "ports", { name: "Cảng" }, 422),
    refused("a text too long", "too-long", "ports", { ...port, name: "x".repeat(501) }, 422, /500/u),
    refused("control characters in a text", "unsafe-text", "ports", { ...port, name: "Cảng\u0000thử" }, 422),
    refused(
      "letters that turn the writing around",
      "unsafe-text",
      "ports",
      { ...port, name: "Cảng \u202e" },
      422,
    ),
    refused("a body that is a list", "bad-request", "ports", [port], 400),
    refused("a body that is a word", "bad-request", "ports", "Cảng", 400),
    {
      title: "refuses parts that wait for each other in a circle",
      route: "changeRecord",
      as: "specialist-hp",
      params: { register: "parts", id: "CK-01-HP" },
      headers: { "if-match": '"1"' },
      body: {
        body: {
          commitment: "CK-01",
          locality: "HP",
          assigner: "QN",
          task: "Góp ý",
          dueDate: "2022-12-31",
          waitsFor: ["CK-01-QN"],
        },
      },
      expect: { status: 422, code: "circular-wait", says: { vi: /CK-01-HP/u, en: /CK-01-QN/u } },
    },
    {
      title: "refuses to move a set deadline but by an extension",
      route: "changeRecord",
      as: "specialist-hp",
      params: { register: "parts", id: "CK-01-HP" },
      headers: { "if-match": '"1"' },
      body: { body: { commitment: "CK-01", locality: "HP", task: "Góp ý", dueDate: "2027-12-31" } },
      expect: { status: 422, code: "deadline-moves-by-extension" },
    },
    {
      title: "refuses an id that is taken",
      route: "createRecord",
      as: "specialist-qn",
      params: { register: "parts" },
      body: { id: "CK-01-QN", body: part },
      expect: { status: 409, code: "already-exists", says: { vi: /CK-01-QN/u } },
    },
    {
      title: "refuses an id with letters no id has",
      route: "createRecord",
      as: "specialist-qn",
      params: { register: "ports" },
      body: { id: "../Cảng", body: port },
      expect: { status: 422 },
    },
    {
      title: "refuses a record of another steward",
      route: "changeRecord",
      as: "focal-point-qn",
      params: { register: "commitments", id: "CK-01" },
      headers: { "if-match": '"1"' },
      body: { body: commitment },
      expect: { status: 403, code: "not-steward" },
    },
    {
      title: "refuses a reason that cannot be kept",
      route: "createRecord",
      as: "specialist-qn",
      params: { register: "ports" },
      body: { body: port, reason: "vì\u0000" },
      expect: { status: 422, code: "unsafe-text" },
    },
    {
      title: "refuses a day of holding that is still to come",
      route: "createRecord",
      as: "specialist-qn",
      params: { register: "ports" },
      body: { body: port, holdsFrom: "2027-01-01" },
      expect: { status: 422, code: "date-in-future" },
    },
  ],
);

function refused(
  what: string,
  code: string,
  register: string,
  body: unknown,
  status: number,
  says?: RegExp,
): ApiScenario {
  return {
    title: `refuses ${what}`,
    route: "createRecord",
    as: "specialist-qn",
    params: { register },
    body: { body },
    expect: { status, code, ...(says ? { says: { vi: says, en: says } } : {}) },
  };
}
