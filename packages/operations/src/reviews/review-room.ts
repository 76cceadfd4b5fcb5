// A review as both sides see it: the pack of now, or what was signed once it is locked; what each side says of each item;
// what differs since the snapshot; and what the one who asks may do.
import type { ReviewPackView, ReviewRoom, ReviewSummary } from "@nhipcau/contract/shapes/review-room.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { changeSentence } from "@nhipcau/domain/reviews/change-sentence.ts";
import { packDifference } from "@nhipcau/domain/reviews/pack-difference.ts";
import { itemPositions } from "@nhipcau/domain/reviews/positions.ts";
import { type PackGroup, packGroups, type ReviewPack } from "@nhipcau/domain/reviews/review-pack.ts";
import { canHappen } from "@nhipcau/domain/reviews/review-table.ts";
import { reviewPositions } from "@nhipcau/registers/reviews/review-positions.ts";
import { reviewSignOffs } from "@nhipcau/registers/reviews/review-sign-offs.ts";
import { reviewSnapshots } from "@nhipcau/registers/reviews/review-snapshots.ts";
import { reviewKinds, reviews } from "@nhipcau/registers/reviews/reviews.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { readAgencyNames } from "../programme/programme-lists.ts";
import { type AgencyName, coded, given } from "../programme/views.ts";
import { mayWrite } from "../records/permission.ts";
import { buildPack, digestOf, effectiveCutOff, parsePack } from "./build-pack.ts";
import { listConferences } from "./conference-list.ts";
import { readReviewRecords, type ReviewRecords } from "./review-facts.ts";

/** One review. Refuses an id that is not there. */
export function readReviewRoom(
  store: Store,
  acting: Acting,
  today: CalendarDate,
  id: string,
): Promise<Outcome<ReviewRoom>> {
  return store.read(acting, async (transaction) => {
    const known = await readReviewRecords(transaction, id, today);
    if (!known) return refused({ code: "not-found", data: { what: id } });
    const agencyName = await readAgencyNames(transaction);
    const { record, state, snapshots, localityName } = known;
    const standing = snapshots.find((one) => one.id === state.snapshot?.id);
    const signed = standing && parsePack(standing.body.pack).pack;
    const now = await buildPack(transaction, id, record.body, today);
    const isLocked = state.stage === "locked";
    const pack = isLocked && signed ? signed : now.pack;
    return done(
      given({
        ...reviewSummary(known, agencyName),
        positionsFrom: record.body.positionsFrom,
        reopenReason: record.body.reopenReason,
        asOf: effectiveCutOff(record.body, today),
        shows: isLocked ? "snapshot" : "now",
        pack: packView(pack),
        names: namesIn(known, [pack, now.pack]),
        positions: positionsOn(known, pack),
        snapshot: standing && snapshotView(standing),
        snapshots: snapshots.toSorted((a, b) => a.body.number - b.body.number).map(snapshotView),
        sinceSnapshot: signed
          ? packDifference(signed, now.pack).map((change) => changeSentence(change, localityName))
          : [],
        conferences: (await listConferences(transaction, today)).filter(({ review }) => review?.id === id),
        mayDo: mayDo(known, acting, today),
      }) as ReviewRoom,
    );
  });
}

/** A review in a list. */
export function reviewSummary(known: ReviewRecords, agencyName: AgencyName): ReviewSummary {
  const { record, agreement, parties, state, signOffs, localityName } = known;
  const { title, kind, from, cutOff, convenedBy, illustrative } = record.body;
  const named = (id: string) => ({ id, name: localityName(id) });
  return given({
    id: record.id,
    title,
    kind: coded(reviewKinds, kind),
    agreement: { id: agreement.id, name: agreement.body.title },
    from,
    cutOff,
    convenedBy: named(convenedBy),
    stage: state.stage,
    parties: parties.map(({ party, answersFor }) => {
      const signOff = state.signedBy.get(party);
      const agency = signOffs.find(({ id }) => id === signOff?.id)?.body.agency;
      return given({
        party: named(party),
        continues: answersFor.map(named),
        signedOff:
          signOff &&
          given({
            record: signOff.id,
            signedOn: signOff.signedOn,
            agency: agency === undefined ? undefined : { id: agency, name: agencyName(agency) },
          }),
      });
    }),
    illustrative: illustrative === true,
  }) as ReviewSummary;
}

/** What may be done to a review, by the same table and roles that the rules refuse by. */
export function mayDo(
  { record, parties, state, stewardOf }: ReviewRecords,
  acting: Acting,
  today: CalendarDate,
): ReviewRoom["mayDo"] {
  const isParty = parties.some(({ party }) => party === acting.locality);
  const isConvening = isParty && stewardOf(record.body.convenedBy) === acting.locality;
  const { stage, signedBy } = state;
  return {
    open: isConvening && mayWrite(acting, reviews) && canHappen(stage, "open"),
    statePosition: isParty && mayWrite(acting, reviewPositions) && canHappen(stage, "state-position"),
    takeSnapshot:
      isConvening &&
      record.body.cutOff <= today &&
      mayWrite(acting, reviewSnapshots) &&
      canHappen(stage, "take-snapshot"),
    signOff:
      isParty &&
      !signedBy.has(acting.locality) &&
      mayWrite(acting, reviewSignOffs) &&
      canHappen(stage, "sign-off"),
    reopen: isConvening && mayWrite(acting, reviews) && canHappen(stage, "reopen"),
  };
}

function packView({ groups, byLocality, figures, ...pack }: ReviewPack): ReviewPackView {
  const group = ({ of, items }: PackGroup): ReviewPackView["groups"]["done"] => ({
    of,
    items: items.map(({ sides, facts, ...item }) => ({ ...item, sides: [...sides], facts: { ...facts } })),
  });
  return {
    ...pack,
    figures,
    byLocality: { ...byLocality },
    groups: {
      disagreed: group(groups.disagreed),
      late: group(groups.late),
      beyondAuthority: group(groups.beyondAuthority),
      carriedOver: group(groups.carriedOver),
      repeated: group(groups.repeated),
      notConcrete: group(groups.notConcrete),
      done: group(groups.done),
    },
  };
}

/** What each side said of every item of a pack, and of items that have left it since. */
export function positionsOn(
  { positions, parties }: ReviewRecords,
  pack: ReviewPack,
): ReviewRoom["positions"] {
  const statements = positions
    .filter(({ author, body }) => author === body.locality)
    .map(({ id, body }) => ({ id, ...body, statedOn: body.statedOn as CalendarDate }));
  const inPack = packGroups.flatMap((group) => pack.groups[group].items.map(({ key }) => key));
  const items = new Set([...inPack, ...statements.map(({ item }) => item)]);
  return [...items].flatMap((item) => {
    const { byParty, isObjected } = itemPositions(item, statements, parties);
    if (byParty.size === 0) return [];
    const said = Array.from(byParty, ([party, { id, position, reason, statedOn }]) =>
      given({
        party,
        record: id,
        position,
        reason,
        statedOn,
        illustrative: positions.find((one) => one.id === id)?.body.illustrative === true,
      }),
    );
    return [{ item, said, objected: isObjected }] as ReviewRoom["positions"];
  });
}

function snapshotView({ id, body }: ReviewRecords["snapshots"][number]): ReviewRoom["snapshots"][number] {
  const { number, digest, takenOn, pack } = body;
  return { id, number, digest, takenOn, proven: digestOf(pack) === digest };
}

function namesIn(
  { parties, localityName }: ReviewRecords,
  packs: readonly ReviewPack[],
): ReviewRoom["names"] {
  const ids = packs.flatMap((pack) => [
    ...Object.keys(pack.byLocality),
    ...packGroups.flatMap((group) => pack.groups[group].items.flatMap(({ sides }) => sides)),
  ]);
  const all = new Set([...parties.map(({ party }) => party), ...ids]);
  return Object.fromEntries([...all].map((id) => [id, localityName(id)]));
}
