// Lives through days of the story on both nodes, one after the other, and holds everything seen on the way against what the
// oracles foretell. What differs is noted by topic and day and does not end the run.
//
//   05:00  each node urges, writes letters, tells browsers        from what it knew in the evening before
//   09:00  what the story tells of the day happens
//   18:00  the nodes exchange until quiet, and both are looked at
import assert from "node:assert/strict";
import type { Happening, Side } from "./deeds.ts";
import {
  decided,
  mostTold,
  noticesOf,
  overviewAt,
  partLines,
  plainLines,
  queuesAt,
  reviewAt,
  statementLines,
} from "./year-views.ts";
import type { Overview } from "./year-views.ts";
import { overviewOn, packOf, queuesOn } from "./overview-oracle.ts";
import { perform } from "./perform.ts";
import { endsMonth, everyDay } from "./plain-days.ts";
import { statementLinesOn } from "./statements-oracle.ts";
import { partsOn } from "./told-story.ts";
import { nameOf, type Morning, type PlainNotice, UrgingOracle } from "./urging-oracle.ts";
import { addressOf, type YearWorld } from "./year-world.ts";

export type Topic =
  | "story"
  | "notices"
  | "letters"
  | "pushes"
  | "classes"
  | "overview"
  | "statements"
  | "reviews"
  | "later";

export interface LivedYear {
  /** What was not as foretold, by topic. */
  readonly faults: Readonly<Record<Topic, string[]>>;
  /** How much was held against what was foretold. */
  readonly seen: Readonly<Record<Topic, number>>;
  /** Every notice that was foretold. */
  readonly told: readonly PlainNotice[];
  /** Milliseconds, by what they were spent on. */
  readonly spent: Readonly<Record<string, number>>;
}

/** One run through days of a story. */
interface Living extends LivedYear {
  readonly world: YearWorld;
  readonly story: readonly Happening[];
  readonly oracles: Readonly<Record<Side, UrgingOracle>>;
  /** What each node knows. */
  readonly known: Record<Side, Happening[]>;
  readonly up: Record<Side, boolean>;
  /** What was read through the month's last day, by the day and the side. */
  readonly monthEnds: Map<string, Overview>;
  /** Whether the focal point has something unread. */
  readonly unread: Record<Side, Set<string>>;
}

const sides: readonly Side[] = ["QN", "HP"];

/** Lives from the first day to the last. */
export async function liveYear(
  world: YearWorld,
  story: readonly Happening[],
  first: string,
  last: string,
): Promise<LivedYear> {
  const living: Living = {
    world,
    story,
    oracles: { QN: new UrgingOracle("QN"), HP: new UrgingOracle("HP") },
    known: { QN: [], HP: [] },
    up: { QN: true, HP: true },
    monthEnds: new Map(),
    unread: { QN: new Set(), HP: new Set() },
    faults: record(() => []),
    seen: record(() => 0),
    told: [],
    spent: {},
  };
  for (const day of everyDay(first, last)) {
    const today = story.filter(({ on }) => on === day);
    for (const { side, deed } of today) if (deed.does === "start-node") living.up[side] = true;
    world.setClock(day, 5);
    const awake = sides.filter((side) => living.up[side]);
    await timed(living, "mornings", () => Promise.all(awake.map((side) => morning(living, side, day))));
    world.setClock(day, 9);
    await timed(living, "deeds", () => daytime(living, today));
    world.setClock(day, 18);
    await evening(living, today, day);
    for (const { side, deed } of today) if (deed.does === "stop-node") living.up[side] = false;
  }
  await yearsEnd(living, last);
  return { ...living, told: sides.flatMap((side) => living.oracles[side].all) };
}

async function morning(living: Living, side: Side, day: string): Promise<void> {
  const { world, oracles, known } = living;
  const own = world[side];
  if (day.endsWith("-01")) {
    await own.readEverything();
    living.unread[side].clear();
  }
  await own.morning(day);
  const foretold = oracles[side].morning(known[side], day);
  const kept = await noticesOf(own, day);
  const given = kept.filter((notice) => notice.day === day).map(nameOf);
  compare(living, "notices", `${day} ${side} given`, given, foretold.given.map(nameOf));
  const withdrawn = kept
    .filter(({ withdrawnOn }) => withdrawnOn === day)
    .map((notice) => `${nameOf(notice)}: ${notice.because}`);
  const lapsed = foretold.withdrawn.map((notice) => `${nameOf(notice)}: ${notice.because}`);
  compare(living, "notices", `${day} ${side} withdrawn`, withdrawn, lapsed);
  lettersOf(living, side, day, foretold);
  pushesOf(living, side, day, foretold);
  // A second run of the day gives nothing, writes nothing, tells nobody; once a month, for all days cost as much.
  if (!day.endsWith("-15")) return;
  const before = sentBy(world, side);
  compare(living, "notices", `${day} ${side} again`, [await own.morning(day)], [0]);
  compare(living, "letters", `${day} ${side} again`, [sentBy(world, side)], [before]);
}

function sentBy({ letters, pushes }: YearWorld, side: Side): number {
  return [...letters, ...pushes].filter((sent) => sent.side === side).length;
}

// Everybody who was told something has one letter that says how much of it is late.
function lettersOf(living: Living, side: Side, day: string, { given }: Morning): void {
  const readers = Map.groupBy(given, ({ reader, agency }) =>
    addressOf(side, agency === "" ? reader : agency),
  );
  const foretold = [...readers].map(([to, own]) => {
    const late = own.filter(({ due }) => due < day).length;
    const written = day.split("-").toReversed().join("/");
    const soon = `${own.length - late} việc sắp đến hạn`;
    return `${to}: Nhịp Cầu ${written}: ${late === 0 ? soon : `${late} việc quá hạn, ${soon}`}`;
  });
  const sent = living.world.letters.filter((letter) => letter.side === side && letter.day === day);
  compare(
    living,
    "letters",
    `${day} ${side}`,
    sent.map(({ to, subject }) => `${to}: ${subject}`),
    foretold,
  );
}

// The focal point's browser is told once a day while something is unread, which the month's first day ends.
function pushesOf(living: Living, side: Side, day: string, { given, withdrawn }: Morning): void {
  const unread = living.unread[side];
  for (const notice of given) if (notice.reader === "focal-point") unread.add(nameOf(notice));
  for (const notice of withdrawn) unread.delete(nameOf(notice));
  const sent = living.world.pushes.filter((push) => push.side === side && push.day === day).length;
  compare(living, "pushes", `${day} ${side}`, [sent], [unread.size > 0 ? 1 : 0]);
}

async function daytime(living: Living, today: readonly Happening[]): Promise<void> {
  const { world, known } = living;
  for (const line of today) {
    const { side, on, deed, refused } = line;
    const outcome = await perform(world[side].node.store, line, () => world.makeId());
    const code = outcome.ok ? "done" : (outcome.refusals[0]?.code ?? "refused");
    compare(living, "story", `${on} ${side} ${deed.does}`, [code], [refused ?? "done"]);
    known[side].push(line);
  }
}

async function evening(living: Living, today: readonly Happening[], day: string): Promise<void> {
  const { world, up, known, story } = living;
  if (up.QN && up.HP) {
    await timed(living, "exchange", () => world.exchange());
    for (const side of sides) known[side] = story.filter(({ on }) => on <= day);
  }
  const awake = sides.filter((side) => up[side]);
  const onBoth = (what: string, look: (side: Side) => Promise<void>): Promise<unknown> =>
    timed(living, what, () => Promise.all(awake.map(look)));
  await onBoth("looking at parts", async (side) => {
    const lines = await partLines(world[side], day);
    compare(living, "classes", `${day} ${side}`, lines, plainLines(partsOn(known[side], day)));
  });
  if (today.length > 0 || endsMonth(day))
    await onBoth("looking at overviews", (side) => lookAt(living, side, day));
  if (today.some(({ deed }) => deed.does in statements) || endsMonth(day))
    await onBoth("looking at statements", (side) => lookAtStatements(living, side, day));
  for (const { deed } of today)
    if ("review" in deed)
      await timed(living, "looking at reviews", () => lookAtReview(living, deed.review, day));
}

async function lookAt(living: Living, side: Side, day: string): Promise<void> {
  const { world, known, monthEnds } = living;
  const overview = await overviewAt(world[side]);
  if (endsMonth(day)) monthEnds.set(`${day} ${side}`, overview);
  compare(living, "overview", `${day} ${side}`, [decided(overview)], [overviewOn(known[side], day)]);
  const queues = await queuesAt(world[side], day);
  compare(living, "overview", `${day} ${side} queues`, [queues], [queuesOn(known[side], side, day)]);
}

/** What is said of obstacles, petitions, explanations and deadlines. */
const statements: Readonly<Partial<Record<Happening["deed"]["does"], true>>> = {
  "meet-obstacle": true,
  escalate: true,
  direct: true,
  "clear-obstacle": true,
  "draft-petition": true,
  "sign-petition": true,
  "send-petition": true,
  "answer-petition": true,
  "ask-why": true,
  explain: true,
  "ask-extension": true,
  "grant-extension": true,
  "refuse-extension": true,
};

async function lookAtStatements({ world, known, ...living }: Living, side: Side, day: string): Promise<void> {
  const lines = await statementLines(world[side], { asOf: day, today: day });
  compare(living, "statements", `${day} ${side}`, lines, statementLinesOn(known[side], day));
}

// Both sides see one review: the same stage, the same digest, the counts of its cut-off.
async function lookAtReview(living: Living, id: string, day: string): Promise<void> {
  const { world, known } = living;
  const [here, there] = [await reviewAt(world.QN, id), await reviewAt(world.HP, id)];
  compare(living, "reviews", `${day} ${id} on both sides`, [here], [there]);
  const convened = known.QN.find(({ deed }) => deed.does === "convene-review" && deed.id === id)?.deed;
  if (convened?.does !== "convene-review") return;
  compare(living, "reviews", `${day} ${id} pack`, [here.pack], [packOf(known.QN, convened)]);
  compare(living, "reviews", `${day} ${id} stage`, [here.stage], [stageOf(known.QN, id)]);
}

function stageOf(known: readonly Happening[], id: string): string {
  let stage = "preparing";
  let signed = 0;
  for (const { deed, refused } of known) {
    if (refused !== undefined || !("review" in deed) || deed.review !== id) continue;
    if (deed.does === "open-review") stage = "open";
    if (deed.does === "take-snapshot") [stage, signed] = ["snapshot-taken", 0];
    if (deed.does === "sign-off") signed += 1;
    if (deed.does === "sign-off") stage = signed === 2 ? "locked" : "partly-signed";
  }
  return stage;
}

// What was true at the end of each month is still told of it, and nothing was left on the way.
async function yearsEnd(living: Living, last: string): Promise<void> {
  const { world, monthEnds, known } = living;
  await timed(living, "the last look", async () => {
    for (const [end, then] of monthEnds) {
      const [day, side] = end.split(" ") as [string, Side];
      const now = await overviewAt(world[side], day);
      compare(living, "later", `${end} as of ${last}`, [now], [then]);
      compare(living, "later", `${end} foretold`, [decided(now)], [overviewOn(known[side], day)]);
      const lines = await statementLines(world[side], { asOf: day, today: last });
      compare(living, "later", `${end} statements`, lines, statementLinesOn(known[side], day));
    }
    for (const side of sides)
      compare(living, "notices", `${side} told of one thing in a day`, [await mostTold(world[side])], [1]);
    compare(living, "story", "left to exchange", [await world.settleAll()], [0]);
  });
}

type Compared = Pick<LivedYear, "faults" | "seen">;

function compare(
  { faults, seen }: Compared,
  topic: Topic,
  what: string,
  found: readonly unknown[],
  foretold: readonly unknown[],
): void {
  (seen as Record<Topic, number>)[topic] += Math.max(1, foretold.length);
  const sorted = (values: readonly unknown[]): readonly unknown[] =>
    values.every((value) => typeof value === "string") ? values.toSorted() : values;
  try {
    assert.deepStrictEqual(plain(sorted(found)), plain(sorted(foretold)));
  } catch (error) {
    faults[topic].push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// What a page is sent: absent is absent.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

async function timed<T>({ spent }: Living, what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    (spent as Record<string, number>)[what] = (spent[what] ?? 0) + performance.now() - begun;
  }
}

function record<Value>(make: () => Value): Record<Topic, Value> {
  return {
    story: make(),
    notices: make(),
    letters: make(),
    pushes: make(),
    classes: make(),
    overview: make(),
    statements: make(),
    reviews: make(),
    later: make(),
  };
}
