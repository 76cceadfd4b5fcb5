// Assignments are given and ended; nothing of them is changed or deleted, which the database refuses as well.
import type { Ending, PeopleStore } from "@nhipcau/operations/ports/people-store.ts";
import { type Kysely, sql } from "kysely";
import {
  assignmentJson,
  assignmentOf,
  type AssignmentRow,
  standInJson,
  standInOf,
  type StandInRow,
} from "./assignment-rows.ts";
import type { PeopleDatabase } from "./people-database.ts";

type AssignmentQueries = Pick<
  PeopleStore,
  | "findAssignment"
  | "assign"
  | "endAssignment"
  | "findStandIn"
  | "standIn"
  | "endStandIn"
  | "leave"
  | "comeBack"
>;

export function assignmentQueries(database: PeopleDatabase): AssignmentQueries {
  return {
    findAssignment: async (id) => {
      const { rows } = await sql<{ found: AssignmentRow }>`
        select ${assignmentJson} as found from people.assignments a where a.id = ${id}`.execute(database);
      return rows[0] && assignmentOf(rows[0].found);
    },
    assign: async (id, person, { locality, agency, role, from, until }, by) => {
      await sql`insert into people.assignments (id, person, locality, agency, role, from_day, until_day, given_by)
        values (${id}, ${person}, ${locality}, ${agency ?? null}, ${role}, ${from}::date, ${until ?? null}::date, ${by})`.execute(
        database,
      );
    },
    endAssignment: (id, ending) =>
      database.transaction().execute(async (transaction) => {
        const ended = await endRows(transaction, "assignments", sql`id = ${id}`, ending);
        if (ended > 0) await endRows(transaction, "stand_ins", sql`assignment = ${id}`, ending);
        return ended > 0;
      }),
    findStandIn: async (id) => {
      const { rows } = await sql<{ found: StandInRow }>`
        select ${standInJson} as found from people.stand_ins s join people.assignments a on a.id = s.assignment
        where s.id = ${id}`.execute(database);
      return rows[0] && standInOf(rows[0].found);
    },
    standIn: async (id, person, { assignment, from, until, ground }, by) => {
      await sql`insert into people.stand_ins (id, person, assignment, from_day, until_day, ground, given_by)
        values (${id}, ${person}, ${assignment}, ${from}::date, ${until}::date, ${ground}, ${by})`.execute(
        database,
      );
    },
    endStandIn: async (id, ending) => (await endRows(database, "stand_ins", sql`id = ${id}`, ending)) > 0,
    leave: (person, ending) =>
      database.transaction().execute(async (transaction) => {
        await sql`update people.users set "leftAt" = ${ending.at}::timestamptz, "updatedAt" = now()
          where id = ${person} and "leftAt" is null`.execute(transaction);
        const own = sql`select id from people.assignments where person = ${person}`;
        await endRows(transaction, "stand_ins", sql`person = ${person} or assignment in (${own})`, ending);
        await endRows(transaction, "assignments", sql`person = ${person}`, ending);
        await sql`delete from people.sessions where "userId" = ${person}`.execute(transaction);
      }),
    comeBack: async (person) => {
      await sql`update people.users set "leftAt" = null, "updatedAt" = now() where id = ${person}`.execute(
        database,
      );
    },
  };
}

async function endRows(
  database: Kysely<Record<string, Record<string, unknown>>>,
  table: "assignments" | "stand_ins",
  which: ReturnType<typeof sql>,
  { by, at, reason }: Ending,
): Promise<number> {
  const result = await sql`update people.${sql.raw(table)}
    set ended_at = ${at}::timestamptz, ended_by = ${by}, end_reason = ${reason}
    where ended_at is null and (${which})`.execute(database);
  return Number(result.numAffectedRows ?? 0);
}
