// The port of the daily letters on PostgreSQL. What a batch begins and ends is one transaction each, before and after it is
// sent.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { DigestStore, LetterEnded } from "@nhipcau/operations/ports/digests.ts";
import type { NewNotice } from "@nhipcau/operations/ports/notices.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import { sql } from "kysely";
import type { Connection, Database } from "../database/database.ts";

const node = systemOf("");

/** Daily letters over a prepared database. */
export function makeDigestStore(database: Database): DigestStore {
  const reading = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    database.transaction(node, "read", work);
  return {
    standing: (from, day) =>
      reading(async (connection) => {
        const rows = await connection.rows<NewNotice & { readonly agency: string }>(
          sql`select id as notice, kind, duty as id, due, locality, audience, agency, rung, day, about
              from nhipcau.notices where withdrawn_on is null and day between ${from} and ${day}`,
        );
        return rows.map(({ agency, ...row }) => (agency === "" ? row : { ...row, agency }));
      }),
    known: (people) =>
      reading(async (connection) => {
        const rows = await connection.rowsPlannedAnew<{ key: string }>(
          sql`select person || ' ' || notice as key from nhipcau.digest_notices where person = any(${[...people]}::text[])
              union select person || ' ' || notice from nhipcau.notice_reads where person = any(${[...people]}::text[])`,
        );
        return new Set(rows.map(({ key }) => key));
      }),
    withLetter: (day, people) =>
      reading(async (connection) => {
        const rows = await connection.rowsPlannedAnew<{ person: string }>(
          sql`select person from nhipcau.digests where day = ${day} and person = any(${[...people]}::text[])`,
        );
        return new Set(rows.map(({ person }) => person));
      }),
    begin: (day, letters) =>
      database.transaction(node, "write", async (connection) => {
        const [people, ids] = [
          letters.map(({ person }) => person),
          letters.map(({ messageId }) => messageId),
        ];
        const rows = await connection.rows<{ person: string }>(sql`
          insert into nhipcau.digests (person, day, message_id, state)
          select person, ${day}::date, id, 'sending' from unnest(${people}::text[], ${ids}::text[]) as l(person, id)
          on conflict do nothing returning person`);
        return new Set(rows.map(({ person }) => person));
      }),
    end: (day, letters) => database.transaction(node, "write", (connection) => end(connection, day, letters)),
    ...keepingAddresses(database),
  };
}

function keepingAddresses(database: Database): Pick<DigestStore, "setAddress" | "addresses"> {
  return {
    setAddress: async (acting, address) => {
      await database.transaction(acting, "write", (connection) =>
        connection.rows(sql`
          insert into nhipcau.mail_addresses (person, email, language)
          values (${acting.person}, ${address?.email ?? null}, ${address?.language ?? "vi"})
          on conflict (person) do update set email = excluded.email, language = excluded.language, changed_at = now()`),
      );
    },
    addresses: (people) =>
      database.transaction(node, "read", async (connection) => {
        const rows = await connection.rows<{
          readonly person: string;
          readonly email: string | null;
          readonly language: Language;
        }>(
          people === undefined
            ? sql`select person, email, language from nhipcau.mail_addresses`
            : sql`select person, email, language from nhipcau.mail_addresses where person = any(${[...people]}::text[])`,
        );
        return new Map(
          rows.map(({ person, email, language }) => [
            person,
            email === null ? { language } : { email, language },
          ]),
        );
      }),
  };
}

async function end(
  connection: Connection,
  day: CalendarDate,
  letters: readonly LetterEnded[],
): Promise<void> {
  const rows = letters.map(({ person, delivery }) => ({
    person,
    state: delivery.kind === "sent" ? "sent" : delivery.kind === "refused" ? "refused" : "sending",
    failure: delivery.kind === "sent" ? null : delivery.reason.slice(0, 500),
  }));
  const untaken = letters.filter(({ delivery }) => delivery.kind === "not-taken").map(({ person }) => person);
  const told = letters.filter(({ delivery }) => delivery.kind === "sent");
  const pairs = told.flatMap(({ person, notices }) => notices.map((notice) => [person, notice] as const));
  connection.send(
    sql`update nhipcau.digests d set state = l.state, failure = l.failure, sent_at = case when l.state = 'sent' then now() end
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as l(person text, state text, failure text)
        where d.person = l.person and d.day = ${day}`,
  );
  connection.send(sql`delete from nhipcau.digests where day = ${day} and person = any(${untaken}::text[])`);
  await connection.rows(
    sql`insert into nhipcau.digest_notices (person, notice, day)
        select person, notice, ${day}::date
        from unnest(${pairs.map(([person]) => person)}::text[], ${pairs.map(([, notice]) => notice)}::text[]) as p(person, notice)
        on conflict do nothing`,
  );
}
