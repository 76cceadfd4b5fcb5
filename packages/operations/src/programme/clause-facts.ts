// Clauses with the commitments that make them concrete. A clause that only repeats another is not counted twice.
import type { ClauseView } from "@nhipcau/contract/shapes/programme.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { clauseForces, clauses } from "@nhipcau/registers/cooperation/clauses.ts";
import { sectors } from "@nhipcau/registers/governance/sectors.ts";
import { sources } from "@nhipcau/registers/governance/sources.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import type { Programme } from "./programme.ts";
import { coded, given } from "./views.ts";

export type ClauseRecord = RecordEnvelope<BodyOf<typeof clauses>>;

export interface ClauseFacts {
  readonly records: readonly ClauseRecord[];
  /** The commitments that make each clause concrete, a repeated clause standing for the one it repeats. */
  readonly concreteBy: ReadonlyMap<string, readonly string[]>;
}

/** Reads the clauses on the programme's day. */
export async function readClauseFacts(
  transaction: ReadTransaction,
  programme: Programme,
): Promise<ClauseFacts> {
  const records = await transaction.all(clauses, programme.past ? programme.asOf : undefined);
  const original = new Map(records.map(({ id, body }) => [id, body.sameAs ?? id]));
  const concreteBy = new Map<string, string[]>();
  for (const { facts } of programme.commitments.values()) {
    for (const id of new Set(facts.clauses.map((clause) => original.get(clause) ?? clause))) {
      concreteBy.set(id, [...(concreteBy.get(id) ?? []), facts.id]);
    }
  }
  return { records, concreteBy };
}

/** Clauses that bind somebody and are not repetitions: the denominator of "made concrete". */
export function isBinding({ body }: ClauseRecord): boolean {
  return body.sameAs === undefined && (body.force === "agreed" || body.force === "directed");
}

export function isConcrete(facts: ClauseFacts, record: ClauseRecord): boolean {
  return (facts.concreteBy.get(record.body.sameAs ?? record.id) ?? []).length > 0;
}

/** Clauses as people see them, in the order of their agreement. */
export async function clauseViews(
  transaction: ReadTransaction,
  programme: Programme,
  facts: ClauseFacts,
  records: readonly ClauseRecord[],
  agreementTitle: (id: string) => string,
): Promise<ClauseView[]> {
  const sourceIds = new Set(records.flatMap(({ body }) => (body.source === undefined ? [] : [body.source])));
  const sourceName = await transaction.names(sources, [...sourceIds]);
  const content = new Map(facts.records.map(({ id, body }) => [id, body.content]));
  return records.toSorted(inOrder).map(
    ({ id, body }) =>
      given({
        id,
        content: body.content,
        contentEn: body.contentEn,
        force: coded(clauseForces, body.force),
        sector: coded(sectors, body.sector),
        agreement:
          body.agreement === undefined
            ? undefined
            : { id: body.agreement, name: agreementTitle(body.agreement) },
        locator: body.locator,
        source:
          body.source === undefined
            ? undefined
            : { id: body.source, name: sourceName.get(body.source) ?? body.source },
        sameAs:
          body.sameAs === undefined
            ? undefined
            : { id: body.sameAs, name: content.get(body.sameAs) ?? body.sameAs },
        commitments: (facts.concreteBy.get(body.sameAs ?? id) ?? []).map((commitment) => ({
          id: commitment,
          name: programme.commitments.get(commitment)?.facts.title ?? commitment,
        })),
      }) as ClauseView,
  );
}

function inOrder(a: ClauseRecord, b: ClauseRecord): number {
  const byAgreement = (a.body.agreement ?? "~").localeCompare(b.body.agreement ?? "~", "en");
  return byAgreement || (a.body.ordinal ?? 9999) - (b.body.ordinal ?? 9999) || (a.id < b.id ? -1 : 1);
}
