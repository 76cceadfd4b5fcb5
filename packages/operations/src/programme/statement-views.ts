// What both sides stated about parts, as people see it: the reports of the side that does them, each beside the one before
// it, and the decisions of the side that assigned them.
import type { DecisionView, ReportView } from "@nhipcau/contract/shapes/programme.ts";
import { type ReportChange, reportChange, wordsBefore } from "@nhipcau/domain/promises/report-change.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { confirmations, verdicts } from "@nhipcau/registers/cooperation/confirmations.ts";
import { reports, stages } from "@nhipcau/registers/cooperation/reports.ts";
import type { ReadTransaction, RecordEnvelope } from "../ports/store.ts";
import type { Programme } from "./programme.ts";
import { recordsThatRefer } from "../urging/records-that-refer.ts";
import { type AgencyName, coded, given, localityNamed } from "./views.ts";

type ReportRecord = RecordEnvelope<BodyOf<typeof reports>>;

/** The reports of some parts up to the programme's day, newest first. */
export async function reportViews(
  transaction: ReadTransaction,
  programme: Programme,
  parts: ReadonlySet<string>,
): Promise<ReportView[]> {
  const records = (await recordsThatRefer(transaction, reports, "part", [...parts]))
    .filter(({ body }) => body.date <= programme.asOf)
    .toSorted(newestFirst);
  const changes = changesOf(records);
  return records.map((record) => {
    const { id, body, recordedAt, version } = record;
    return given({
      id,
      version,
      part: body.part,
      locality: localityNamed(programme, programme.parts.get(body.part)?.row.locality ?? ""),
      date: body.date,
      stage: coded(stages, body.stage),
      percent: body.percent,
      forecastDate: body.forecastDate,
      narrative: body.narrative,
      noChange: body.noChange === true,
      change: changes.get(id),
      reason: body.reason,
      evidence: body.evidence,
      recordedAt,
      illustrative: body.illustrative === true,
    }) as ReportView;
  });
}

/** What assigners decided about some parts' reports up to the programme's day, newest first. */
export async function decisionViews(
  transaction: ReadTransaction,
  programme: Programme,
  parts: ReadonlySet<string>,
  agencyName: AgencyName,
): Promise<DecisionView[]> {
  const records = await decisionsKnown(transaction, programme, parts);
  return records
    .filter(
      ({ body, author }) => body.decidedOn <= programme.asOf && isAssigner(programme, body.part, author),
    )
    .toSorted((a, b) => b.body.decidedOn.localeCompare(a.body.decidedOn, "en") || (a.id < b.id ? 1 : -1))
    .map(
      ({ id, version, author, body }) =>
        given({
          id,
          version,
          part: body.part,
          report: body.report,
          verdict: coded(verdicts, body.decision),
          decidedOn: body.decidedOn,
          locality: localityNamed(programme, programme.stewardOf(author)),
          agency: body.agency === undefined ? undefined : { id: body.agency, name: agencyName(body.agency) },
          reason: body.reason,
          illustrative: body.illustrative === true,
        }) as DecisionView,
    );
}

type DecisionRecord = RecordEnvelope<BodyOf<typeof confirmations>>;

// A decision may be taken back, by a new version of it: on a past day what was decided by then.
async function decisionsKnown(
  transaction: ReadTransaction,
  { past, asOf }: Programme,
  parts: ReadonlySet<string>,
): Promise<readonly DecisionRecord[]> {
  if (!past) return recordsThatRefer(transaction, confirmations, "part", [...parts]);
  return (await transaction.all(confirmations, asOf)).filter(({ body }) => parts.has(body.part));
}

function isAssigner(programme: Programme, part: string, author: string): boolean {
  const assigner = programme.parts.get(part)?.row.assigner;
  return assigner !== undefined && programme.stewardOf(assigner) === programme.stewardOf(author);
}

function newestFirst(a: ReportRecord, b: ReportRecord): number {
  return b.body.date.localeCompare(a.body.date, "en") || (a.recordedAt < b.recordedAt ? 1 : -1);
}

function changesOf(records: readonly ReportRecord[]): ReadonlyMap<string, ReportChange> {
  const changes = new Map<string, ReportChange>();
  for (const own of Map.groupBy(records, ({ body }) => body.part).values()) {
    for (const [index, { id, body }] of own.entries()) {
      const earlier = own.slice(index + 1).map((record) => record.body);
      changes.set(id, reportChange(body, wordsBefore(earlier)));
    }
  }
  return changes;
}
