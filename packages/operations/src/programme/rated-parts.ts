// Parts and commitments with everything worked out about them. What was worked out is kept beside the facts it was worked
// out from: facts that a store remembers are the same objects for the next reader, and of ten thousand parts few change.
// Kept or not, the answer is the same: a pure function of the facts and the day.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Decision } from "@nhipcau/domain/promises/decision.ts";
import { jointState, type JointState } from "@nhipcau/domain/promises/joint-state.ts";
import {
  type ObstacleFacts,
  type PartFacts,
  type PartState,
  partStateFrom,
} from "@nhipcau/domain/promises/part-state.ts";
import { type Forecast, forecasts } from "@nhipcau/domain/promises/waits.ts";
import type {
  CommitmentFacts,
  DecisionRow,
  ExtensionRow,
  ObstacleRow,
  PartRow,
  ProgrammeFacts,
} from "../ports/programme-facts.ts";

/** A part with everything worked out about it. */
export interface RatedPart {
  readonly row: PartRow;
  readonly commitment: CommitmentFacts;
  readonly state: PartState;
  readonly forecast: Forecast;
  /** The locality that answers for it on the day. */
  readonly steward: string;
}

export interface RatedCommitment {
  readonly facts: CommitmentFacts;
  readonly parts: readonly RatedPart[];
  readonly joint: JointState;
}

/** Every part whose commitment is among the facts, by id. */
export function rateParts(
  facts: ProgrammeFacts,
  steward: (locality: string) => string,
  asOf: CalendarDate,
): ReadonlyMap<string, RatedPart> {
  const commitmentOf = new Map(facts.commitments.map((commitment) => [commitment.id, commitment]));
  const extensionsOf = Map.groupBy(facts.extensions, ({ part }) => part);
  const obstaclesOf = Map.groupBy(facts.obstacles, ({ part }) => part);
  const decisionsOf = Map.groupBy(facts.decisions.filter(isAboutReport), ({ part }) => part);
  const stated = facts.parts.map((row) =>
    stateOf(
      row,
      extensionsOf.get(row.id) ?? none,
      obstaclesOf.get(row.id) ?? none,
      ofAssigner(row, decisionsOf.get(row.id) ?? none, steward),
      asOf,
    ),
  );
  const forecastOf = forecasts(
    stated.map(({ part }) => part),
    stated.map(({ state }) => state),
  );
  const rated = new Map<string, RatedPart>();
  for (const own of stated) {
    const { id, commitment, locality } = own.row;
    const known = commitmentOf.get(commitment);
    const forecast = forecastOf.get(id);
    if (!known || !forecast) continue; // its commitment is not visible to this reader, or retired
    rated.set(id, ratedPart(own, known, forecast, steward(locality)));
  }
  return rated;
}

/** Every commitment with its parts and what is true of them together, by id. */
export function rateCommitments(
  facts: ProgrammeFacts,
  parts: ReadonlyMap<string, RatedPart>,
): ReadonlyMap<string, RatedCommitment> {
  const byCommitment = Map.groupBy(parts.values(), ({ row }) => row.commitment);
  const rated = new Map<string, RatedCommitment>();
  for (const commitment of facts.commitments)
    rated.set(commitment.id, ratedCommitment(commitment, byCommitment.get(commitment.id) ?? none));
  return rated;
}

/** Only the centre can clear it: no body of the localities has the authority. */
export function isBeyondAuthority({ authority }: { readonly authority: string }): boolean {
  return authority === "central";
}

const none: readonly never[] = [];

function isAboutReport(row: DecisionRow): row is Decision {
  return row.reportedOn !== undefined;
}

// Whoever else writes one, for whatever reason, decides nothing.
function ofAssigner(
  { assigner }: PartRow,
  decisions: readonly Decision[],
  steward: (locality: string) => string,
): readonly Decision[] {
  if (assigner === undefined || decisions.length === 0) return none;
  const decider = steward(assigner);
  return decisions.filter(({ author }) => steward(author) === decider);
}

interface StatedPart {
  readonly row: PartRow;
  readonly extensions: readonly ExtensionRow[];
  readonly obstacles: readonly ObstacleRow[];
  readonly decisions: readonly Decision[];
  readonly asOf: CalendarDate;
  readonly part: PartFacts;
  readonly state: PartState;
}

// Held as long as the facts themselves are: keys of a WeakMap do not keep them.
const statedParts = new WeakMap<PartRow, StatedPart>();
const ratedParts = new WeakMap<StatedPart, RatedPart>();
const ratedCommitments = new WeakMap<CommitmentFacts, RatedCommitment>();

function stateOf(
  row: PartRow,
  extensions: readonly ExtensionRow[],
  obstacles: readonly ObstacleRow[],
  decisions: readonly Decision[],
  asOf: CalendarDate,
): StatedPart {
  const before = statedParts.get(row);
  if (
    before?.asOf === asOf &&
    areSame(before.extensions, extensions) &&
    areSame(before.obstacles, obstacles) &&
    areSame(before.decisions, decisions)
  )
    return before;
  const part = partFacts(row, extensions);
  const state = partStateFrom(part, row.standing, obstacles.map(obstacleFacts), asOf, decisions);
  const stated = { row, extensions, obstacles, decisions, asOf, part, state };
  statedParts.set(row, stated);
  return stated;
}

function ratedPart(
  stated: StatedPart,
  commitment: CommitmentFacts,
  forecast: Forecast,
  steward: string,
): RatedPart {
  const before = ratedParts.get(stated);
  if (
    before?.commitment === commitment &&
    before.steward === steward &&
    isSameForecast(before.forecast, forecast)
  )
    return before;
  const rated = { row: stated.row, commitment, state: stated.state, forecast, steward };
  ratedParts.set(stated, rated);
  return rated;
}

function ratedCommitment(facts: CommitmentFacts, parts: readonly RatedPart[]): RatedCommitment {
  const before = ratedCommitments.get(facts);
  if (before && areSame(before.parts, parts)) return before;
  const joint = jointState(parts.map(({ row, state, forecast }) => ({ part: row, state, forecast })));
  const rated = { facts, parts, joint };
  ratedCommitments.set(facts, rated);
  return rated;
}

function areSame<Item>(before: readonly Item[], now: readonly Item[]): boolean {
  return before.length === now.length && before.every((item, index) => item === now[index]);
}

function isSameForecast(a: Forecast, b: Forecast): boolean {
  return (
    a.part === b.part &&
    a.date === b.date &&
    a.basis === b.basis &&
    a.heldUpBy === b.heldUpBy &&
    a.ownDate === b.ownDate &&
    a.ownBasis === b.ownBasis
  );
}

function partFacts(row: PartRow, extensions: readonly ExtensionRow[]): PartFacts {
  const { id, commitment, locality, assigner, waitsFor, startDate, firstDueDate } = row;
  return {
    id,
    commitment,
    locality,
    waitsFor,
    extensions: extensions.map(extensionFacts),
    ...(assigner === undefined ? undefined : { assigner }),
    ...(startDate === undefined ? undefined : { startDate }),
    ...(firstDueDate === undefined ? undefined : { firstDueDate }),
  };
}

function extensionFacts(row: ExtensionRow): PartFacts["extensions"][number] {
  return { decidedOn: row.decidedOn, to: row.newDueDate, grantedBy: row.grantedBy ?? "", reason: row.reason };
}

function obstacleFacts(row: ObstacleRow): ObstacleFacts {
  const { part, since, clearedOn } = row;
  return {
    part,
    since,
    ...(clearedOn === undefined ? {} : { clearedOn }),
    beyondAuthority: isBeyondAuthority(row),
  };
}
