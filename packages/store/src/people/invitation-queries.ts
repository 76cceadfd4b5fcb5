// One-time codes: kept as a hash, used once, and that use taken in one statement so that two who try at the same moment
// do not both succeed.
import type {
  Invitation,
  InvitationKind,
  NewAssignment,
  PeopleStore,
} from "@nhipcau/operations/ports/people-store.ts";
import { sql } from "kysely";
import type { PeopleDatabase } from "./people-database.ts";

type InvitationQueries = Pick<
  PeopleStore,
  "invite" | "findInvitation" | "openInvitations" | "useInvitation" | "unuseInvitation" | "withdrawInvitation"
>;

interface InvitationRow {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly person: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly assignments: readonly NewAssignment[];
  readonly given_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly withdrawn_at: Date | null;
}

const columns = sql.raw(
  "id, kind, person, name, email, assignments, given_at, expires_at, used_at, withdrawn_at",
);

export function invitationQueries(database: PeopleDatabase): InvitationQueries {
  return {
    invite: async ({ id, codeHash, kind, person, name, email, assignments, givenAt, expiresAt, by }) => {
      await sql`insert into people.invitations (id, code_hash, kind, person, name, email, assignments, given_by, given_at, expires_at)
        values (${id}, ${codeHash}, ${kind}, ${person ?? null}, ${name ?? null}, ${email ?? null},
          ${JSON.stringify(assignments)}::text::jsonb, ${by}, ${givenAt}::timestamptz, ${expiresAt}::timestamptz)`.execute(
        database,
      );
    },
    findInvitation: async (codeHash) => {
      const { rows } = await sql<InvitationRow>`
        select ${columns} from people.invitations where code_hash = ${codeHash}`.execute(database);
      return rows[0] && invitationOf(rows[0]);
    },
    openInvitations: async (now) => {
      const { rows } = await sql<InvitationRow>`select ${columns} from people.invitations
        where used_at is null and withdrawn_at is null and expires_at > ${now}::timestamptz order by given_at, id`.execute(
        database,
      );
      return rows.map(invitationOf);
    },
    useInvitation: async (id, now) => {
      const result = await sql`update people.invitations set used_at = ${now}::timestamptz
        where id = ${id} and used_at is null and withdrawn_at is null and expires_at > ${now}::timestamptz`.execute(
        database,
      );
      return result.numAffectedRows === 1n;
    },
    unuseInvitation: async (id) => {
      await sql`update people.invitations set used_at = null where id = ${id}`.execute(database);
    },
    withdrawInvitation: async (id, now) => {
      const result = await sql`update people.invitations set withdrawn_at = ${now}::timestamptz
        where id = ${id} and used_at is null and withdrawn_at is null`.execute(database);
      return result.numAffectedRows === 1n;
    },
  };
}

function invitationOf(row: InvitationRow): Invitation {
  const { id, kind, person, name, email, assignments } = row;
  return {
    id,
    kind,
    assignments,
    givenAt: row.given_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(person === null ? {} : { person }),
    ...(name === null ? {} : { name }),
    ...(email === null ? {} : { email }),
    ...(row.used_at === null ? {} : { usedAt: row.used_at.toISOString() }),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at.toISOString() }),
  };
}
