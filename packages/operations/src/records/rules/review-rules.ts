// What holds of a review and of what the sides say of it: each step in its turn, each side for itself, and a snapshot and a
// signature only over the figures that this very node finds.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { parseItemKey } from "@nhipcau/domain/reviews/review-pack.ts";
import type { ReviewEvent } from "@nhipcau/domain/reviews/review-table.ts";
import { buildPack, digestOf } from "../../reviews/build-pack.ts";
import { refusalOfChanges } from "../../reviews/figures-changed.ts";
import { type Party, readReviewRecords, type ReviewRecords } from "../../reviews/review-facts.ts";
import { refusalOfStage } from "../../reviews/stage-names.ts";
import type { NewVersion } from "../../ports/store.ts";
import type { RecordRule, RuleAsk } from "./record-rule.ts";

type Body = NewVersion["body"];

/** A review under way keeps its agreement, period and cut-off, and opens and reopens in its turn. */
export const reviewStepsInTurn: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  for (const [index, { id, body }] of versions.entries()) {
    const known = await readReviewRecords(transaction, id, today);
    if (!known) {
      if (body["reopenedAfter"] !== undefined) refuse(index, notInTurn("preparing", "reopen"));
      continue;
    }
    const refusal = refusalOfReviewChange(known, body);
    if (refusal) refuse(index, refusal);
  }
};

function refusalOfReviewChange({ record, state, snapshots }: ReviewRecords, body: Body): Refusal | undefined {
  const before: Body = record.body;
  const moved = ["agreement", "from", "cutOff", "convenedBy"].find((name) => before[name] !== body[name]);
  if (snapshots.length > 0 && moved !== undefined) return { ...notInTurn(state.stage, "open"), path: moved };
  if (before["positionsFrom"] !== undefined && body["positionsFrom"] === undefined)
    return { ...notInTurn(state.stage, "open"), path: "positionsFrom" };
  if (before["reopenedAfter"] === body["reopenedAfter"]) return undefined;
  const isOfLocked = body["reopenedAfter"] === state.snapshot?.number;
  return refusalOfStage(state.stage, "reopen") ?? (isOfLocked ? undefined : { code: "snapshot-superseded" });
}

/** A position is of an item, by a party, while positions are taken. */
export const positionInTurn: RecordRule = onReview("state-position", (_known, body) => {
  const item = String(body["item"]);
  return parseItemKey(item) ? undefined : { code: "no-such-item", path: "item", data: { item } };
});

/** A snapshot is taken by the convening side, numbered on, and holds what this node finds. */
export const snapshotOfOwnFigures: RecordRule = onceAtATime(
  "take-snapshot",
  async (known, body, ask, earlier) => {
    const { record, snapshots, localityName, stewardOf } = known;
    const convening = stewardOf(record.body.convenedBy);
    if (convening !== ask.acting.locality)
      return { code: "convening-side-only", data: { locality: localityName(convening) } };
    const text = String(body["pack"]);
    if (digestOf(text) !== body["digest"]) return { code: "digest-mismatch", path: "digest" };
    const next = Math.max(0, ...snapshots.map((one) => one.body.number)) + 1;
    if (earlier || body["number"] !== next) return { code: "snapshot-superseded", path: "number" };
    if (record.body.cutOff > ask.today)
      return { code: "date-in-future", path: "cutOff", data: { value: record.body.cutOff } };
    const now = await buildPack(ask.transaction, record.id, record.body, ask.today);
    return text === now.text ? undefined : { code: "digest-mismatch", path: "pack" };
  },
);

/** A party signs the snapshot that stands, once, and only while its own node finds the same figures. */
export const signOffOfOwnFigures: RecordRule = onceAtATime("sign-off", async (known, body, ask, earlier) => {
  const { record, state, snapshots, localityName } = known;
  const { snapshot } = state;
  if (!snapshot || snapshot.id !== body["snapshot"]) return { code: "snapshot-superseded", path: "snapshot" };
  const taken = snapshots.find(({ id }) => id === snapshot.id);
  if (!taken || snapshot.digest !== body["digest"] || digestOf(taken.body.pack) !== snapshot.digest)
    return { code: "digest-mismatch", path: "digest" };
  if (earlier || state.signedBy.has(ask.acting.locality))
    return { code: "already-signed", data: { locality: localityName(ask.acting.locality) } };
  const now = await buildPack(ask.transaction, record.id, record.body, ask.today);
  return refusalOfChanges(taken.body, now, localityName);
});

type Check = (
  known: ReviewRecords,
  body: Body,
  ask: RuleAsk,
  /** Whether a row before it that is not refused is about the same review. */
  earlier: boolean,
) => Refusal | undefined | Promise<Refusal | undefined>;

// For registers whose records name their review: only parties write, and only while the event can happen.
function onReview(event: ReviewEvent, check: Check): RecordRule {
  return async (ask, refuse) => {
    if (ask.acting.role === "system") return;
    const seen = new Set<string>();
    for (const [index, { body }] of ask.versions.entries()) {
      const review = String(body["review"]);
      const known = await readReviewRecords(ask.transaction, review, ask.today);
      if (!known) continue; // said already: the reference points to nothing
      const refusal =
        refusalOfNoParty(known, ask) ??
        refusalOfStage(known.state.stage, event) ??
        (await check(known, body, ask, seen.has(review)));
      if (refusal) refuse(index, refusal);
      else seen.add(review);
    }
  };
}

// For what a side does once: of two of its people who do it at the same moment, the second finds it done.
function onceAtATime(event: ReviewEvent, check: Check): RecordRule {
  const rule = onReview(event, check);
  return async (ask, refuse) => {
    await ask.transaction.takeTurn?.("reviews");
    await rule(ask, refuse);
  };
}

function refusalOfNoParty(
  { parties, localityName }: ReviewRecords,
  { acting }: RuleAsk,
): Refusal | undefined {
  if (isParty(parties, acting.locality)) return undefined;
  return { code: "not-party-to-review", data: { locality: localityName(acting.locality) } };
}

function isParty(parties: readonly Party[], locality: string): boolean {
  return parties.some(({ party }) => party === locality);
}

function notInTurn(stage: ReviewRecords["state"]["stage"], event: ReviewEvent): Refusal {
  return refusalOfStage(stage, event) ?? { code: "snapshot-superseded" };
}
