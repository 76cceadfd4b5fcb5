// Reads what the joint state is worked out from: commitments, parts with what stands of their reports, extensions,
// obstacles. Four queries, however many records there are; the day's filter is the database's.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Stage } from "@nhipcau/domain/promises/standing-report.ts";
import type {
  CommitmentFacts,
  ExtensionRow,
  ObstacleRow,
  PartRow,
  ProgrammeFacts,
} from "@nhipcau/operations/ports/programme-facts.ts";
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { relationOf } from "../records/row-of-record.ts";
import { tableOf } from "../schema/register-columns.ts";

/** Everything dated on or before the day; with `past`, commitments and parts as they stood then. */
export async function readProgrammeFacts(
  connection: Connection,
  asOf: CalendarDate,
  past: boolean,
): Promise<ProgrammeFacts> {
  const day = past ? asOf : undefined;
  return {
    commitments: await readCommitments(connection, day),
    parts: await readParts(connection, asOf, day),
    extensions: await readExtensions(connection, asOf),
    obstacles: await readObstacles(connection, asOf),
  };
}

async function readCommitments(
  connection: Connection,
  day: CalendarDate | undefined,
): Promise<CommitmentFacts[]> {
  const rows = await connection.rows<Omit<CommitmentFacts, "titleEn"> & { titleEn: string | null }>(
    sql`select r.id, r.title, r."titleEn", r.agreement, coalesce(a.title, r.agreement) as "agreementTitle", r.sector, r.clauses,
          coalesce(r.illustrative, false) as illustrative
        from ${relationOf(commitments, day)} left join ${sql.raw(tableOf(agreements))} a on a.id = r.agreement
        where not r.retired order by r.id`,
  );
  return rows.map(({ titleEn, ...row }) => (titleEn === null ? row : { ...row, titleEn }));
}

interface PartSql {
  readonly id: string;
  readonly commitment: string;
  readonly locality: string;
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

async function readParts(
  connection: Connection,
  asOf: CalendarDate,
  day: CalendarDate | undefined,
): Promise<PartRow[]> {
  const table = sql.raw(tableOf(reports));
  const own = sql`part = r.id and date <= ${asOf}::date and not retired`;
  const rows = await connection.rows<PartSql>(
    sql`select r.id, r.commitment, r.locality, r.task, r.product, r."leadAgency", r."coordinatingAgencies", r."assignedOn", r."startDate",
          r."dueDate", r."waitsFor", coalesce(r.illustrative, false) as illustrative,
          n.date as report_date, n.stage, n.percent, n."forecastDate", n."noChange",
          case when n.percent is null then (select percent from ${table} where ${own} and percent is not null order by ${furthestFirst} limit 1)
               else n.percent end as last_percent,
          case when n."forecastDate" is null and n."noChange" then (
                 select "forecastDate" from ${table} where ${own} and ("forecastDate" is not null or "noChange" is not true)
                 order by ${furthestFirst} limit 1)
               else n."forecastDate" end as last_forecast,
          case when n.stage = 'done' then (
                 select min(date) from ${table} where ${own} and stage = 'done' and date >= coalesce((
                   select max(date) from ${table} where ${own} and stage <> 'done'), '1900-01-01'))
               end as done_since
        from ${relationOf(parts, day)} left join lateral (
          select date, stage, percent, "forecastDate", "noChange" from ${table} where ${own} order by ${furthestFirst} limit 1) n on true
        where not r.retired order by r.id`,
  );
  return rows.map(partOfRow);
}

function partOfRow(row: PartSql): PartRow {
  return {
    id: row.id,
    commitment: row.commitment,
    locality: row.locality,
    task: row.task,
    coordinatingAgencies: row.coordinatingAgencies ?? [],
    waitsFor: row.waitsFor ?? [],
    illustrative: row.illustrative,
    ...present("product", row.product),
    ...present("leadAgency", row.leadAgency),
    ...present("assignedOn", row.assignedOn),
    ...present("startDate", row.startDate),
    ...present("firstDueDate", row.dueDate),
    ...(row.report_date === null ? {} : { standing: standingOfRow(row, row.report_date) }),
  };
}

function standingOfRow(row: PartSql, date: CalendarDate): NonNullable<PartRow["standing"]> {
  return {
    latest: {
      part: row.id,
      date,
      stage: row.stage,
      noChange: row.noChange === true,
      ...present("percent", row.percent),
      ...present("forecastDate", row.forecastDate),
    },
    percent: row.last_percent ?? undefined,
    forecastDate: row.last_forecast ?? undefined,
    doneSince: row.done_since ?? undefined,
  };
}

async function readExtensions(connection: Connection, asOf: CalendarDate): Promise<ExtensionRow[]> {
  const rows = await connection.rows<Omit<ExtensionRow, "grantedBy"> & { grantedBy: string | null }>(
    sql`select id, part, "decidedOn", "newDueDate", "grantedBy", reason from ${sql.raw(tableOf(extensions))}
        where not retired and "decidedOn" <= ${asOf}::date order by part, "decidedOn", id`,
  );
  return rows.map(({ grantedBy, ...row }) => ({ ...row, ...present("grantedBy", grantedBy) }));
}

async function readObstacles(connection: Connection, asOf: CalendarDate): Promise<ObstacleRow[]> {
  const rows = await connection.rows<Omit<ObstacleRow, "clearedOn"> & { clearedOn: CalendarDate | null }>(
    sql`select id, part, title, since, "clearedOn", authority from ${sql.raw(tableOf(obstacles))}
        where not retired and since <= ${asOf}::date order by since, id`,
  );
  return rows.map(({ clearedOn, ...row }) => ({ ...row, ...present("clearedOn", clearedOn) }));
}

function present<Name extends string, Value>(name: Name, value: Value | null): { [N in Name]?: Value } {
  return (value === null ? {} : { [name]: value }) as { [N in Name]?: Value };
}
