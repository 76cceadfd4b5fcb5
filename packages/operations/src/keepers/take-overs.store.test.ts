// Who takes over after the mergers of 2025, on the region's own records: what waits, who may say it, what the word changes
// (queues, urging, what people see) and what it leaves as it was signed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import { actor, roleNames } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome, putWell } from "@nhipcau/testkit/put-records.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import fc from "fast-check";
import type { Acting } from "../ports/acting.ts";
import { readCommitment } from "../programme/commitment-detail.ts";
import { addRecord, changeRecord, retireRecord, type WriteContext } from "../records/write-record.ts";
import { readDuties } from "../urging/duties.ts";
import { readWork } from "../work/work-queues.ts";
import { type Confirmation, confirmTakeOvers } from "./confirm-take-overs.ts";
import { countTakeOvers, listTakeOvers } from "./list-take-overs.ts";

const { store } = await makeNode();
await loadRegion(store);
const today = calendarDate("2026-11-21");
const ground = "Quyết định số 15/QĐ-UBND ngày 01/3/2025";
let ids = 0;

type Item = Confirmation["items"][number];

function contextOf(acting: Acting): WriteContext {
  return { acting, today, makeId: () => `TN-${(ids += 1)}` };
}

function confirm(acting: Acting, ...items: Item[]) {
  return confirmTakeOvers(store, { ground, items }, contextOf(acting));
}

function ofPart(id: string, from: string, to: string, day = "2025-07-01"): Item {
  return { kind: "part", id, from, to, day };
}

async function agencyOfDuty(locality: string, part: string): Promise<string | undefined> {
  const { duties } = await store.read(actor(locality), (transaction) =>
    readDuties(transaction, locality, today),
  );
  return duties.find(({ kind, id }) => kind === "part" && id === part)?.agency;
}

async function leadQueues(agency: string): Promise<Set<string>> {
  const acting: Acting = { ...actor(agency.slice(-2), "specialist"), agency };
  const found = new Set<string>();
  for (const queue of ["overdue", "due-soon", "waiting", "returned"] as const)
    for (const { part } of (await readWork(store, acting, today, { queue, scope: "lead" })).rows)
      found.add(part.id);
  return found;
}

const open = await putWell(store, actor("QN"), parts, [
  { id: "TN-QN", body: part("QN", "SGTVT-QN"), scope: "public" },
  { id: "TN-QN-2", body: { ...part("QN", "SDL-QN"), coordinatingAgencies: ["SGTVT-QN"] }, scope: "public" },
]);
await putWell(store, actor("HP"), parts, [{ id: "TN-HP", body: part("HP", "SGTVT-HP"), scope: "public" }]);
assert.equal(open.length, 2);

function part(locality: string, leadAgency: string) {
  return { commitment: "CK-01", locality, task: `Việc của ${leadAgency}`, leadAgency, dueDate: "2026-10-01" };
}

test("every open part whose agency merged in 2025 waits, its heir by law beside it, for the side of that agency", async () => {
  const list = await listTakeOvers(store, actor("HP"), today);
  const waiting = list.events.flatMap(({ things, ...event }) => things.map((thing) => ({ event, thing })));
  const transport = waiting.find(({ thing }) => thing.id === "TN-HP");
  assert.equal(transport?.event.id, "D2025-SXD-HP");
  assert.equal(transport?.event.isOurs, true);
  assert.deepEqual(
    transport?.thing.candidates.map(({ id }) => id),
    ["SXD-HP"],
  );
  assert.equal(transport?.thing.day, "2025-03-01");
  const heritage = waiting.find(({ thing }) => thing.from.id === "BQLCSKB-HD");
  assert.deepEqual(
    [heritage?.event.side.id, heritage?.event.isOurs],
    ["HP", true],
    "Hải Dương is Hải Phòng now",
  );
  assert.deepEqual(
    heritage?.thing.candidates.map(({ id }) => id),
    ["BQLCSKB-HP"],
  );
  const theirs = waiting.filter(({ event }) => event.side.id === "QN");
  assert.ok(theirs.length > 0 && theirs.every(({ event }) => !event.isOurs));
  const own = list.events.filter(({ isOurs }) => isOurs).reduce((sum, event) => sum + event.waiting, 0);
  assert.equal(list.waiting, own);
  assert.equal((await countTakeOvers(store, actor("HP"), today)).waiting, own);
  assert.equal((await countTakeOvers(store, actor("HP", "reader"), today)).waiting, 0);
});

test("the registers of Hải Dương wait too, with how many records it made, for its government's heir", async () => {
  const { events } = await listTakeOvers(store, actor("HP"), today);
  const merger = events.find(({ register }) => register === "locality-successions");
  assert.match(merger?.ground ?? "", /202\/2025\/QH15/u);
  const agencies = merger?.things.find(({ id }) => id === "agencies");
  assert.ok((agencies?.records ?? 0) > 10);
  assert.deepEqual(
    agencies?.candidates.map(({ id }) => id),
    ["UBND-HP"],
  );
  assert.equal(
    merger?.things.some(({ id }) => id === "reports" || id === "parts"),
    false,
    "what hangs on a part follows the part",
  );
  const item: Item = { kind: "register", id: "agencies", from: "HD", to: "SNV-HP", day: "2025-07-01" };
  assert.equal(codesOfOutcome(await confirm(actor("HP", "data-officer"), item)), "done");
  const after = (await listTakeOvers(store, actor("HP"), today)).events.find(({ id }) => id === merger?.id);
  assert.equal(after?.things.find(({ id }) => id === "agencies")?.confirmed?.to.id, "SNV-HP");
  assert.equal(after?.waiting, (merger?.waiting ?? 0) - 1);
});

test("a confirmation moves the work to who took it over, and the part keeps the name it was given", async () => {
  assert.equal(await agencyOfDuty("QN", "TN-QN"), "SXD-QN", "the heir by law, while nobody has said it");
  assert.ok((await leadQueues("SXD-QN")).has("TN-QN"));
  const outcome = await confirm(actor("QN"), ofPart("TN-QN", "SGTVT-QN", "BQLKKT-QN", "2025-03-01"));
  assert.equal(codesOfOutcome(outcome), "done");
  assert.equal(await agencyOfDuty("QN", "TN-QN"), "BQLKKT-QN");
  assert.equal((await leadQueues("SXD-QN")).has("TN-QN"), false);
  assert.ok((await leadQueues("BQLKKT-QN")).has("TN-QN"));
  const record = await store.read(actor("QN"), (transaction) => transaction.find(parts, "TN-QN"));
  assert.deepEqual([record?.version, record?.body["leadAgency"]], [1, "SGTVT-QN"]);
  const seen = await readCommitment(store, actor("HP"), { asOf: today, today }, "CK-01");
  assert.ok(seen.ok);
  const shown = seen.value.parts.find(({ id }) => id === "TN-QN");
  assert.equal(shown?.leadAgency?.id, "SGTVT-QN");
  assert.deepEqual(
    shown?.keepers?.map(({ named, agencies, confirmed, since }) => [
      named,
      agencies[0]?.id,
      confirmed,
      since,
    ]),
    [["SGTVT-QN", "BQLKKT-QN", true, "2025-03-01"]],
  );
  const other = seen.value.parts.find(({ id }) => id === "TN-QN-2");
  assert.deepEqual(
    other?.keepers?.map(({ named, confirmed }) => [named, confirmed]),
    [
      ["SDL-QN", false],
      ["SGTVT-QN", false],
    ],
  );
});

test("as of a day before it was taken over, the heir by law is seen", async () => {
  const before = calendarDate("2025-02-28");
  const seen = await readCommitment(store, actor("QN"), { asOf: before, today }, "CK-01");
  assert.ok(seen.ok);
  for (const { keepers = [] } of seen.value.parts) assert.deepEqual(keepers, [], "nobody had merged yet");
});

const refused: readonly [string, Acting, Item, string][] = [
  ["another side's body", actor("QN"), ofPart("TN-HP", "SGTVT-HP", "SXD-QN"), "take-over-of-other-side"],
  ["a body that stands", actor("QN"), ofPart("TN-QN-2", "SXD-QN", "SNV-QN"), "body-has-not-ended"],
  ["a body the part does not name", actor("QN"), ofPart("TN-QN-2", "SKHDT-QN", "STC-QN"), "body-not-named"],
  [
    "a successor of another side",
    actor("QN"),
    ofPart("TN-QN-2", "SDL-QN", "SVHTTDL-HP"),
    "agency-of-other-side",
  ],
  [
    "a successor that was another side's on the day",
    actor("HP"),
    ofPart("CK-13-HD", "SKHDT-HD", "STC-HP", "2025-03-01"),
    "agency-of-other-side",
  ],
  [
    "a successor that has ended",
    actor("QN"),
    ofPart("TN-QN-2", "SDL-QN", "SVHTT-QN"),
    "successor-does-not-stand",
  ],
  [
    "a day before the succession",
    actor("QN"),
    ofPart("TN-QN-2", "SDL-QN", "SXD-QN", "2025-02-28"),
    "taken-over-too-early",
  ],
  ["a day to come", actor("QN"), ofPart("TN-QN-2", "SDL-QN", "SXD-QN", "2026-11-22"), "date-in-future"],
  ["a second word about one part", actor("QN"), ofPart("TN-QN", "SGTVT-QN", "SXD-QN"), "taken-over-already"],
  ["a part that is not there", actor("QN"), ofPart("NONE", "SDL-QN", "SXD-QN"), "reference-to-nothing"],
  [
    "a register that is not there",
    actor("HP"),
    { kind: "register", id: "nothing", from: "HD", to: "UBND-HP", day: "2025-07-01" },
    "reference-to-nothing",
  ],
  [
    "a locality that stands",
    actor("HP"),
    { kind: "register", id: "ports", from: "HP", to: "UBND-HP", day: "2025-07-01" },
    "body-has-not-ended",
  ],
];

test("each bad confirmation has one reason, whichever way it is sent, and nothing is written", async () => {
  const count = async () =>
    (await store.read(actor("QN"), (transaction) => transaction.all(takeOvers))).length;
  const before = await count();
  for (const [what, acting, item, code] of refused) {
    assert.deepEqual(codesOfOutcome(await confirm(acting, item)), [code], what);
    const { kind, id, from, to: toAgency, day } = item;
    const own = kind === "register" ? { register: id, fromLocality: from } : { [kind]: id, fromAgency: from };
    const input = { body: { ...own, toAgency, day, ground } };
    const added = await addRecord(store, takeOvers, input, contextOf(acting));
    assert.deepEqual(codesOfOutcome(added), [code], `${what}, as a record`);
  }
  assert.equal(await count(), before);
});

test("where one of many is refused all are, each with its place, and nothing is half-written", async () => {
  const outcome = await confirm(
    actor("QN"),
    ofPart("TN-QN-2", "SDL-QN", "SVHTTDL-QN"),
    ofPart("TN-QN", "SGTVT-QN", "SXD-QN"),
    ofPart("TN-QN-2", "SGTVT-QN", "SXD-QN", "2025-01-01"),
  );
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refusals.map(({ code, path }) => [code, path]),
    [
      ["taken-over-already", "items.1.fromAgency"],
      ["taken-over-too-early", "items.2.day"],
    ],
  );
  const twice = ofPart("TN-QN-2", "SDL-QN", "SVHTTDL-QN");
  assert.deepEqual(codesOfOutcome(await confirm(actor("QN"), twice, twice)), ["taken-over-already"]);
  assert.equal(await agencyOfDuty("QN", "TN-QN-2"), "SVHTTDL-QN", "by law, as before");
});

test("two people who confirm one part at the same moment: one is told what the other said", async () => {
  const codes = await Promise.all(
    ["SVHTTDL-QN", "UBND-QN"].map(async (to) =>
      codesOfOutcome(await confirm(actor("QN"), ofPart("TN-QN-2", "SDL-QN", to))),
    ),
  );
  assert.deepEqual(new Set(codes.map(String)), new Set(["done", "taken-over-already"]));
});

test("a confirmation is changed by its next version, and withdrawn it leaves the heir by law", async () => {
  const said = await store.read(actor("QN"), (transaction) => transaction.all(takeOvers));
  const record = said.find(({ body }) => body.part === "TN-QN");
  assert.ok(record);
  const input = { body: { ...record.body, toAgency: "SXD-QN" } };
  const changed = await changeRecord(store, takeOvers, record.id, 1, input, contextOf(actor("QN")));
  assert.equal(codesOfOutcome(changed), "done");
  assert.equal(await agencyOfDuty("QN", "TN-QN"), "SXD-QN");
  const gone = await retireRecord(store, takeOvers, record.id, 2, "Nhầm", contextOf(actor("QN")));
  assert.equal(codesOfOutcome(gone), "done");
  const seen = await readCommitment(store, actor("QN"), { asOf: today, today }, "CK-01");
  assert.ok(seen.ok);
  const shown = seen.value.parts.find(({ id }) => id === "TN-QN");
  assert.equal(shown?.keepers?.[0]?.confirmed, false);
});

test("what another side says about one's bodies counts for nothing", async () => {
  const body = { part: "TN-HP", fromAgency: "SGTVT-HP", toAgency: "BQLKKT-HP", day: "2025-03-01", ground };
  await putWell(store, actor("QN"), takeOvers, [{ id: "GIA-1", body, scope: "public" }]);
  const away = { part: "TN-HP", fromAgency: "SGTVT-HP", toAgency: "SXD-QN", day: "2025-03-01", ground };
  await putWell(store, actor("HP"), takeOvers, [{ id: "GIA-2", body: away, scope: "public" }]);
  const merged = {
    date: "2025-03-01",
    kind: "merge",
    predecessors: ["SNV-HP"],
    successors: ["SNV-QN"],
    functions: "?",
  };
  await putWell(store, actor("QN"), agencySuccessions, [{ id: "GIA-3", body: merged, scope: "public" }]);
  assert.equal(await agencyOfDuty("HP", "TN-HP"), "SXD-HP");
  const { events } = await listTakeOvers(store, actor("HP"), today);
  assert.equal(
    events.some(({ id }) => id === "GIA-3"),
    false,
  );
});

test("of a body that was split, a person chooses an heir, also the body itself where it lives on", async () => {
  const split = { date: "2026-01-01", kind: "split", functions: "Y tế", predecessors: ["SYT-QN"] };
  await putWell(store, actor("QN"), agencySuccessions, [
    { id: "CHIA-1", body: { ...split, successors: ["SYT-QN", "SNV-QN"] }, scope: "public" },
  ]);
  await putWell(store, actor("QN"), parts, [{ id: "TN-QN-3", body: part("QN", "SYT-QN"), scope: "public" }]);
  const { events } = await listTakeOvers(store, actor("QN"), today);
  const [thing] = events.find(({ id }) => id === "CHIA-1")?.things.filter(({ id }) => id === "TN-QN-3") ?? [];
  assert.deepEqual(
    thing?.candidates.map(({ id }) => id),
    ["SNV-QN", "SYT-QN"],
  );
  assert.equal(await agencyOfDuty("QN", "TN-QN-3"), undefined, "nobody is urged while nobody has chosen");
  const stays = ofPart("TN-QN-3", "SYT-QN", "SYT-QN", "2026-01-01");
  assert.equal(codesOfOutcome(await confirm(actor("QN"), stays)), "done");
  assert.equal(await agencyOfDuty("QN", "TN-QN-3"), "SYT-QN");
});

test("whoever asks, it is done exactly for the side of the body by a role that confirms", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...roleNames),
      fc.constantFrom("QN", "HP", "HN"),
      fc.constantFrom("QN", "HP"),
      async (role, locality, side) => {
        run += 1;
        const id = `TN-P-${run}`;
        await putWell(store, actor(side), parts, [
          { id, body: part(side, `SGTVT-${side}`), scope: "public" },
        ]);
        const outcome = await confirm(actor(locality, role), ofPart(id, `SGTVT-${side}`, `SXD-${side}`));
        const may = role === "focal-point" || role === "data-officer";
        const expected = !may ? ["forbidden"] : locality === side ? "done" : ["take-over-of-other-side"];
        assert.deepEqual(codesOfOutcome(outcome), expected, `${role} of ${locality} about ${side}`);
      },
    ),
    { numRuns: 40 },
  );
});
