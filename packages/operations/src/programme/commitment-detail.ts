// One commitment whole: both ends of the span, what each side said and when, what holds it up, what the sources say.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { regulations } from "@nhipcau/registers/cooperation/regulations.ts";
import { results } from "@nhipcau/registers/cooperation/results.ts";
import { statusStatements } from "@nhipcau/registers/cooperation/status-statements.ts";
import { sources } from "@nhipcau/registers/governance/sources.ts";
import { heritageDossiers } from "@nhipcau/registers/heritage/heritage-dossiers.ts";
import { milestoneKinds, milestones, milestoneStatuses } from "@nhipcau/registers/transport/milestones.ts";
import { transportProjects } from "@nhipcau/registers/transport/transport-projects.ts";
import { agencyNameIn } from "../keepers/keeper-views.ts";
import { type Keepers, readKeepers } from "../keepers/read-keepers.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, Store } from "../ports/store.ts";
import { clauseViews, readClauseFacts } from "./clause-facts.ts";
import { redFirst } from "./figures.ts";
import { obstacleView } from "./programme-lists.ts";
import { type Programme, readProgramme } from "./programme.ts";
import { recordsThatRefer } from "../urging/records-that-refer.ts";
import { mayDoOf } from "../work/may-do.ts";
import { decisionViews, reportViews } from "./statement-views.ts";
import { statementViews, type StatementRecord } from "./status-conflicts.ts";
import { coded, commitmentSummary, given, partView } from "./views.ts";

export type CommitmentDetail = ResponseOf<typeof routes.commitment>;

/** Everything about a commitment on a day. Refuses an id that is not there. */
export function readCommitment(
  store: Store,
  acting: Acting,
  day: { readonly asOf: CalendarDate; readonly today: CalendarDate },
  id: string,
): Promise<Outcome<CommitmentDetail>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const commitment = programme.commitments.get(id);
    const record = await transaction.find(commitments, id);
    if (!commitment || !record) return refused({ code: "not-found", data: { what: id } });
    const body = record.body as BodyOf<typeof commitments>;
    const keepers = await readKeepers(transaction, programme, day.asOf);
    const agencyName = (agency: string): string => agencyNameIn(keepers, agency);
    const partIds = new Set(commitment.parts.map(({ row }) => row.id));
    const may = await mayDoOf(transaction, programme, commitment.parts, acting);
    const facts = await readClauseFacts(transaction, programme);
    const own = facts.records.filter((clause) => body.clauses.includes(clause.id));
    const titles = await transaction.names(
      agreements,
      own.flatMap((clause) => clause.body.agreement ?? []),
    );
    const about = { project: body.project, regulation: body.regulation, dossier: body.dossier };
    return done(
      given({
        asOf: day.asOf,
        commitment: commitmentSummary(programme, commitment),
        product: body.product,
        clauses: await clauseViews(
          transaction,
          programme,
          facts,
          own,
          (agreement) => titles.get(agreement) ?? agreement,
        ),
        parts: commitment.parts
          .toSorted(redFirst)
          .map((part) => partView(programme, part, agencyName, keepers)),
        reports: await reportViews(transaction, programme, partIds),
        obstacles: await obstacleViews(transaction, programme, partIds, keepers),
        extensions: programme.extensions
          .filter(({ part }) => partIds.has(part))
          .map(({ grantedBy, ...extension }) => ({
            ...extension,
            ...(grantedBy === undefined ? {} : { grantedBy: { id: grantedBy, name: agencyName(grantedBy) } }),
          })),
        results: (await transaction.all(results))
          .filter((result) => result.body.commitment === id && (result.body.statedOn ?? "") <= day.asOf)
          .map((result) => ({ id: result.id, name: result.body.content })),
        statements: await statementsAbout(transaction, about, day.asOf),
        milestones: await milestonesOf(transaction, body.project),
        decisions: await decisionViews(transaction, programme, partIds, agencyName),
        mayReport: may.filter(({ events }) => events.includes("report")).map(({ part }) => part),
        mayDo: may,
      }) as CommitmentDetail,
    );
  });
}

async function obstacleViews(
  transaction: ReadTransaction,
  programme: Programme,
  parts: ReadonlySet<string>,
  keepers: Keepers,
): Promise<CommitmentDetail["obstacles"]> {
  const records = await recordsThatRefer(transaction, obstacles, "part", [...parts]);
  return records
    .filter(({ body }) => body.since <= programme.asOf)
    .toSorted((a, b) => b.body.since.localeCompare(a.body.since, "en"))
    .map((record) => obstacleView(programme, record, (id) => agencyNameIn(keepers, id), keepers));
}

/** What a commitment is about and sources speak of, by the field that names it. */
const spokenOf = { project: transportProjects, regulation: regulations, dossier: heritageDossiers } as const;

async function statementsAbout(
  transaction: ReadTransaction,
  about: { readonly [field in keyof typeof spokenOf]: string | undefined },
  asOf: CalendarDate,
): Promise<CommitmentDetail["statements"]> {
  const records: StatementRecord[] = [];
  const things = new Map<string, string>();
  for (const [field, register] of Object.entries(spokenOf)) {
    const id = about[field as keyof typeof spokenOf];
    if (id === undefined) continue;
    for (const [known, name] of await transaction.names(register, [id])) things.set(known, name);
    const page = await transaction.list(statusStatements, {
      filters: [{ field, operator: "eq", values: [id] }],
      limit: 500,
    });
    if (page.ok) records.push(...(page.value.records as unknown as StatementRecord[]));
  }
  const known = records.filter(({ body }) => (body.date ?? "") <= asOf);
  const names = await transaction.names(
    sources,
    known.flatMap(({ body }) => body.source ?? []),
  );
  return statementViews(
    known,
    (id) => things.get(id) ?? id,
    (id) => ({ id, name: names.get(id) ?? id }),
  );
}

async function milestonesOf(
  transaction: ReadTransaction,
  project: string | undefined,
): Promise<CommitmentDetail["milestones"]> {
  if (project === undefined) return [];
  const records = (await transaction.all(milestones)).filter(({ body }) => body.project === project);
  return records
    .toSorted((a, b) =>
      (a.body.dateMet ?? a.body.dueDate ?? "~").localeCompare(b.body.dateMet ?? b.body.dueDate ?? "~", "en"),
    )
    .map(
      ({ id, body }) =>
        given({
          id,
          title: body.title,
          kind: coded(milestoneKinds, body.kind),
          dueDate: body.dueDate,
          dateMet: body.dateMet,
          status: coded(milestoneStatuses, body.status),
        }) as CommitmentDetail["milestones"][number],
    );
}
