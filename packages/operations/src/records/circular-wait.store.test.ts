// Two halves of one circle, written at the same moment by two people: on real transactions of a real database only one
// of them is taken, whichever came first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { codesOfOutcome } from "@nhipcau/testkit/put-records.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import type { Acting } from "../ports/acting.ts";
import type { RecordEnvelope } from "../ports/store.ts";
import { changeRecord } from "./write-record.ts";

const node = await makeNode();
await loadRegion(node.store);
const { here, contextOf, addWell } = makeRecordWriter(node);
const there = actor("HP", "focal-point");
const [first] = await node.store.read(here, (transaction) => transaction.all(commitments));
assert.ok(first);
const body = { commitment: first.id, task: "Nửa vòng", assignedOn: "2026-01-01", dueDate: "2027-01-01" };

interface Half {
  readonly part: RecordEnvelope;
  /** Makes the part wait for the other one. */
  readonly wait: () => Promise<Outcome<RecordEnvelope>>;
}

/** A part of each side; who makes both wait for each other closes a circle. */
async function makeHalves(): Promise<{ readonly ours: Half; readonly theirs: Half }> {
  const ours = await addWell(parts, { ...body, locality: "QN" });
  const theirs = await addWell(parts, { ...body, locality: "HP" }, there);
  const half = (part: RecordEnvelope, other: RecordEnvelope, acting: Acting): Half => ({
    part,
    wait: () => {
      const waiting = { body: { ...part.body, waitsFor: [other.id] } };
      return changeRecord(node.store, parts, part.id, part.version, waiting, contextOf(acting));
    },
  });
  return { ours: half(ours, theirs, here), theirs: half(theirs, ours, there) };
}

test("of two halves of a circular wait written at once exactly one is taken", async () => {
  for (let round = 0; round < 20; round += 1) {
    const { ours, theirs } = await makeHalves();
    const outcomes = await Promise.all([ours.wait(), theirs.wait()]);
    assert.deepEqual(outcomes.map(codesOfOutcome).map(String).toSorted(), ["circular-wait", "done"]);
  }
});

test("a half that comes while the other is not yet committed waits for it, and is then refused", async () => {
  const { ours, theirs } = await makeHalves();
  let answered: Outcome<RecordEnvelope> | undefined;
  let second: Promise<void> | undefined;
  await node.store.write(here, async (transaction) => {
    await transaction.takeTurn("waits");
    const { id, holdsFrom, scope, version, body: own } = ours.part;
    const waiting = { ...own, waitsFor: [theirs.part.id] };
    const put = await transaction.put(parts, [{ id, holdsFrom, scope, body: waiting, expected: version }]);
    assert.ok(put.ok);
    second = theirs.wait().then((outcome) => void (answered = outcome));
    while (answered === undefined && !(await somebodyWaits())) await setImmediate();
    assert.equal(answered, undefined, "it did not wait");
    return done(undefined);
  });
  await second;
  assert.deepEqual(answered && codesOfOutcome(answered), ["circular-wait"]);
});

test("parts that wait for nothing take no turn", async () => {
  await node.store.write(here, async (transaction) => {
    await transaction.takeTurn("waits");
    await addWell(parts, { ...body, locality: "HP", task: "Không chờ ai" }, there);
    return done(undefined);
  });
});

async function somebodyWaits(): Promise<boolean> {
  const [row] = await node.sql(
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 7005 and not granted",
  );
  return Number(row?.["n"]) > 0;
}
