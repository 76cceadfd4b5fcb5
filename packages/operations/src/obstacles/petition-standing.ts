// A petition with all that was said about it, and what follows from it on a day. Rules, lists, pages and the document read
// the same thing, so that nothing is offered that would be refused.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type PetitionState, petitionState } from "@nhipcau/domain/obstacles/petition-state.ts";
import type { WorkCalendar } from "@nhipcau/domain/time/working-days.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import type { BodyOf, Register } from "@nhipcau/registers/declaration/register.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import type { Bodies } from "../programme/programme.ts";
import { petitionDigest } from "./petition-digest.ts";

export type PetitionRecord = RecordEnvelope<BodyOf<typeof petitions>>;
export type SignatureRecord = RecordEnvelope<BodyOf<typeof petitionSignatures>>;
export type DispatchRecord = RecordEnvelope<BodyOf<typeof petitionDispatches>>;
export type AnswerRecord = RecordEnvelope<BodyOf<typeof petitionAnswers>>;

export interface PetitionStanding {
  readonly record: PetitionRecord;
  readonly digest: string;
  /** The locality that answers for the drafting side on the day. */
  readonly drafter: string;
  readonly signatures: readonly SignatureRecord[];
  readonly dispatches: readonly DispatchRecord[];
  readonly answers: readonly AnswerRecord[];
  readonly state: PetitionState;
}

/** What was said about a petition, by whichever way it was read. */
export interface PetitionWords {
  readonly record: PetitionRecord;
  readonly signatories: readonly string[];
  readonly signatures: readonly SignatureRecord[];
  readonly dispatches: readonly DispatchRecord[];
  readonly answers: readonly AnswerRecord[];
}

/** Where a petition stands on a day. Without a calendar no working days are counted. */
export function petitionStanding(
  words: PetitionWords,
  bodies: Bodies,
  asOf: CalendarDate,
  calendar?: WorkCalendar,
): PetitionStanding {
  const { record, signatories, signatures, dispatches, answers } = words;
  const digest = petitionDigest(record.body);
  const statements = {
    digest,
    signatories,
    successions: bodies.successions,
    obstacles: record.body.obstacles,
    signatures: signatures.map(({ id, author, body }) => ({
      id,
      locality: author,
      digest: body.textDigest,
      decision: body.decision,
      signedOn: body.signedOn as CalendarDate,
    })),
    dispatches: dispatches.map(({ body }) => ({ sentOn: body.sentOn as CalendarDate })),
    answers: answers.map(({ body }) => ({
      answeredOn: body.answeredOn as CalendarDate,
      settles: body.settles ?? [],
    })),
  };
  return {
    record,
    digest,
    drafter: bodies.stewardOf(record.author),
    signatures,
    dispatches,
    answers,
    state: petitionState(statements, asOf, calendar),
  };
}

/** Reads one petition as it stands today; undefined when there is none. */
export async function readPetitionStanding(
  transaction: ReadTransaction,
  id: string,
  bodies: Bodies,
  today: CalendarDate,
): Promise<PetitionStanding | undefined> {
  const record = (await transaction.find(petitions, id)) as PetitionRecord | undefined;
  if (!record || record.retired) return undefined;
  const agreement = await transaction.find(agreements, record.body.agreement);
  const words = {
    record,
    signatories: (agreement?.body as BodyOf<typeof agreements> | undefined)?.signatories ?? [],
    signatures: await about(transaction, petitionSignatures, id),
    dispatches: await about(transaction, petitionDispatches, id),
    answers: await about(transaction, petitionAnswers, id),
  };
  return petitionStanding(words, bodies, today);
}

async function about<R extends Register>(
  transaction: ReadTransaction,
  register: R,
  petition: string,
): Promise<RecordEnvelope<BodyOf<R>>[]> {
  const found: RecordEnvelope[] = [];
  const filters = [{ field: "petition", operator: "eq" as const, values: [petition] }];
  for await (const batch of transaction.stream(register, { filters, limit: 200 })) found.push(...batch);
  return found as RecordEnvelope<BodyOf<R>>[];
}
