// Everything that was said about obstacles and petitions, read once for a list or a page, and what follows from it on the
// programme's day. On a past day petitions and signatures are read as they stood then, for both may be written anew.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import {
  type Level,
  type ObstacleState,
  type ObstacleStatements,
  obstacleState,
} from "@nhipcau/domain/obstacles/obstacle-state.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { directives } from "@nhipcau/registers/cooperation/directives.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import type { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import type { Programme } from "../programme/programme.ts";
import { readCalendar } from "../programme/work-calendar.ts";
import { type PetitionStanding, petitionStanding } from "./petition-standing.ts";

export type ObstacleRecord = RecordEnvelope<BodyOf<typeof obstacles>>;
export type EscalationRecord = RecordEnvelope<BodyOf<typeof escalations>>;
export type DirectiveRecord = RecordEnvelope<BodyOf<typeof directives>>;

export interface ObstacleFacts {
  /** Every petition on the day, by id. */
  readonly petitions: ReadonlyMap<string, PetitionStanding>;
  signatoriesOf(agreement: string): readonly string[];
  escalationsOf(obstacle: string): readonly EscalationRecord[];
  directivesOf(escalation: string): readonly DirectiveRecord[];
  /** The petitions that cover an obstacle, newest first. */
  petitionsOf(obstacle: string): readonly PetitionStanding[];
  /** Undefined before it arose. */
  stateOf(obstacle: ObstacleRecord): ObstacleState | undefined;
}

/** Reads what was said until the programme's day. */
export async function readObstacleFacts(
  transaction: ReadTransaction,
  programme: Programme,
): Promise<ObstacleFacts> {
  const { asOf } = programme;
  const standings = await readStandings(transaction, programme);
  const raised = (await transaction.all(escalations)).filter(({ body }) => body.raisedOn <= asOf);
  const given = (await transaction.all(directives)).filter(({ body }) => body.givenOn <= asOf);
  const raisedFor = Map.groupBy(raised, ({ body }) => body.obstacle);
  const givenOn = Map.groupBy(given, ({ body }) => body.escalation);
  const newest = [...standings.values()].toSorted(
    (a, b) => compare(b.record.body.draftedOn, a.record.body.draftedOn) || compare(a.record.id, b.record.id),
  );
  const signatories = new Map(
    (await transaction.all(agreements)).map(({ id, body }) => [id, body.signatories]),
  );
  const facts: Omit<ObstacleFacts, "stateOf"> = {
    petitions: standings,
    signatoriesOf: (agreement) => signatories.get(agreement) ?? [],
    escalationsOf: (obstacle) =>
      (raisedFor.get(obstacle) ?? []).toSorted((a, b) => compare(a.body.raisedOn, b.body.raisedOn)),
    directivesOf: (escalation) =>
      (givenOn.get(escalation) ?? []).toSorted((a, b) => compare(a.body.givenOn, b.body.givenOn)),
    petitionsOf: (obstacle) => newest.filter(({ record }) => record.body.obstacles.includes(obstacle)),
  };
  return { ...facts, stateOf: (obstacle) => obstacleState(statementsAbout(obstacle, facts), asOf) };
}

/** Every petition that was drafted by the programme's day, as it stands on it. */
export async function readStandings(
  transaction: ReadTransaction,
  programme: Programme,
): Promise<ReadonlyMap<string, PetitionStanding>> {
  const then = programme.past ? programme.asOf : undefined;
  const drafted = (await transaction.all(petitions, then)).filter(
    ({ body }) => body.draftedOn <= programme.asOf,
  );
  if (drafted.length === 0) return new Map();
  const signed = Map.groupBy(await transaction.all(petitionSignatures, then), ({ body }) => body.petition);
  const sent = Map.groupBy(await transaction.all(petitionDispatches), ({ body }) => body.petition);
  const answered = Map.groupBy(await transaction.all(petitionAnswers), ({ body }) => body.petition);
  const parties = new Map((await transaction.all(agreements)).map(({ id, body }) => [id, body.signatories]));
  const calendar = await readCalendar(transaction);
  return new Map(
    drafted.map((record) => {
      const words = {
        record,
        signatories: parties.get(record.body.agreement) ?? [],
        signatures: signed.get(record.id) ?? [],
        dispatches: (sent.get(record.id) ?? []).filter(({ body }) => body.sentOn <= programme.asOf),
        answers: (answered.get(record.id) ?? []).filter(({ body }) => body.answeredOn <= programme.asOf),
      };
      return [record.id, petitionStanding(words, programme, programme.asOf, calendar)];
    }),
  );
}

function statementsAbout(
  { id, body }: ObstacleRecord,
  facts: Omit<ObstacleFacts, "stateOf">,
): ObstacleStatements {
  const raised = facts.escalationsOf(id);
  const covering = facts.petitionsOf(id);
  return {
    since: body.since as CalendarDate,
    authority: body.authority,
    ...(body.clearedOn === undefined ? {} : { clearedOn: body.clearedOn as CalendarDate }),
    escalations: raised.map((one) => ({
      raisedOn: one.body.raisedOn as CalendarDate,
      toLevel: one.body.toLevel satisfies Level,
    })),
    directives: raised.flatMap((one) =>
      facts.directivesOf(one.id).map((given) => ({ givenOn: given.body.givenOn as CalendarDate })),
    ),
    petitions: covering.map(({ record, state }) => ({
      draftedOn: record.body.draftedOn as CalendarDate,
      ...(state.waiting === undefined ? {} : { sentOn: state.waiting.since }),
    })),
    answers: covering.flatMap(({ answers }) =>
      answers
        .filter((answer) => answer.body.settles?.includes(id))
        .map((answer) => ({ answeredOn: answer.body.answeredOn as CalendarDate })),
    ),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
