// Checks that the pack holds exactly what belongs into each group, counts what it lists, and depends on no order.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { calendarDate, type CalendarDate } from "../calendar-date.ts";
import { canonicalJson, type JsonValue } from "../canonical-json.ts";
import { countParts } from "../counting/five-numbers.ts";
import type { PartClass } from "../promises/part-state.ts";
import { proposeAgenda } from "./agenda.ts";
import { changesSentence } from "./change-sentence.ts";
import { packDifference } from "./pack-difference.ts";
import type { PackFacts } from "./pack-facts.ts";
import { packGroups, parseItemKey, reviewPack, type ReviewPack } from "./review-pack.ts";

// Facts of an agreement made up at random.
const cutOff = calendarDate("2026-11-21");

const day: fc.Arbitrary<CalendarDate> = fc
  .tuple(
    fc.integer({ min: 2021, max: 2026 }),
    fc.integer({ min: 1, max: 11 }),
    fc.integer({ min: 1, max: 21 }),
  )
  .map(([year, month, date]) =>
    calendarDate(`${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`),
  );
const locality = fc.constantFrom("QN", "HP");
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const part = fc
  .record({
    class: fc.constantFrom<PartClass>(
      "done-on-time",
      "done-late",
      "open-in-term",
      "open-overdue",
      "cannot-rate",
    ),
    locality,
    day,
    commitment: fc.constantFrom("c0", "c1", "c2"),
    illustrative: fc.boolean(),
  })
  .map(({ day: date, ...rest }) => ({
    ...rest,
    sector: "transport",
    ...(rest.class === "cannot-rate" ? {} : { dueDate: date }),
    ...(rest.class.startsWith("done") ? { doneOn: date } : {}),
  }));

const commitment = fc
  .record({
    isDone: fc.boolean(),
    told: fc.boolean(),
    project: optional(fc.constantFrom("i1", "i2")),
    regulation: optional(fc.constantFrom("r1")),
    illustrative: fc.boolean(),
  })
  .map(({ told, ...rest }) => ({
    ...rest,
    disagreements: told ? [{ sentence: { vi: "khác nhau", en: "differ" }, localities: ["HP", "QN"] }] : [],
  }));

const obstacle = fc.record({
  locality,
  since: day,
  beyondAuthority: fc.boolean(),
  illustrative: fc.boolean(),
});
const clause = fc.record({ isConcrete: fc.boolean(), parties: fc.constant(["QN", "HP"]) });
const limitation = fc.record({
  content: fc.constantFrom("Phối hợp chưa đều", "Cầu chậm", "Quy chế chưa ban hành"),
  statedOn: optional(day),
  parties: fc.constant(["HP", "QN"]),
  project: optional(fc.constantFrom("i1", "i2")),
  regulation: optional(fc.constantFrom("r1")),
});
const outcome = fc.record({
  text: fc.constantFrom("Báo cáo lại", "Họp tiếp"),
  agreedOn: day,
  illustrative: fc.boolean(),
});

/** Several of a kind, each with an id of its own and, unless it says so itself, a title. */
function many<T extends object>(prefix: string, one: fc.Arbitrary<T>) {
  return fc
    .array(one, { maxLength: 8 })
    .map((list) =>
      list.map((own, index) => ({ id: `${prefix}${index}`, title: `${prefix} ${index}`, ...own })),
    );
}

const packFacts: fc.Arbitrary<PackFacts> = fc
  .record({
    from: optional(day),
    lastReview: optional(day),
    parts: many("p", part),
    commitments: many("c", commitment),
    obstacles: many("o", obstacle),
    clauses: many("k", clause),
    limitations: many("l", limitation),
    carriedOver: many("x", outcome),
  })
  .map(({ from, lastReview, clauses, ...rest }) => ({
    agreement: "A06",
    cutOff,
    ...(from === undefined ? {} : { from }),
    ...(lastReview === undefined ? {} : { lastReview }),
    ...rest,
    clauses: clauses.map(({ title, ...own }) => ({ ...own, content: title })),
  })) as fc.Arbitrary<PackFacts>;

/** The same facts in another order. */
function turned(facts: PackFacts): PackFacts {
  const { parts, commitments, obstacles, clauses, limitations, carriedOver } = facts;
  return {
    ...facts,
    parts: parts.toReversed(),
    commitments: commitments.toReversed(),
    obstacles: obstacles.toReversed(),
    clauses: clauses.toReversed(),
    limitations: limitations.toReversed(),
    carriedOver: carriedOver.toReversed(),
  };
}

const textOf = (pack: ReviewPack): string => canonicalJson(JSON.parse(JSON.stringify(pack)) as JsonValue);
const keysOf = (pack: ReviewPack, group: keyof ReviewPack["groups"]): string[] =>
  pack.groups[group].items.map(({ key }) => key).toSorted();

test("L-02 the same facts give the same pack, letter by letter, in whatever order they came", () => {
  fc.assert(
    fc.property(packFacts, (facts) => {
      assert.equal(textOf(reviewPack(turned(facts))), textOf(reviewPack(facts)));
    }),
  );
});

test("L-07 every part is in the groups it belongs to and in no other, and what is counted is what is listed", () => {
  fc.assert(
    fc.property(packFacts, (facts) => {
      const pack = reviewPack(facts);
      for (const part of facts.parts) {
        const key = `parts:${part.id}`;
        const { doneOn } = part;
        const isLate = part.class === "open-overdue";
        const isDone = doneOn !== undefined && doneOn >= (facts.from ?? "") && doneOn <= cutOff;
        assert.equal(keysOf(pack, "late").includes(key), isLate);
        assert.equal(keysOf(pack, "done").includes(key), isDone);
      }
      assert.equal(pack.groups.late.items.length, pack.figures.openOverdue);
      assert.equal(pack.groups.late.of, pack.figures.rateable);
      assert.equal(pack.groups.done.of, pack.figures.total);
      assert.deepEqual(pack.figures, countParts(facts.parts));
      const beyond = facts.obstacles.filter(({ beyondAuthority }) => beyondAuthority);
      assert.deepEqual(
        keysOf(pack, "beyondAuthority"),
        beyond.map(({ id }) => `obstacles:${id}`),
      );
      assert.equal(pack.groups.beyondAuthority.of, facts.obstacles.length);
      const loose = facts.clauses.filter(({ isConcrete }) => !isConcrete);
      assert.deepEqual(
        keysOf(pack, "notConcrete"),
        loose.map(({ id }) => `clauses:${id}`),
      );
      const told = facts.commitments.filter(({ disagreements }) => disagreements.length > 0);
      assert.deepEqual(
        keysOf(pack, "disagreed"),
        told.map(({ id }) => `commitments:${id}`),
      );
      assert.equal(pack.groups.disagreed.of, facts.commitments.length);
      assert.equal(pack.groups.carriedOver.items.length, facts.carriedOver.length);
    }),
  );
});

test("no item stands twice in a group, and every key can be followed to its record", () => {
  fc.assert(
    fc.property(packFacts, (facts) => {
      const pack = reviewPack(facts);
      for (const group of packGroups) {
        const keys = keysOf(pack, group);
        assert.equal(new Set(keys).size, keys.length);
        for (const key of keys) assert.ok(parseItemKey(key));
        assert.ok(keys.length <= pack.groups[group].of);
      }
    }),
  );
  for (const bad of ["", "parts", "parts:", ":x", "parts:../x", "Parts:x"])
    assert.equal(parseItemKey(bad), undefined);
});

const base: PackFacts = {
  agreement: "A06",
  cutOff,
  lastReview: calendarDate("2021-08-14"),
  parts: [],
  commitments: [
    {
      id: "CK-01",
      title: "Quy chế",
      isDone: false,
      disagreements: [],
      regulation: "RG02",
      illustrative: true,
    },
    { id: "CK-02", title: "Cầu", isDone: true, disagreements: [], project: "I19", illustrative: true },
  ],
  obstacles: [],
  clauses: [],
  limitations: [],
  carriedOver: [],
};
const said = (id: string, statedOn: string, more: object = {}) => ({
  id,
  content: `Hạn chế ${id}`,
  statedOn: calendarDate(statedOn),
  parties: [],
  ...more,
});

test("a limitation is repeated when its work is still open, or when it was said again; not when it is new or mended", () => {
  const limitations = [
    said("open", "2021-08-14", { regulation: "RG02" }),
    said("mended", "2021-08-14", { project: "I19" }),
    said("old", "2021-08-14", { content: "Phối hợp chưa đều." }),
    said("again", "2026-05-01", { content: "PHỐI HỢP  chưa đều." }),
    said("new", "2026-05-01"),
  ];
  const { items, of } = reviewPack({ ...base, limitations }).groups.repeated;
  assert.deepEqual(
    items.map(({ key, facts }) => [key, facts["because"]]),
    [
      ["limitations:old", "said-again"],
      ["limitations:open", "still-open"],
    ],
  );
  assert.equal(of, 5);
});

test("packs differ exactly when they say something else, and the difference read backwards is the way back", () => {
  fc.assert(
    fc.property(packFacts, packFacts, (one, other) => {
      const [a, b] = [reviewPack(one), reviewPack({ ...other, ...(one.from ? { from: one.from } : {}) })];
      const same = textOf({ ...a, from: cutOff }) === textOf({ ...b, from: cutOff });
      assert.equal(packDifference(a, b).length === 0, same);
      assert.equal(packDifference(a, b).length, packDifference(b, a).length);
      assert.deepEqual(packDifference(a, a), []);
    }),
  );
});

test("a changed figure is named with its side and both numbers", () => {
  const part = (percent: "open-overdue" | "done-late") => ({
    id: "p",
    title: "Làm đường",
    commitment: "CK-02",
    locality: "HP",
    sector: "transport",
    class: percent,
    dueDate: calendarDate("2026-01-31"),
    illustrative: false,
  });
  const before = reviewPack({ ...base, parts: [part("open-overdue")] });
  const after = reviewPack({ ...base, parts: [part("done-late")] });
  const changes = packDifference(before, after);
  const { vi, en } = changesSentence(changes, (id) => (id === "HP" ? "Hải Phòng" : id), 4);
  assert.equal(
    vi,
    "xong chậm: 0 → 1; quá hạn: 1 → 0; Hải Phòng, xong chậm: 0 → 1; Hải Phòng, quá hạn: 1 → 0; và 2 chỗ khác",
  );
  assert.match(en, /^done late: 0 → 1; overdue: 1 → 0; .*and 2 more$/u);
});

test("the agenda takes what is disagreed or objected to first, then the oldest, each item once", () => {
  fc.assert(
    fc.property(packFacts, fc.func(fc.boolean()), (facts, isObjected) => {
      const pack = reviewPack(facts);
      const agenda = proposeAgenda(pack, isObjected);
      const keys = agenda.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      const first = agenda.map(({ key, group }) => group === "disagreed" || isObjected(key));
      assert.ok(!first.includes(true) || !first.slice(0, first.lastIndexOf(true)).includes(false));
      assert.deepEqual(proposeAgenda(reviewPack(turned(facts)), isObjected), agenda);
      for (const { minutes } of agenda) assert.ok(minutes >= 5);
    }),
  );
});
