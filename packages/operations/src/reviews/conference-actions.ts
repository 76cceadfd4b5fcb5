// What is done at a conference: its agenda proposed, ordered and gone through, presence stated, outcomes written down.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type AgendaProposal, proposeAgenda } from "@nhipcau/domain/reviews/agenda.ts";
import { holdsFromOf } from "../records/write-record.ts";
import { agendaItems } from "@nhipcau/registers/reviews/agenda-items.ts";
import { conferenceOutcomes } from "@nhipcau/registers/reviews/conference-outcomes.ts";
import { conferencePresences } from "@nhipcau/registers/reviews/conference-presences.ts";
import { conferences } from "@nhipcau/registers/reviews/conferences.ts";
import type { NewVersion, ReadTransaction, Store, WriteTransaction } from "../ports/store.ts";
import { mayWrite } from "../records/permission.ts";
import { refusalsOfNewVersions } from "../records/record-rules.ts";
import { addRecord, changeRecord, type WriteContext } from "../records/write-record.ts";
import { buildPack, parsePack } from "./build-pack.ts";
import { type ConferenceRecords, readConferenceRecords } from "./conference-facts.ts";
import { type Written, written } from "./review-actions.ts";
import { readReviewRecords } from "./review-facts.ts";
import { positionsOn } from "./review-room.ts";

/** Adds to the agenda what the review's pack proposes and is not on it yet; answers how many items were added. */
export function makeAgenda(
  store: Store,
  id: string,
  context: WriteContext,
): Promise<Outcome<{ readonly items: number }>> {
  return onAgenda(store, id, context, async (transaction, known) => {
    const review = known.record.body.review;
    const proposed = review === undefined ? [] : await proposalsOf(transaction, review, context.today);
    const listed = new Set(known.agenda.map(({ body }) => body.item));
    const last = Math.max(0, ...known.agenda.map(({ body }) => body.position));
    return proposed
      .filter(({ key }) => !listed.has(key))
      .map(({ key, title, minutes }, index) => ({
        id: context.makeId(),
        expected: 0,
        body: {
          conference: id,
          position: last + index + 1,
          title,
          item: key,
          minutes,
          ...(known.record.body.illustrative === true ? { illustrative: true } : {}),
        },
      }));
  });
}

/** Puts the agenda in the order given; items left out follow in the order they had. */
export function orderAgenda(
  store: Store,
  id: string,
  items: readonly string[],
  context: WriteContext,
): Promise<Outcome<{ readonly items: number }>> {
  return onAgenda(store, id, context, (_transaction, { agenda }) => {
    const place = new Map(items.map((item, index) => [item, index]));
    const ordered = agenda.toSorted(
      (a, b) => (place.get(a.id) ?? items.length) - (place.get(b.id) ?? items.length),
    );
    const moved = ordered.flatMap((record, index) =>
      record.body.position === index + 1
        ? []
        : [{ id: record.id, expected: record.version, body: { ...record.body, position: index + 1 } }],
    );
    return Promise.resolve(moved);
  });
}

/** Goes on to an item: whoever looks on sees it at once. */
export async function discussItem(
  store: Store,
  id: string,
  item: string,
  now: number,
  context: WriteContext,
): Promise<Written> {
  const known = await openConference(store, id, context);
  if (!known.ok) return known;
  const { record } = known.value;
  const body = { ...record.body, currentItem: item, itemSince: now };
  return written(await changeRecord(store, conferences, id, record.version, { body }, context));
}

/** Ends the conference on this day: no item is being discussed any more. Refuses one that has ended. */
export async function closeConference(store: Store, id: string, context: WriteContext): Promise<Written> {
  const known = await openConference(store, id, context);
  if (!known.ok) return known;
  const { record } = known.value;
  const { currentItem: _item, itemSince: _since, ...rest } = record.body;
  const body = { ...rest, closedOn: context.today };
  return written(await changeRecord(store, conferences, id, record.version, { body }, context));
}

/** Says that the acting person's agency is there, or has left. Said twice, it stands once. */
export async function statePresence(
  store: Store,
  id: string,
  here: boolean,
  now: number,
  context: WriteContext,
): Promise<Written> {
  const known = await openConference(store, id, context);
  if (!known.ok) return known;
  const { locality, agency } = context.acting;
  if (agency === undefined) return refused({ code: "forbidden" });
  const own = known.value.presences.find(
    ({ author, body }) => author === locality && body.agency === agency && body.left === undefined,
  );
  if (own && here) return done({ record: own.id });
  if (own) {
    const body = { ...own.body, left: Math.max(now, own.body.arrived) };
    return written(await changeRecord(store, conferencePresences, own.id, own.version, { body }, context));
  }
  if (!here) return refused({ code: "not-found", data: { what: agency } });
  const body = { conference: id, locality, agency, arrived: now, ...markOf(known.value) };
  return written(await addRecord(store, conferencePresences, { body }, context));
}

export interface NewOutcome {
  readonly agendaItem?: string | undefined;
  readonly kind: string;
  readonly text: string;
  readonly responsible?: string | undefined;
  readonly dueDate?: string | undefined;
}

/** Writes an outcome down. */
export async function captureOutcome(
  store: Store,
  id: string,
  outcome: NewOutcome,
  context: WriteContext,
): Promise<Written> {
  const known = await openConference(store, id, context);
  if (!known.ok) return known;
  const filled = Object.fromEntries(Object.entries(outcome).filter(([, value]) => value !== undefined));
  const body = { conference: id, ...filled, ...markOf(known.value) };
  return written(await addRecord(store, conferenceOutcomes, { body }, context));
}

function markOf({ record }: ConferenceRecords): { readonly illustrative?: true } {
  return record.body.illustrative === true ? { illustrative: true } : {};
}

async function proposalsOf(
  transaction: ReadTransaction,
  review: string,
  today: CalendarDate,
): Promise<readonly AgendaProposal[]> {
  const known = await readReviewRecords(transaction, review, today);
  if (!known) return [];
  const { record, snapshots, state } = known;
  const standing = snapshots.find(({ id }) => id === state.snapshot?.id);
  const pack = standing
    ? parsePack(standing.body.pack).pack
    : (await buildPack(transaction, review, record.body, today)).pack;
  const objected = new Set(
    positionsOn(known, pack)
      .filter((position) => position.objected)
      .map(({ item }) => item),
  );
  return proposeAgenda(pack, (key) => objected.has(key));
}

// All items in one transaction: an agenda is never half in its new order.
function onAgenda(
  store: Store,
  id: string,
  { acting, today }: WriteContext,
  plan: (
    transaction: WriteTransaction,
    known: ConferenceRecords,
  ) => Promise<readonly Pick<NewVersion, "id" | "body" | "expected">[]>,
): Promise<Outcome<{ readonly items: number }>> {
  if (!mayWrite(acting, agendaItems)) return Promise.resolve(refused({ code: "forbidden" }));
  return store.write(acting, async (transaction) => {
    const known = ifOpen(id, await readConferenceRecords(transaction, id, today));
    if (!known.ok) return known;
    const versions = (await plan(transaction, known.value)).map((version): NewVersion => {
      const holdsFrom = holdsFromOf(agendaItems, version.body, undefined, today);
      return { ...version, holdsFrom, scope: agendaItems.scope };
    });
    if (versions.length === 0) return done({ items: 0 });
    const { registers } = store;
    const ask = { transaction, registers, acting, register: agendaItems, versions, today };
    const [refusals] = [...(await refusalsOfNewVersions(ask)).values()];
    if (refusals) return refused(...refusals);
    const put = await transaction.put(agendaItems, versions);
    return put.ok ? done({ items: put.value.length }) : put;
  });
}

async function openConference(
  store: Store,
  id: string,
  { acting, today }: WriteContext,
): Promise<Outcome<ConferenceRecords>> {
  return ifOpen(id, await store.read(acting, (transaction) => readConferenceRecords(transaction, id, today)));
}

// What was said at a conference that has ended is put right in its records, one by one, and not by going on with it.
function ifOpen(id: string, known: ConferenceRecords | undefined): Outcome<ConferenceRecords> {
  if (!known) return refused({ code: "not-found", data: { what: id } });
  const { closedOn } = known.record.body;
  return closedOn === undefined
    ? done(known)
    : refused({ code: "conference-closed", data: { day: closedOn } });
}
