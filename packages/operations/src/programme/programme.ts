// The programme on a day: every part with its state and forecast, every commitment with its joint state, all worked
// out from what each side stated (L-02). Nothing of it is stored.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import {
  currentParties,
  type CurrentParties,
  stewardOf,
  type Succession,
} from "@nhipcau/domain/bodies/succession.ts";
import { localities } from "@nhipcau/registers/governance/localities.ts";
import { localitySuccessions } from "@nhipcau/registers/governance/locality-successions.ts";
import type { ExtensionRow, ObstacleRow, ProgrammeFacts } from "../ports/programme-facts.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { rateCommitments, type RatedCommitment, type RatedPart, rateParts } from "./rated-parts.ts";

export interface Programme {
  readonly asOf: CalendarDate;
  readonly past: boolean;
  readonly parts: ReadonlyMap<string, RatedPart>;
  readonly commitments: ReadonlyMap<string, RatedCommitment>;
  readonly extensions: readonly ExtensionRow[];
  readonly obstacles: readonly ObstacleRow[];
  /** What the centre says of who succeeds whom. */
  readonly successions: readonly Succession[];
  localityName(id: string): string;
  stewardOf(locality: string): string;
  partiesOf(signatories: readonly string[]): CurrentParties;
}

/** The localities' names and who answers for whom on a day. */
export type Bodies = Pick<Programme, "localityName" | "stewardOf" | "partiesOf" | "successions">;

/** Reads and works out the whole programme on a day. `today` tells whether the day is past. */
export async function readProgramme(
  transaction: ReadTransaction,
  asOf: CalendarDate,
  today: CalendarDate,
): Promise<Programme> {
  const past = asOf < today;
  const facts = await transaction.programmeFacts(asOf, past);
  const bodies = await readBodies(transaction, asOf);
  return {
    asOf,
    past,
    ...ratedOf(facts, bodies.stewardOf, asOf),
    extensions: facts.extensions,
    obstacles: facts.obstacles,
    ...bodies,
  };
}

type Rated = Pick<Programme, "parts" | "commitments">;

// A store gives the very same facts only to readers of one snapshot, in which also the successions are the same: then
// nothing has to be worked out again. Facts that are gone take this along.
const ratedFacts = new WeakMap<ProgrammeFacts, { readonly asOf: CalendarDate; readonly rated: Rated }>();

function ratedOf(facts: ProgrammeFacts, steward: (locality: string) => string, asOf: CalendarDate): Rated {
  const before = ratedFacts.get(facts);
  if (before?.asOf === asOf) return before.rated;
  const parts = rateParts(facts, steward, asOf);
  const rated = { parts, commitments: rateCommitments(facts, parts) };
  ratedFacts.set(facts, { asOf, rated });
  return rated;
}

/** The localities' names and what their successions say on a day. */
export async function readBodies(transaction: ReadTransaction, asOf: CalendarDate): Promise<Bodies> {
  const named = new Map((await transaction.all(localities)).map(({ id, body }) => [id, body.name]));
  // The centre says who succeeds whom; a locality cannot name itself another's successor.
  const stated = (await transaction.all(localitySuccessions)).filter(({ author }) => author === "VN");
  const successions: Succession[] = stated.map(({ body }) => ({ ...body, date: body.date as CalendarDate }));
  const stewards = new Map<string, string>();
  return {
    successions,
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
