// The programme on a day: every part with its state and forecast, every commitment with its joint state, all worked
// out from what each side stated (L-02). Nothing of it is stored.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import {
  currentParties,
  type CurrentParties,
  stewardOf,
  type Succession,
} from "@nhipcau/domain/bodies/succession.ts";
import { jointState, type JointState } from "@nhipcau/domain/promises/joint-state.ts";
import {
  type ObstacleFacts,
  type PartFacts,
  type PartState,
  partStateFrom,
} from "@nhipcau/domain/promises/part-state.ts";
import { type Forecast, forecasts } from "@nhipcau/domain/promises/waits.ts";
import { localities } from "@nhipcau/registers/governance/localities.ts";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import type { CommitmentFacts, ExtensionRow, ObstacleRow, PartRow } from "../ports/programme-facts.ts";
import type { ReadTransaction } from "../ports/store.ts";

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

export interface Programme {
  readonly asOf: CalendarDate;
  readonly past: boolean;
  readonly parts: ReadonlyMap<string, RatedPart>;
  readonly commitments: ReadonlyMap<string, RatedCommitment>;
  readonly extensions: readonly ExtensionRow[];
  readonly obstacles: readonly ObstacleRow[];
  localityName(id: string): string;
  stewardOf(locality: string): string;
  partiesOf(signatories: readonly string[]): CurrentParties;
}

/** Reads and works out the whole programme on a day. `today` tells whether the day is past. */
export async function readProgramme(
  transaction: ReadTransaction,
  asOf: CalendarDate,
  today: CalendarDate,
): Promise<Programme> {
  const past = asOf < today;
  const facts = await transaction.programmeFacts(asOf, past);
  const bodies = await readBodies(transaction, asOf);
  const rated = rateParts(facts, bodies.stewardOf, asOf);
  const byCommitment = Map.groupBy(rated.values(), (part) => part.row.commitment);
  const commitments = new Map(
    facts.commitments.map((commitment) => {
      const parts = byCommitment.get(commitment.id) ?? [];
      const joint = jointState(parts.map(({ row, state, forecast }) => ({ part: row, state, forecast })));
      return [commitment.id, { facts: commitment, parts, joint }];
    }),
  );
  return {
    asOf,
    past,
    parts: rated,
    commitments,
    extensions: facts.extensions,
    obstacles: facts.obstacles,
    ...bodies,
  };
}

type Facts = Awaited<ReturnType<ReadTransaction["programmeFacts"]>>;

function rateParts(
  facts: Facts,
  steward: (locality: string) => string,
  asOf: CalendarDate,
): Map<string, RatedPart> {
  const commitmentOf = new Map(facts.commitments.map((commitment) => [commitment.id, commitment]));
  const extensionsOf = Map.groupBy(facts.extensions, ({ part }) => part);
  const obstaclesOf = Map.groupBy(facts.obstacles, ({ part }) => part);
  const states = new Map<string, PartState>();
  const known: PartFacts[] = [];
  for (const row of facts.parts) {
    const part = partFacts(row, extensionsOf.get(row.id) ?? []);
    known.push(part);
    states.set(
      row.id,
      partStateFrom(part, row.standing, (obstaclesOf.get(row.id) ?? []).map(obstacleFacts), asOf),
    );
  }
  const forecastOf = forecasts(known, states.values());
  const rated = new Map<string, RatedPart>();
  for (const row of facts.parts) {
    const commitment = commitmentOf.get(row.commitment);
    const state = states.get(row.id);
    const forecast = forecastOf.get(row.id);
    if (!commitment || !state || !forecast) continue; // its commitment is not visible to this reader, or retired
    rated.set(row.id, { row, commitment, state, forecast, steward: steward(row.locality) });
  }
  return rated;
}

function partFacts(row: PartRow, extensions: readonly ExtensionRow[]): PartFacts {
  const { id, commitment, locality, waitsFor, startDate, firstDueDate } = row;
  return {
    id,
    commitment,
    locality,
    waitsFor,
    extensions: extensions.map(extensionFacts),
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

/** Only the centre can clear it: no body of the localities has the authority. */
export function isBeyondAuthority({ authority }: { readonly authority: string }): boolean {
  return authority === "central";
}

/** The localities' names and what their successions say on a day. */
export async function readBodies(
  transaction: ReadTransaction,
  asOf: CalendarDate,
): Promise<Pick<Programme, "localityName" | "stewardOf" | "partiesOf">> {
  const named = new Map((await transaction.all(localities)).map(({ id, body }) => [id, body.name]));
  // The centre says who succeeds whom; a locality cannot name itself another's successor.
  const stated = (await transaction.all(localitySuccessions)).filter(({ author }) => author === "VN");
  const successions: Succession[] = stated.map(({ body }) => ({ ...body, date: body.date as CalendarDate }));
  const stewards = new Map<string, string>();
  return {
    localityName: (id) => named.get(id) ?? id,
    stewardOf: (locality) => {
      let steward = stewards.get(locality);
      if (steward === undefined) {
        steward = stewardOf(locality, successions, asOf).steward ?? locality;
        stewards.set(locality, steward);
      }
      return steward;
    },
    partiesOf: (signatories) => currentParties(signatories, successions, asOf),
  };
}
