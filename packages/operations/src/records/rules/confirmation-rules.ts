// A part's result is confirmed or returned by the side that assigned it, never by who reported it, and only the newest
// report that says it is done is decided about, once: two people who decide at the same moment take turns, and the second
// is told what the first decided.
import { type CalendarDate, writtenDate } from "@nhipcau/domain/calendar-date.ts";
import { decisionsOn, newestDone, phaseOf, type StatedDecision } from "@nhipcau/domain/promises/decision.ts";
import { standingReport } from "@nhipcau/domain/promises/standing-report.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { confirmations, verdicts } from "@nhipcau/registers/cooperation/confirmations.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { NewVersion, RecordEnvelope } from "../../ports/store.ts";
import { readKeepers } from "../../keepers/read-keepers.ts";
import { readBodies } from "../../programme/programme.ts";
import { recordsThatRefer } from "../../urging/records-that-refer.ts";
import { isReporter } from "../../work/reporting-agency.ts";
import { decidableReport, type ReportRecord } from "./decidable-report.ts";
import { idsOfVersions, type RecordRule, type RuleAsk } from "./record-rule.ts";

type PartRecord = RecordEnvelope<BodyOf<typeof parts>>;
type Bodies = Awaited<ReturnType<typeof readBodies>>;

export const decidedByAssigner: RecordRule = async (ask, refuse) => {
  const { transaction, versions, acting, today } = ask;
  if (acting.role === "system") return;
  const known = await transaction.findMany(parts, idsOfVersions(versions, "part"));
  const bodies = await readBodies(transaction, today);
  for (const [index, version] of versions.entries()) {
    const part = known.get(String(version.body["part"])) as PartRecord | undefined;
    const refusal = part && (await refusalOfDecider(ask, bodies, part, String(version.body["report"])));
    if (refusal) refuse(index, refusal);
  }
};

async function refusalOfDecider(
  { transaction, acting, today }: RuleAsk,
  { stewardOf, localityName }: Bodies,
  { id, body }: PartRecord,
  report: string,
): Promise<Refusal | undefined> {
  if (body.assigner === undefined) return { code: "no-assigner", path: "part" };
  const decider = stewardOf(body.assigner);
  if (decider !== acting.locality) {
    const data = { locality: localityName(decider) };
    return { code: "confirmed-by-assigner-only", path: "part", data };
  }
  if (stewardOf(body.locality) !== decider) return undefined;
  const keepers = await readKeepers(transaction, { stewardOf }, today);
  const { leadAgency } = body;
  return (await isReporter(transaction, acting, { part: id, report, leadAgency }, keepers))
    ? { code: "confirmer-is-reporter", path: "part" }
    : undefined;
}

export const decidesNewestReportOnce: RecordRule = async (ask, refuse) => {
  const { transaction, versions, acting, today } = ask;
  if (acting.role === "system") return;
  await transaction.takeTurn?.("decisions"); // else two people would both find the report undecided
  const ids = new Set(idsOfVersions(versions, "part"));
  const known = await transaction.findMany(parts, [...ids]);
  const said = Map.groupBy(
    await recordsThatRefer(transaction, reports, "part", [...ids]),
    ({ body }) => body.part,
  );
  const kept = await recordsThatRefer(transaction, confirmations, "part", [...ids]);
  const { stewardOf } = await readBodies(transaction, today);
  for (const [index, version] of versions.entries()) {
    const part = known.get(String(version.body["part"])) as PartRecord | undefined;
    if (part?.body.assigner === undefined) continue;
    const decider = stewardOf(part.body.assigner);
    const others = kept
      .filter(
        ({ id, body, author }) => id !== version.id && body.part === part.id && stewardOf(author) === decider,
      )
      .map(statedDecision);
    const earlier = versions.slice(0, index).filter(({ body }) => body["part"] === part.id);
    const decided = [...others, ...earlier.map((one) => statedDecision({ ...one, author: acting.locality }))];
    const refusal = refusalOfTime(version, said.get(part.id) ?? [], decided, today);
    if (refusal) refuse(index, refusal);
  }
};

function refusalOfTime(
  { body }: NewVersion,
  records: readonly ReportRecord[],
  decided: readonly StatedDecision[],
  today: CalendarDate,
): Refusal | undefined {
  const { report: id, reportVersion, decidedOn } = body as BodyOf<typeof confirmations>;
  if (decidedOn > today) return { code: "date-in-future", path: "decidedOn", data: { value: decidedOn } };
  const before = decided.find(({ report }) => report === id);
  if (before) return alreadyDecided(before);
  const said = records.map(decidableReport);
  const newest = newestDone(said, today);
  const { phase } = phaseOf(true, standingReport(said, today), decisionsOn(said, decided, today));
  if (newest?.id !== id || phase !== "awaiting-confirmation")
    return { code: "not-the-newest-report", path: "report", data: { newest: newestOf(records) } };
  if (decidedOn < newest.date) {
    const data = { decided: writtenDate(decidedOn as CalendarDate), reported: writtenDate(newest.date) };
    return { code: "decided-before-reported", path: "decidedOn", data };
  }
  const current = records.find((one) => one.id === id)?.version ?? 0;
  return reportVersion !== undefined && reportVersion !== current
    ? { code: "report-changed", path: "report", data: { current, given: reportVersion } }
    : undefined;
}

function alreadyDecided({ verdict, decidedOn }: StatedDecision): Refusal {
  const { vi, en } = verdicts.codes[verdict];
  const data = { "decision.vi": vi, "decision.en": en, date: writtenDate(decidedOn) };
  return { code: "already-decided", path: "report", data };
}

function newestOf(records: readonly ReportRecord[]): string {
  const days = records.map(({ body }) => body.date as CalendarDate).toSorted();
  const last = days.at(-1);
  return last === undefined ? "–" : writtenDate(last);
}

function statedDecision({
  id,
  body,
  author,
}: Pick<RecordEnvelope, "id" | "author"> & { readonly body: unknown }): StatedDecision {
  const { part, report, decision, decidedOn, reason } = body as BodyOf<typeof confirmations>;
  return {
    id,
    part,
    report,
    verdict: decision,
    decidedOn: decidedOn as CalendarDate,
    author,
    ...(reason === undefined ? {} : { reason }),
  };
}
