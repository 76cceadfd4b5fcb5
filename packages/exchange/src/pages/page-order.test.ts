import assert from "node:assert/strict";
import test from "node:test";
import { decidePage, type HeldPages } from "./page-order.ts";
import {
  sampleConsumer,
  sampleGrant,
  sampleOwner,
  samplePage,
  type SamplePage,
} from "./sample-pages.fixture.ts";

const nothing: HeldPages = { grant: sampleGrant, owner: sampleOwner, self: sampleConsumer };
const first = samplePage();
const second = samplePage({ number: 2, previous: first.hash });
const other = "33333333-3333-4333-8333-333333333333";

function holding(page: SamplePage): HeldPages {
  return { ...nothing, last: { header: page.header, hash: page.hash } };
}

function decide(held: HeldPages, page: SamplePage): string {
  const decided = decidePage(held, page.header, page.hash);
  return decided.ok ? decided.value : (decided.refusals[0]?.code ?? "none");
}

test("X-43: page 1 begins, page 2 follows it, and the last page again changes nothing", () => {
  assert.equal(decide(nothing, first), "first");
  assert.equal(decide(holding(first), second), "follows");
  assert.equal(decide(holding(second), second), "repeats");
});

test("X-43: a page that leaves a gap, comes from before, or goes on from another cursor is refused", () => {
  const fourth = samplePage({ number: 4, previous: second.hash });
  assert.equal(decide(nothing, second), "page-out-of-order");
  assert.equal(decide(holding(second), fourth), "page-out-of-order");
  assert.equal(decide(holding(second), first), "page-out-of-order");
  assert.equal(
    decide(holding(first), samplePage({ number: 2, previous: first.hash, from: "else" })),
    "page-out-of-order",
  );
});

test("X-43: a page of another grant, of another register or to another node is refused", () => {
  assert.equal(decide(nothing, samplePage({ grant: other })), "wrong-grant");
  assert.equal(
    decide(holding(first), samplePage({ number: 2, previous: first.hash, register: "boats" })),
    "wrong-grant",
  );
  assert.equal(decide(nothing, samplePage({ to: other })), "wrong-audience");
  assert.equal(decide(nothing, samplePage({ owner: other })), "bad-page");
});

test("X-53: another page for a position held, or one that follows on another, is evidence", () => {
  assert.equal(decide(holding(first), samplePage({ at: "2026-11-21T03:04:06Z" })), "equivocation");
  assert.equal(decide(holding(first), samplePage({ number: 2, previous: second.hash })), "equivocation");
});

test("X-47: a snapshot begins under new terms and in a new epoch, where the numbers begin at 1", () => {
  const newTerms = samplePage({
    number: 3,
    previous: second.hash,
    terms: 2,
    phase: "snapshot",
    begins: true,
    from: null,
  });
  assert.equal(decide(holding(second), newTerms), "begins-again");
  assert.equal(
    decide(holding(second), samplePage({ number: 3, previous: second.hash, terms: 2 })),
    "page-out-of-order",
  );
  const newEpoch = samplePage({ epoch: 2 });
  assert.equal(decide(holding(second), newEpoch), "begins-again");
  assert.equal(
    decide(holding(second), samplePage({ epoch: 2, number: 3, previous: second.hash })),
    "page-out-of-order",
  );
  assert.equal(decide(holding(newEpoch), first), "page-out-of-order", "an earlier epoch is over");
});

test("X-47: the journal goes on only after the last page of the snapshot, and a snapshot only within one", () => {
  const begun = samplePage({ ends: false });
  const more = samplePage({ number: 2, previous: begun.hash, phase: "snapshot", ends: true });
  assert.equal(decide(holding(begun), more), "follows");
  assert.equal(decide(holding(begun), samplePage({ number: 2, previous: begun.hash })), "page-out-of-order");
  assert.equal(decide(holding(more), samplePage({ number: 3, previous: more.hash })), "follows");
  assert.equal(
    decide(holding(second), samplePage({ number: 3, previous: second.hash, phase: "snapshot" })),
    "page-out-of-order",
  );
});

test("X-46: a transaction larger than a page goes on in the next, or is dropped when a snapshot begins", () => {
  const part = samplePage({ number: 2, previous: first.hash, whole: false });
  assert.equal(decide(holding(part), samplePage({ number: 3, previous: part.hash })), "follows");
  const again = samplePage({ number: 3, previous: part.hash, phase: "snapshot", begins: true, from: null });
  assert.equal(decide(holding(part), again), "begins-again");
});
