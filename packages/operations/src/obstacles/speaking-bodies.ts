// Through which bodies a side may speak and whom it may ask: choices for forms, of those that stand on the day.
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import type { Level } from "@nhipcau/domain/obstacles/obstacle-state.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import type { Programme } from "../programme/programme.ts";

export type AgencyRecord = RecordEnvelope<BodyOf<typeof agencies>>;

export interface SpeakingBodies {
  /** Every body there is, by id; those that no longer stand as well. */
  readonly all: ReadonlyMap<string, AgencyRecord>;
  /** Those of the person's locality, the People's Committee first and the person's own beside it. */
  readonly own: readonly Named[];
  readonly central: readonly Named[];
  at(level: Level): readonly Named[];
}

/** Reads the bodies as somebody may use them on the programme's day. */
export async function readSpeakingBodies(
  transaction: ReadTransaction,
  programme: Programme,
  acting: Acting,
): Promise<SpeakingBodies> {
  const records = await transaction.all(agencies);
  const standing = records
    .filter(
      ({ body }) => (body.validTo ?? "9999") >= programme.asOf && (body.validFrom ?? "") <= programme.asOf,
    )
    .toSorted((a, b) => a.body.name.localeCompare(b.body.name, "vi"));
  const ours = standing.filter(
    ({ body }) => body.locality !== undefined && programme.stewardOf(body.locality) === acting.locality,
  );
  const central = standing.filter(({ body }) => body.kind === "central");
  const first = (record: AgencyRecord): number =>
    record.id === acting.agency ? 0 : record.body.kind === "peoples-committee" ? 1 : 2;
  const own = acting.locality === "" ? [] : ours.toSorted((a, b) => first(a) - first(b));
  return {
    all: new Map(records.map((record) => [record.id, record])),
    own: own.map(named),
    central: central.map(named),
    at: (level) =>
      (level === "central" ? central : ours.filter(({ body }) => body.kind === level)).map(named),
  };
}

function named({ id, body }: AgencyRecord): Named {
  return { id, name: body.name };
}
