// Two nodes live through the year 2026 of a programme in seconds, for time is an argument: Quảng Ninh's and Hải Phòng's, each
// with its database and socket, one clock for both. What happens is told by `testkit/src/year/story.ts`, from top to bottom;
// what must follow is foretold by the oracles beside it, which reckon in the plainest way and share no line with what they
// judge. Days are lived in `live-year.ts`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ladders } from "@nhipcau/domain/urging/ladder.ts";
import { liveYear, type Topic } from "@nhipcau/testkit/year/live-year.ts";
import { story } from "@nhipcau/testkit/year/story.ts";
import { makeYearWorld } from "@nhipcau/testkit/year/year-world.ts";

const begun = performance.now();
const world = await makeYearWorld();
const made = performance.now();
const [first, end] = ["2026-01-01", "2026-12-31"];
/** A shorter year, to look at one thing in it. */
const last = process.env["NHIPCAU_YEAR_UNTIL"] ?? end;
const year = await liveYear(world, story, first, last);
await Promise.all([world.QN.close(), world.HP.close()]);

/** Facts of the year, each with the least that must have been looked at. */
const facts: readonly (readonly [title: string, topic: Topic, least: number])[] = [
  ["everything the story tells is done, and what it says is refused is refused", "story", 90],
  [
    "every notice is given on its day, to whom it is for, once, and withdrawn when it stands no more",
    "notices",
    900,
  ],
  ["whoever was told something has one letter that morning, and nobody else has any", "letters", 700],
  ["a browser is told once a day while something is unread", "pushes", 700],
  ["every part is judged alike on both nodes, every evening", "classes", 8000],
  ["L-07 the overview and the queues count what the story tells, on both nodes", "overview", 150],
  [
    "obstacles, petitions, explanations and requests for another deadline stand as was said, on both nodes",
    "statements",
    350,
  ],
  ["both sides see one review, with the counts of its cut-off", "reviews", 30],
  ["L-08 at the year's end each month's end is told as it was on that day", "later", 40],
];

for (const [title, topic, least] of facts)
  test(title, () => {
    const faults = year.faults[topic];
    assert.equal(faults.length, 0, `${faults.length} times otherwise:\n${faults.slice(0, 12).join("\n")}`);
    assert.ok(last < end || year.seen[topic] >= least, `only ${year.seen[topic]} were looked at`);
  });

test("every kind of duty was told of, and a part went up to the Vice Chair", () => {
  if (last < end) return;
  const told = new Set(year.told.map(({ kind }) => kind));
  const missing = Object.keys(ladders).filter((kind) => !told.has(kind));
  assert.deepEqual(missing, []);
  assert.ok(year.told.some(({ kind, reader }) => kind === "part" && reader === "leader"));
});

test("the year took seconds", (context) => {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
  context.diagnostic(`nodes made and connected ${seconds(made - begun)}`);
  for (const [what, milliseconds] of Object.entries(year.spent))
    context.diagnostic(`${what} ${seconds(milliseconds)}`);
  context.diagnostic(`this process worked ${seconds(process.cpuUsage().user / 1000)}`);
  context.diagnostic(`looked at ${JSON.stringify(year.seen)}`);
  const byKind = Object.groupBy(year.told, ({ kind }) => kind);
  for (const [kind, told = []] of Object.entries(byKind))
    context.diagnostic(`${told.length} told of ${kind}`);
});
