// Reads what the joint state is worked out from: commitments, parts with what stands of their reports, extensions,
// obstacles, decisions; all of them, or those with the ids given. Five queries, however many records there are; the day's filter is
// the database's.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Stage } from "@nhipcau/domain/promises/standing-report.ts";
import type {
  CommitmentFacts,
  DecisionRow,
  ExtensionRow,
  ObstacleRow,
  PartRow,
  ProgrammeFacts,
} from "@nhipcau/operations/ports/programme-facts.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { relationOf } from "../records/row-of-record.ts";
import { tableOf } from "../schema/register-columns.ts";

/** Everything dated on or before the day; with `past`, commitments, parts and decisions as they stood then. */
export function readProgrammeFacts(
  connection: Connection,
  asOf: CalendarDate,
  past: boolean,
): Promise<ProgrammeFacts> {
  return readFacts({ connection, asOf, past });
}

/** For each kind of fact, the ids of those to be read. */
type FactIds = Readonly<Record<keyof ProgrammeFacts, ReadonlySet<string>>>;

/** Of what `readProgrammeFacts` gives only what has these ids. */
export function readSomeFacts(
  connection: Connection,
  asOf: CalendarDate,
  past: boolean,
  ids: FactIds,
): Promise<ProgrammeFacts> {
  return readFacts({ connection, asOf, past, ids });
}

interface Asked {
  readonly connection: Connection;
  readonly asOf: CalendarDate;
  readonly past: boolean;
  /** Everything when it is left out. */
  readonly ids?: FactIds;
}

// Asked at once: the database works on the next while the rows of the one before are taken in.
async function readFacts(asked: Asked): Promise<ProgrammeFacts> {
  const asks = (kind: keyof FactIds): boolean => asked.ids?.[kind].size !== 0;
  const [commitmentRows, partRows, extensionRows, obstacleRows, decisionRows] = await Promise.all([
    asks("commitments") ? readCommitments(asked) : [],
    asks("parts") ? readParts(asked) : [],
    asks("extensions") ? readExtensions(asked) : [],
    asks("obstacles") ? readObstacles(asked) : [],
    asks("decisions") ? readDecisions(asked) : [],
  ]);
  return {
    commitments: commitmentRows,
    parts: partRows,
    extensions: extensionRows,
    obstacles: obstacleRows,
    decisions: decisionRows,
  };
}

// A plan kept for all rows would not do for a few.
function rowsOf<Row extends object>({ connection, ids }: Asked, query: RawBuilder<unknown>): Promise<Row[]> {
  return ids === undefined ? connection.rows<Row>(query) : connection.rowsPlannedAnew<Row>(query);
}

/** The condition that leaves only the ids asked for, of a relation aliased `r`. */
function andAsked({ ids }: Asked, kind: keyof FactIds): RawBuilder<unknown> {
  return ids === undefined ? sql`` : sql`and r.id = any(${[...ids[kind]]}::text[])`;
}

function dayOf({ asOf, past }: Asked): CalendarDate | undefined {
  return past ? asOf : undefined;
}

async function readCommitments(asked: Asked): Promise<CommitmentFacts[]> {
  const rows = await rowsOf<Omit<CommitmentFacts, "titleEn"> & { titleEn: string | null }>(
    asked,
    sql`select r.id, r.title, r."titleEn", r.agreement, coalesce(a.title, r.agreement) as "agreementTitle", r.sector, r.clauses,
          coalesce(r.illustrative, false) as illustrative
        from ${relationOf(commitments, dayOf(asked))} left join ${sql.raw(tableOf(agreements))} a on a.id = r.agreement
        where not r.retired ${andAsked(asked, "commitments")} order by r.id`,
  );
  return rows.map(({ titleEn, ...row }) => (titleEn === null ? row : { ...row, titleEn }));
}

interface PartSql {
  readonly id: string;
  readonly commitment: string;
  readonly locality: string;
  readonly assigner: string | null;
  readonly task: string;
  readonly product: string | null;
  readonly leadAgency: string | null;
  readonly coordinatingAgencies: string[] | null;
  readonly assignedOn: CalendarDate | null;
  readonly startDate: CalendarDate | null;
  readonly dueDate: CalendarDate | null;
  readonly waitsFor: string[] | null;
  readonly illustrative: boolean;
  readonly report_date: CalendarDate | null;
  readonly stage: Stage;
  readonly percent: number | null;
  readonly last_percent: number | null;
  readonly forecastDate: CalendarDate | null;
  readonly last_forecast: CalendarDate | null;
  readonly noChange: boolean | null;
  readonly done_since: CalendarDate | null;
}

// Of two reports of one day the one further on counts as the later; the same order as standingReport in the domain.
const furthestFirst = sql.raw(
  `date desc, array_position('{done,in-progress,waiting,preparing,not-started}'::text[], stage), percent desc nulls last, "forecastDate" desc nulls last, "noChange" is true`,
);

// A part is done since the first report that says so after the last one that does not. The day of that last one is joined
// as a column of its own: inside an expression it could not be looked up by index under row-level security.
async function readParts(asked: Asked): Promise<PartRow[]> {
  const table = sql.raw(tableOf(reports));
  const own = sql`part = r.id and date <= ${asked.asOf}::date and not retired`;
  const rows = await rowsOf<PartSql>(
    asked,
    sql`select r.id, r.commitment, r.locality, r.assigner, r.task, r.product, r."leadAgency", r."coordinatingAgencies", r."assignedOn", r."startDate",
          r."dueDate", r."waitsFor", coalesce(r.illustrative, false) as illustrative,
          n.date as report_date, n.stage, n.percent, n."forecastDate", n."noChange",
          case when n.percent is null then (select percent from ${table} where ${own} and percent is not null order by ${furthestFirst} limit 1)
               else n.percent end as last_percent,
          case when n."forecastDate" is null and n."noChange" then (
                 select "forecastDate" from ${table} where ${own} and ("forecastDate" is not null or "noChange" is not true)
                 order by ${furthestFirst} limit 1)
               else n."forecastDate" end as last_forecast,
          d.date as done_since
        from ${relationOf(parts, dayOf(asked))} left join lateral (
          select date, stage, percent, "forecastDate", "noChange" from ${table} where ${own} order by ${furthestFirst} limit 1) n on true
          left join lateral (
            select coalesce(max(date), '1900-01-01') as date from ${table} where n.stage = 'done' and ${own} and stage <> 'done') o on true
          left join lateral (
            select date from ${table} where n.stage = 'done' and ${own} and stage = 'done' and date >= o.date
            order by part, date limit 1) d on true
        where not r.retired ${andAsked(asked, "parts")} order by r.id`,
  );
  return rows.map(partOfRow);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

// Ten thousand of these are made for one overview: fields are set one by one, without objects in between.
function partOfRow(row: PartSql): PartRow {
  const part: Writable<PartRow> = {
    id: row.id,
    commitment: row.commitment,
    locality: row.locality,
    task: row.task,
    coordinatingAgencies: row.coordinatingAgencies ?? none,
    waitsFor: row.waitsFor ?? none,
    illustrative: row.illustrative,
  };
  if (row.assigner !== null) part.assigner = row.assigner;
  if (row.product !== null) part.product = row.product;
  if (row.leadAgency !== null) part.leadAgency = row.leadAgency;
  if (row.assignedOn !== null) part.assignedOn = row.assignedOn;
  if (row.startDate !== null) part.startDate = row.startDate;
  if (row.dueDate !== null) part.firstDueDate = row.dueDate;
  if (row.report_date !== null) part.standing = standingOfRow(row, row.report_date);
  return part;
}

const none: readonly string[] = [];

function standingOfRow(row: PartSql, date: CalendarDate): NonNullable<PartRow["standing"]> {
  const latest: Writable<NonNullable<PartRow["standing"]>["latest"]> = {
    part: row.id,
    date,
    stage: row.stage,
    noChange: row.noChange === true,
  };
  if (row.percent !== null) latest.percent = row.percent;
  if (row.forecastDate !== null) latest.forecastDate = row.forecastDate;
  return {
    latest,
    percent: row.last_percent ?? undefined,
    forecastDate: row.last_forecast ?? undefined,
    doneSince: row.done_since ?? undefined,
  };
}

async function readExtensions(asked: Asked): Promise<ExtensionRow[]> {
  const rows = await rowsOf<Omit<ExtensionRow, "grantedBy"> & { grantedBy: string | null }>(
    asked,
    sql`select id, part, "decidedOn", "newDueDate", "grantedBy", reason from ${sql.raw(tableOf(extensions))} r
        where not retired and "decidedOn" <= ${asked.asOf}::date ${andAsked(asked, "extensions")} order by part, "decidedOn", id`,
  );
  return rows.map(({ grantedBy, ...row }) => ({ ...row, ...present("grantedBy", grantedBy) }));
}

async function readObstacles(asked: Asked): Promise<ObstacleRow[]> {
  const rows = await rowsOf<Omit<ObstacleRow, "clearedOn"> & { clearedOn: CalendarDate | null }>(
    asked,
    sql`select id, part, title, since, "clearedOn", authority from ${sql.raw(tableOf(obstacles))} r
        where not retired and since <= ${asked.asOf}::date ${andAsked(asked, "obstacles")} order by since, id`,
  );
  return rows.map(({ clearedOn, ...row }) => ({ ...row, ...present("clearedOn", clearedOn) }));
}

interface DecisionSql extends Omit<DecisionRow, "reason" | "reportedOn" | "reportedAt" | "doneAgainOn"> {
  readonly reason: string | null;
  readonly reportedOn: CalendarDate | null;
  readonly reportedAt: string | null;
  readonly doneAgainOn: CalendarDate | null;
}

// A decision may be taken back, by a new version of it: on a past day what was decided by then. Beside each the report it is about, where that is known and says done, and after a return the next one that
// says so again; the same order of reports as `decisionsOn` in the domain.
async function readDecisions(asked: Asked): Promise<DecisionRow[]> {
  const said = sql.raw(tableOf(reports));
  const known = sql`stage = 'done' and not retired and date <= ${asked.asOf}::date`;
  const rows = await rowsOf<DecisionSql>(
    asked,
    sql`select r.id, r.part, r.report, r.decision as verdict, r."decidedOn", r.reason, r.author, p.date as "reportedOn",
          to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "reportedAt", n.date as "doneAgainOn"
        from ${relationOf(confirmations, dayOf(asked))}
          left join lateral (
            select id, date, recorded_at from ${said} where id = r.report and part = r.part and ${known}) p on true
          left join lateral (
            select date from ${said} where r.decision = 'returned' and part = r.part and ${known}
              and (date, recorded_at, id) > (p.date, p.recorded_at, p.id)
            order by date limit 1) n on true
        where not r.retired and r."decidedOn" <= ${asked.asOf}::date ${andAsked(asked, "decisions")} order by r.part, r.id`,
  );
  return rows.map(({ reason, reportedOn, reportedAt, doneAgainOn, ...row }) => ({
    ...row,
    ...present("reason", reason),
    ...present("reportedOn", reportedOn),
    ...present("reportedAt", reportedAt),
    ...present("doneAgainOn", doneAgainOn),
  }));
}

function present<Name extends string, Value>(name: Name, value: Value | null): { [N in Name]?: Value } {
  return (value === null ? {} : { [name]: value }) as { [N in Name]?: Value };
}
