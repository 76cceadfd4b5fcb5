// People, with what they are and were assigned to.
import type { Person, PeopleStore, PersonHolding } from "@nhipcau/operations/ports/people-store.ts";
import { sql } from "kysely";
import {
  assignmentJson,
  assignmentOf,
  type AssignmentRow,
  standInJson,
  standInOf,
  type StandInRow,
} from "./assignment-rows.ts";
import type { PeopleDatabase } from "./people-database.ts";

type PersonQueries = Pick<
  PeopleStore,
  "people" | "findPerson" | "findByLogin" | "hasAdministrator" | "forgetWaysIn"
>;

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly username: string | null;
  readonly leftAt: Date | null;
}

interface HoldingRow extends PersonRow {
  readonly secondFactor: boolean;
  readonly sessions: number;
  readonly assignments: readonly AssignmentRow[];
  readonly standIns: readonly StandInRow[];
}

const columns = sql.raw(`u.id, u.name, u.email, u.username, u."leftAt"`);

/** What a person, given by an expression, holds and held: two columns of JSON. */
export function heldBy(person: ReturnType<typeof sql>) {
  return sql`
    (select coalesce(json_agg(${assignmentJson} order by a.given_at, a.id), '[]') from people.assignments a
      where a.person = ${person}) as assignments,
    (select coalesce(json_agg(${standInJson} order by s.given_at, s.id), '[]') from people.stand_ins s
      join people.assignments a on a.id = s.assignment where s.person = ${person}) as "standIns"`;
}

export function personQueries(database: PeopleDatabase): PersonQueries {
  return {
    people: async () => {
      const { rows } = await sql<HoldingRow>`
        select ${columns}, coalesce(u."twoFactorEnabled", false) as "secondFactor",
          (select count(*)::int from people.sessions where "userId" = u.id and "expiresAt" > now()) as sessions,
          ${heldBy(sql.raw("u.id") as never)}
        from people.users u order by u.name, u.id`.execute(database);
      return rows.map(holdingOf);
    },
    findPerson: async (id) => {
      const { rows } = await sql<PersonRow>`select ${columns} from people.users u where u.id = ${id}`.execute(
        database,
      );
      return rows[0] && personOf(rows[0]);
    },
    findByLogin: async (login) => {
      const { rows } = await sql<PersonRow>`select ${columns} from people.users u
        where u.email = lower(${login}) or u.username = lower(${login})`.execute(database);
      return rows[0] && personOf(rows[0]);
    },
    hasAdministrator: async () => {
      const { rows } = await sql`select 1 from people.assignments a join people.users u on u.id = a.person
        where a.role = 'administrator' and a.ended_at is null and u."leftAt" is null limit 1`.execute(
        database,
      );
      return rows.length > 0;
    },
    forgetWaysIn: (person) =>
      database.transaction().execute(async (transaction) => {
        for (const table of ["credentials", "second_factors", "passkeys", "sessions"])
          await sql`delete from people.${sql.raw(table)} where "userId" = ${person}`.execute(transaction);
        await sql`update people.users set "twoFactorEnabled" = false, "updatedAt" = now() where id = ${person}`.execute(
          transaction,
        );
      }),
  };
}

function personOf({ id, name, email, username, leftAt }: PersonRow): Person {
  return {
    id,
    name,
    email,
    ...(username === null ? {} : { userName: username }),
    ...(leftAt === null ? {} : { leftAt: leftAt.toISOString() }),
  };
}

function holdingOf(row: HoldingRow): PersonHolding {
  const { secondFactor, sessions } = row;
  return {
    ...personOf(row),
    secondFactor,
    sessions,
    assignments: row.assignments.map(assignmentOf),
    standIns: row.standIns.map(standInOf),
  };
}
