// What is done to a review: opened, said something about, put to signature, signed, reopened. Each is one record of the side
// that does it; whether it may be is for the rules of that record's register.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Position } from "@nhipcau/domain/reviews/positions.ts";
import type { ReviewEvent } from "@nhipcau/domain/reviews/review-table.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { reviewPositions } from "@nhipcau/registers/reviews/review-positions.ts";
import { reviewSignOffs } from "@nhipcau/registers/reviews/review-sign-offs.ts";
import { reviewSnapshots } from "@nhipcau/registers/reviews/review-snapshots.ts";
import { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import type { RecordEnvelope, Store } from "../ports/store.ts";
import { addRecord, changeRecord, type WriteContext } from "../records/write-record.ts";
import { buildPack, digestOf, type ReviewBody } from "./build-pack.ts";
import { readReviewRecords, type ReviewRecords } from "./review-facts.ts";
import { refusalOfStage } from "./stage-names.ts";

export type Written = Outcome<{ readonly record: string }>;

/** Opens a review for positions from today on. */
export async function openReview(store: Store, id: string, context: WriteContext): Promise<Written> {
  return changed(store, id, context, "open", (body) => ({ ...body, positionsFrom: context.today }));
}

/** Reopens a locked review; what was signed stays on record and counts no more. */
export async function reopenReview(
  store: Store,
  id: string,
  reason: string,
  context: WriteContext,
): Promise<Written> {
  return changed(store, id, context, "reopen", (body, { state }) => ({
    ...body,
    reopenedAfter: state.snapshot?.number,
    reopenReason: reason,
  }));
}

/** States the acting side's position on an item; said again, it replaces what that side said before. */
export async function statePosition(
  store: Store,
  id: string,
  said: { readonly item: string; readonly position: Position; readonly reason?: string | undefined },
  context: WriteContext,
): Promise<Written> {
  const known = await knownReview(store, id, context);
  if (!known.ok) return known;
  const { acting, today } = context;
  const body = {
    review: id,
    item: said.item,
    locality: acting.locality,
    position: said.position,
    ...(said.reason === undefined || said.reason.trim() === "" ? {} : { reason: said.reason }),
    statedOn: today,
  };
  const own = known.value.positions.find(
    (position) => position.body.item === said.item && position.author === acting.locality,
  );
  if (own) return written(await changeRecord(store, reviewPositions, own.id, own.version, { body }, context));
  const one = onlyOne(id, said.item, acting.locality);
  return written(await addRecord(store, reviewPositions, { id: one, body }, context));
}

/** Takes the next snapshot of what this node finds at the cut-off. */
export async function takeSnapshot(store: Store, id: string, context: WriteContext): Promise<Written> {
  const { acting, today } = context;
  const built = await store.read(acting, async (transaction) => {
    const known = await readReviewRecords(transaction, id, today);
    return known && { known, now: await buildPack(transaction, id, known.record.body, today) };
  });
  if (!built) return refused({ code: "not-found", data: { what: id } });
  const { known, now } = built;
  const body = {
    review: id,
    number: Math.max(0, ...known.snapshots.map((snapshot) => snapshot.body.number)) + 1,
    cutOff: known.record.body.cutOff,
    takenOn: today,
    digest: now.digest,
    pack: now.text,
    ...markOf(known),
  };
  const one = onlyOne(id, body.number);
  return written(await addRecord(store, reviewSnapshots, { id: one, body }, context));
}

/** Signs a snapshot off for the acting side. */
export async function signOff(
  store: Store,
  id: string,
  signed: { readonly snapshot: string; readonly digest: string },
  context: WriteContext,
): Promise<Written> {
  const { locality, agency } = context.acting;
  const known = await knownReview(store, id, context);
  if (!known.ok) return known;
  const body = {
    review: id,
    ...signed,
    locality,
    ...(agency === undefined ? {} : { agency }),
    signedOn: context.today,
    ...markOf(known.value),
  };
  return written(await addRecord(store, reviewSignOffs, { body }, context));
}

// Of two who do the same at the same moment the second is refused: there is one id for it.
function onlyOne(...of: readonly (string | number)[]): string {
  return digestOf(JSON.stringify(of)).slice(0, 32);
}

// What is said about an illustration is one itself.
function markOf({ record }: ReviewRecords): { readonly illustrative?: true } {
  return record.body.illustrative === true ? { illustrative: true } : {};
}

async function changed(
  store: Store,
  id: string,
  context: WriteContext,
  event: ReviewEvent,
  change: (body: ReviewBody, known: ReviewRecords) => Readonly<Record<string, unknown>>,
): Promise<Written> {
  const known = await knownReview(store, id, context);
  if (!known.ok) return known;
  const { record, state } = known.value;
  const refusal = refusalOfStage(state.stage, event);
  if (refusal) return refused(refusal);
  const input = { body: change(record.body, known.value) };
  return written(await changeRecord(store, reviews as Register, id, record.version, input, context));
}

async function knownReview(
  store: Store,
  id: string,
  { acting, today }: WriteContext,
): Promise<Outcome<ReviewRecords>> {
  const known = await store.read(acting, (transaction) => readReviewRecords(transaction, id, today));
  return known ? done(known) : refused({ code: "not-found", data: { what: id } });
}

/** The id of what was written, for an answer that says no more. */
export function written(outcome: Outcome<RecordEnvelope>): Written {
  return outcome.ok ? done({ record: outcome.value.id }) : outcome;
}
