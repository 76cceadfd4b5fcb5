import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import fc from "fast-check";
import type { GrantOffer } from "../statements/grant-statements.ts";
import { minute, sampleId, sampleTerms } from "../statements/sample-statements.ts";
import {
  decideOffer,
  deliversOn,
  foldGrant,
  hasEnded,
  mayNarrow,
  nextNumber,
  type SaidOfGrant,
} from "./grant-state.ts";
import { type GrantEvent, type GrantStage, grantTable } from "./grant-table.ts";
import { isWithin, type Terms } from "./grant-terms.ts";

const today = calendarDate("2026-11-22");
const heading = { from: sampleId(1), to: sampleId(2), grant: sampleId(900) };
const ground = "căn cứ";
const fields = ["a", "b", "c", "d"] as const;
const narrow = withFields("a");
const middle = withFields("a", "b");
const wide = withFields("a", "b", "c");

function withFields(...names: readonly string[]): Terms {
  return { ...sampleTerms, fields: names };
}

// The id is made of what is said, so that saying it again is the same statement.
function owner(type: "offer" | "narrow" | "extend", n: number, terms: Terms): SaidOfGrant {
  const common = { ...heading, id: sampleId(n * 1000 + terms.fields.length), at: minute(n), terms };
  return type === "offer"
    ? { statement: { type: "grant.offer", ...common, n: 1 }, signedBy: "owner" }
    : { statement: { type: `grant.${type}`, ...common, n }, signedBy: "owner" };
}

function revoke(n: number): SaidOfGrant {
  const common = { ...heading, id: sampleId(5000 + n), at: minute(n), ground };
  return { statement: { type: "grant.revoke", ...common, n }, signedBy: "owner" };
}

function answer(type: "accept" | "refuse", n: number): SaidOfGrant {
  const common = { from: heading.to, to: heading.from, grant: heading.grant, n, at: minute(n + 100) };
  return type === "accept"
    ? { statement: { type: "grant.accept", id: sampleId(6000 + n), ...common }, signedBy: "partner" }
    : { statement: { type: "grant.refuse", id: sampleId(7000 + n), ...common, ground }, signedBy: "partner" };
}

const renounce: SaidOfGrant = {
  statement: { type: "grant.renounce", ...heading, id: sampleId(8000), at: minute(300), ground },
  signedBy: "partner",
};

const offered = [owner("offer", 1, middle)];
const active = [...offered, answer("accept", 1)];
const extending = [...active, owner("extend", 2, wide)];
const reached: Readonly<Record<GrantStage, readonly SaidOfGrant[]>> = {
  none: [],
  offered,
  active,
  extending,
  refused: [...offered, answer("refuse", 1)],
  revoked: [...active, revoke(2)],
  renounced: [...active, renounce],
};

function next(event: GrantEvent, stage: GrantStage): SaidOfGrant {
  const n = nextNumber(reached[stage]);
  switch (event) {
    case "offer":
      return owner("offer", 1, middle);
    case "narrow":
      return owner("narrow", Math.max(n, 2), narrow);
    case "narrow-waiting":
      return owner("narrow", Math.max(n, 2), withFields("c"));
    case "extend":
      return owner("extend", Math.max(n, 2), withFields(...fields));
    case "accept":
    case "refuse":
      // It answers what waits; where nothing does, it names a number nobody used.
      return answer(event, stage === "extending" || stage === "active" ? 2 : 1);
    case "revoke":
      return revoke(Math.max(n, 2));
    case "renounce":
      return renounce;
  }
}

const terms = fc.subarray([...fields], { minLength: 1 }).map((names) => withFields(...names));
const number = fc.integer({ min: 1, max: 5 });
const anything: fc.Arbitrary<SaidOfGrant> = fc.oneof(
  terms.map((some) => owner("offer", 1, some)),
  fc
    .tuple(fc.constantFrom("narrow" as const, "extend" as const), fc.integer({ min: 2, max: 5 }), terms)
    .map((one) => owner(...one)),
  fc.tuple(fc.constantFrom("accept" as const, "refuse" as const), number).map((one) => answer(...one)),
);
// Mostly a grant that lives, so that there is something to lose.
const set = fc
  .tuple(fc.array(anything, { maxLength: 8 }), fc.boolean(), fc.boolean())
  .map(([some, lives, ends]) => [...(lives ? active : []), ...some, ...(ends ? [renounce] : [])]);

test("X-29: every state against every statement does what the table says", () => {
  let cases = 0;
  for (const [stage, row] of Object.entries(grantTable) as [GrantStage, (typeof grantTable)[GrantStage]][]) {
    assert.equal(foldGrant(reached[stage]).stage, stage);
    for (const [event, becomes] of Object.entries(row) as [GrantEvent, GrantStage | "stays"][]) {
      if (stage === "none" && event !== "offer" && event !== "revoke" && event !== "renounce") continue;
      const after = foldGrant([...reached[stage], next(event, stage)]).stage;
      assert.equal(after, becomes === "stays" ? stage : becomes, `${stage} + ${event}`);
      cases += 1;
    }
  }
  assert.equal(cases, 51);
});

test("X-29: the state depends neither on the order of the statements nor on hearing one twice", () => {
  fc.assert(
    fc.property(set, fc.infiniteStream(fc.nat()), (said, draws) => {
      const keyed = [...said, ...said].map((one) => ({ one, key: draws.next().value ?? 0 }));
      const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one);
      assert.deepEqual(foldGrant(shuffled), foldGrant(said));
    }),
    { numRuns: 2000 },
  );
});

test("X-34: a revocation is final, whatever else is said before, after or beside it", () => {
  fc.assert(
    fc.property(set, (said) => {
      const state = foldGrant([...said, revoke(2)]);
      assert.equal(state.stage, "revoked");
      assert.equal(state.endedBy?.type, "grant.revoke");
      assert.ok(!deliversOn(state, today, true) && hasEnded(state, today));
    }),
  );
});

test("X-34: the owner's next narrowing, and an extension nobody accepted, never let out more", () => {
  let delivering = 0;
  fc.assert(
    fc.property(set, terms, fc.constantFrom("narrow" as const, "extend" as const), (said, some, type) => {
      const n = Math.max(2, nextNumber(said));
      const before = foldGrant(said.filter(({ statement }) => !("n" in statement) || statement.n < n));
      const kept = said.filter(({ statement }) => !("n" in statement) || statement.n < n);
      const after = foldGrant([...kept, owner(type, n, some)]);
      if (!after.inForce) return;
      delivering += 1;
      assert.ok(before.inForce && isWithin(after.inForce.terms, before.inForce.terms));
      if (type === "extend") assert.deepEqual(after.inForce, before.inForce);
    }),
    { numRuns: 4000 },
  );
  assert.ok(delivering > 200, `only ${delivering} grants delivered`);
});

test("X-34: a narrowing takes effect at once; one that would widen is void", () => {
  const narrowed = foldGrant([...active, owner("narrow", 2, narrow)]);
  assert.deepEqual(narrowed.inForce, { n: 2, terms: narrow });
  const widened = foldGrant([...active, owner("narrow", 2, wide)]);
  assert.deepEqual(widened.inForce, { n: 1, terms: middle });
  assert.deepEqual(
    widened.history.map(({ bearing }) => bearing),
    ["counts", "void", "counts"],
  );
});

test("X-34: what the owner may narrow to is within all that is in force or waits, so a late acceptance changes nothing", () => {
  const state = foldGrant(extending);
  assert.ok(
    mayNarrow(state, narrow) && !mayNarrow(state, withFields("c")) && !mayNarrow(foldGrant([]), narrow),
  );
  const after = [...extending, owner("narrow", 3, narrow)];
  assert.deepEqual(foldGrant(after).inForce, { n: 3, terms: narrow });
  assert.deepEqual(foldGrant([...after, answer("accept", 2)]).inForce, { n: 3, terms: narrow });
});

test("X-35: an acceptance or refusal counts for the number it names", () => {
  assert.deepEqual(foldGrant(extending).waiting, { n: 2, answers: 2, terms: wide });
  assert.deepEqual(foldGrant([...extending, answer("accept", 2)]).inForce, { n: 2, terms: wide });
  const refused = foldGrant([...extending, answer("refuse", 2)]);
  assert.deepEqual([refused.stage, refused.inForce?.n], ["active", 1]);
  assert.equal(foldGrant([...extending, answer("accept", 7)]).stage, "extending");
  assert.equal(
    foldGrant([...active, renounce, owner("extend", 2, wide), answer("accept", 2)]).stage,
    "renounced",
  );
});

test("X-35: who both accepts and refuses a number gets what is less: as if it had only been refused", () => {
  assert.equal(foldGrant([...active, answer("refuse", 1)]).stage, "refused");
  const both = foldGrant([...extending, answer("accept", 2), answer("refuse", 2)]);
  assert.deepEqual(both.inForce, { n: 1, terms: middle });
});

test("X-28: what the wrong side says of a grant changes nothing", () => {
  const turned = anything
    .chain((one) => fc.constantFrom(one, revoke(2), renounce))
    .map(({ statement, signedBy }): SaidOfGrant => ({
      statement,
      signedBy: signedBy === "owner" ? "partner" : "owner",
    }));
  fc.assert(
    fc.property(set, turned, (said, wrong) => {
      const { history, ...state } = foldGrant([...said, wrong]);
      const { history: before, ...same } = foldGrant(said);
      assert.deepEqual(state, same);
      assert.equal(history.length, before.length + 1);
    }),
  );
});

test("X-30: after a gap nothing counts but an end; under one number said twice in different words nothing is delivered", () => {
  const gap = foldGrant([...active, owner("narrow", 3, narrow)]);
  assert.equal(gap.inForce?.n, 1);
  assert.deepEqual(
    gap.history.map(({ bearing }) => bearing),
    ["counts", "waits", "counts"],
  );
  const twice = [...active, owner("narrow", 2, narrow), owner("extend", 2, wide)];
  const state = foldGrant(twice);
  assert.equal(state.contradiction, 2);
  assert.ok(!deliversOn(state, today, true) && !hasEnded(state, today));
  assert.equal(foldGrant([...twice, revoke(3)]).stage, "revoked");
});

test("X-36: a second grant for a register is refused until the first has ended", () => {
  const second: GrantOffer = {
    ...(owner("offer", 1, middle).statement as GrantOffer),
    id: sampleId(2),
    grant: sampleId(901),
  };
  const decide = (said: readonly SaidOfGrant[], on = today) => {
    const outcome = decideOffer(second, [foldGrant(said)], on);
    return outcome.ok ? "may" : outcome.refusals[0]?.code;
  };
  for (const stage of ["offered", "active", "extending"] as const)
    assert.equal(decide(reached[stage]), "grant-exists", stage);
  for (const stage of ["refused", "revoked", "renounced", "none"] as const)
    assert.equal(decide(reached[stage]), "may", stage);
  assert.equal(decide(active, calendarDate("2027-01-01")), "may");
});

test("X-37: it delivers on the days of the terms in force, to a connected peer", () => {
  const state = foldGrant(active);
  const on = (day: string, connected = true) => deliversOn(state, calendarDate(day), connected);
  assert.ok(on("2026-01-01") && on("2026-12-31"));
  assert.ok(!on("2025-12-31") && !on("2027-01-01") && !on("2026-06-01", false));
  for (const stage of ["none", "offered", "refused", "revoked", "renounced"] as const)
    assert.ok(!deliversOn(foldGrant(reached[stage]), today, true), stage);
});
