// The port of notices on PostgreSQL: the node gives and withdraws, people read; policies decide who sees what (L-05).
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Given } from "@nhipcau/domain/urging/notices-due.ts";
import { type Acting, systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { DutyName, KeptNotice, NewNotice, NoticeStore } from "@nhipcau/operations/ports/notices.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection, Database } from "../database/database.ts";

const node = systemOf("");

/** Notices over a prepared database. */
export function makeNoticeStore(database: Database): NoticeStore {
  return {
    given: (locality, duties) =>
      database.transaction(node, "read", (connection) =>
        connection.rowsPlannedAnew<Given & object>(sql`
          select kind, duty as id, due, audience, rung, day from nhipcau.notices
          where locality = ${locality} and (kind, duty) in (${asked(duties)})`),
      ),
    standing: (locality) =>
      database.transaction(node, "read", (connection) =>
        connection.rows<{ notice: string; kind: DutyName["kind"]; id: string; due: CalendarDate }>(
          sql`select id as notice, kind, duty as id, due from nhipcau.notices
              where locality = ${locality} and withdrawn_on is null`,
        ),
      ),
    give: (notices) => database.transaction(node, "write", (connection) => give(connection, notices)),
    withdraw: async (day, because, notices) => {
      if (notices.length === 0) return;
      await database.transaction(node, "write", (connection) =>
        connection.rows(sql`update nhipcau.notices set withdrawn_on = ${day}, withdrawn_because = ${because}
          where id = any(${[...notices]}::text[]) and withdrawn_on is null`),
      );
    },
    inbox: (acting, { limit, before }) =>
      database.transaction(acting, "read", async (connection) => {
        const page = await connection.rows<NoticeRow>(
          sql`${noticeRows(acting)} where ${addressedTo(acting)}
            ${before === undefined ? sql`` : sql`and (n.day, n.id) < (select day, id from nhipcau.notices where id = ${before})`}
            order by n.day desc, n.id desc limit ${limit + 1}`,
        );
        const notices = page.slice(0, limit).map(noticeOf);
        const next = page.length > limit ? notices.at(-1)?.notice : undefined;
        const unread = await countUnread(connection, acting);
        return { notices, unread, ...(next === undefined ? {} : { next }) };
      }),
    unread: (acting) => database.transaction(acting, "read", (connection) => countUnread(connection, acting)),
    markRead: async (acting, ids) => {
      await database.transaction(acting, "write", (connection) =>
        connection.rows(sql`
          insert into nhipcau.notice_reads (person, notice)
          select ${acting.person}, id from nhipcau.notices
          where ${addressedTo(acting)} ${ids === undefined ? sql`` : sql`and id = any(${[...ids]}::text[])`}
          on conflict do nothing`),
      );
    },
    history: async (acting, duties) => {
      if (duties.length === 0) return [];
      return database.transaction(acting, "read", async (connection) => {
        const rows = await connection.rowsPlannedAnew<NoticeRow>(
          sql`${noticeRows(acting)} where (kind, duty) in (${asked(duties)}) order by n.day desc, n.id desc limit 500`,
        );
        return rows.map(noticeOf);
      });
    },
  };
}

interface NoticeRow extends Omit<NewNotice, "agency"> {
  readonly agency: string;
  readonly withdrawn_on: CalendarDate | null;
  readonly withdrawn_because: NonNullable<KeptNotice["withdrawn"]>["because"] | null;
  readonly read: boolean;
}

function noticeRows({ person }: Acting): RawBuilder<unknown> {
  return sql`select id as notice, kind, duty as id, due, locality, audience, agency, rung, day, about, withdrawn_on, withdrawn_because,
      exists (select from nhipcau.notice_reads r where r.notice = n.id and r.person = ${person}) as read
    from nhipcau.notices n`;
}

/** Those for this person among those the policies let it see. */
function addressedTo({ role, agency }: Acting): RawBuilder<unknown> {
  if (role === "leader" || role === "focal-point") return sql`audience = ${role}`;
  if (role === "specialist") return sql`audience = 'specialist' and agency = ${agency ?? "-"}`;
  return sql`false`;
}

async function countUnread(connection: Connection, acting: Acting): Promise<number> {
  const [row] = await connection.rows<{ unread: number }>(
    sql`select count(*)::int as unread from nhipcau.notices n where ${addressedTo(acting)} and withdrawn_on is null
      and not exists (select from nhipcau.notice_reads r where r.notice = n.id and r.person = ${acting.person})`,
  );
  return row?.unread ?? 0;
}

async function give(connection: Connection, notices: readonly NewNotice[]): Promise<readonly string[]> {
  const given: string[] = [];
  for (let start = 0; start < notices.length; start += 1000) {
    const rows = notices
      .slice(start, start + 1000)
      .map(({ id: duty, agency = "", ...row }) => ({ ...row, duty, agency }));
    const kept = await connection.rows<{ id: string }>(sql`
      insert into nhipcau.notices (id, locality, audience, agency, kind, duty, due, rung, day, about)
      select n.notice, n.locality, n.audience, n.agency, n.kind, n.duty, n.due, n.rung, n.day, n.about
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as n(notice text, locality text, audience text,
        agency text, kind text, duty text, due date, rung text, day date, about jsonb)
      on conflict do nothing returning id`);
    given.push(...kept.map(({ id }) => id));
  }
  return given;
}

function noticeOf({ agency, withdrawn_on: on, withdrawn_because: because, ...row }: NoticeRow): KeptNotice {
  return {
    ...row,
    ...(agency === "" ? {} : { agency }),
    ...(on === null || because === null ? {} : { withdrawn: { on, because } }),
  };
}

function asked(duties: readonly DutyName[]): RawBuilder<unknown> {
  const [kinds, ids] = [duties.map(({ kind }) => kind), duties.map(({ id }) => id)];
  return sql`select * from unnest(${kinds}::text[], ${ids}::text[])`;
}
