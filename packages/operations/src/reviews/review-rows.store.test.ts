// A file of rows can say a thing twice that a side says once: the second row is refused, whatever its number.
import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { reviewSignOffs } from "@nhipcau/registers/reviews/review-sign-offs.ts";
import { reviewSnapshots } from "@nhipcau/registers/reviews/review-snapshots.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import { refusalsOfRows } from "@nhipcau/testkit/rows-of-one-file.ts";
import { buildPack } from "./build-pack.ts";
import { takeSnapshot } from "./review-actions.ts";
import { readReviewRecords } from "./review-facts.ts";

const today = calendarDate("2026-11-21");
const review = "SK-A06-2026";
const convening = actor("QN");
const node = await makeNode();
await loadRegion(node.store);

test("two rows of one file do not take a snapshot twice", async () => {
  const found = await node.store.read(convening, async (transaction) => {
    const known = await readReviewRecords(transaction, review, today);
    assert.ok(known, "the region has no such review");
    return buildPack(transaction, review, known.record.body, today);
  });
  const { digest, text: pack } = found;
  const body = { review, number: 1, cutOff: "2026-11-20", takenOn: today, digest, pack };
  const refusals = await refusalsOfRows(node.store, {
    acting: convening,
    register: reviewSnapshots,
    bodies: [body, body],
    today,
  });
  assert.deepEqual(refusals, [[1, ["snapshot-superseded"]]]);
});

test("two rows of one file do not sign a snapshot off twice", async () => {
  const taken = await takeSnapshot(node.store, review, {
    acting: convening,
    today,
    makeId: () => "never-asked",
  });
  assert.ok(taken.ok, JSON.stringify(taken));
  const acting = actor("HP", "leader");
  const snapshot = await node.store.read(acting, (transaction) =>
    transaction.find(reviewSnapshots, taken.value.record),
  );
  const body = {
    review,
    snapshot: taken.value.record,
    digest: snapshot?.body.digest,
    locality: "HP",
    signedOn: today,
  };
  const refusals = await refusalsOfRows(node.store, {
    acting,
    register: reviewSignOffs,
    bodies: [body, body],
    today,
  });
  assert.deepEqual(refusals, [[1, ["already-signed"]]]);
});
