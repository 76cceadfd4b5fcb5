// The schema every node has besides its registers' tables. Migrations only go forward; each is run once, in order, in
// one transaction with its mark. A published migration is never edited.

import { closedDoorsSql } from "./closed-doors-sql.ts";
import { evidenceFilesSql } from "./evidence-files-sql.ts";
import { exchangeSql } from "./exchange-sql.ts";
import { grantedRowsSql } from "./granted-rows-sql.ts";
import { grantedWalkSql } from "./granted-walk-sql.ts";
import { lighterWritesSql } from "./lighter-writes-sql.ts";
import { receivedRowsSql } from "./received-rows-sql.ts";
import { traceSql } from "./trace-sql.ts";
import { stewardshipSql } from "../journal/stewardship-sql.ts";
import { oneLookSql } from "./one-look-sql.ts";
import { peopleSql } from "./people-sql.ts";
import { quickerFoldingSql } from "./quicker-folding-sql.ts";
import { quickerRowsSql } from "./quicker-rows-sql.ts";
import { quickerWritesSql } from "./quicker-writes-sql.ts";
import { roleWritesSql } from "./role-writes-sql.ts";
import { trustSql } from "./trust-sql.ts";
import { urgingSql } from "./urging-sql.ts";

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  {
    name: "0001-journal",
    sql: `
create extension if not exists pg_trgm;
create schema if not exists nhipcau;
create schema if not exists reg;

-- What a node is and which life it is in: a restore from backup begins a new epoch, so that cursors tell them apart.
create table nhipcau.node (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  epoch integer not null default 1
);
insert into nhipcau.node default values;

-- Every version a node has accepted. Read in the order (epoch, xid, seq) of transactions that have all ended.
create table nhipcau.journal (
  epoch integer not null,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  seq bigint generated always as identity,
  register text not null,
  record_id text not null,
  version integer not null,
  author text not null,
  scope text not null,
  retired boolean not null,
  holds_from date not null,
  recorded_at timestamptz not null,
  acting_locality text not null,
  acting_agency text,
  acting_person text not null,
  acting_role text not null,
  reason text,
  body jsonb not null,
  primary key (register, record_id, version)
);
create index journal_order on nhipcau.journal (epoch, xid, seq);
create index journal_as_of on nhipcau.journal (register, holds_from, record_id, version desc);

-- Which locality answers today for what another recorded: worked out from the successions, kept here for the policies.
create table nhipcau.stewardship (author text primary key, steward text not null);

-- Direct SQL logins of a locality; such a session cannot act for anyone else whatever it sets.
create table nhipcau.sql_logins (login text primary key, locality text not null);

-- Answers already given, so that a repeated request changes nothing twice.
create table nhipcau.answers (
  person text not null,
  key text not null,
  request text not null,
  answer jsonb not null,
  given_at timestamptz not null default now(),
  primary key (person, key)
);
create index answers_age on nhipcau.answers (given_at);

create function nhipcau.acting_locality() returns text stable parallel safe language sql security definer set search_path = pg_catalog as
$$ select coalesce((select locality from nhipcau.sql_logins where login = session_user), current_setting('nhipcau.locality', true), '') $$;

-- The authors whose records the acting locality answers for: itself unless it has ended, and those it succeeds.
create function nhipcau.stewarded_authors() returns text[] stable parallel safe language sql security definer set search_path = pg_catalog as
$$ select coalesce(array_agg(author), '{}') || case when exists (select from nhipcau.stewardship where author = me and steward <> me) then '{}'::text[] else array[me] end
   from (select nhipcau.acting_locality() as me) as acting left join nhipcau.stewardship on steward = me and author <> me group by me $$;

-- Text folded for searching without diacritics; the same letters as foldForSearch in the domain.
create function nhipcau.fold(value text) returns text immutable parallel safe strict language sql set search_path = pg_catalog as
$$ select lower(btrim(regexp_replace(translate(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f\u0323\u031b]', '', 'g'), 'đĐ', 'dd'), '\\s+', ' ', 'g'))) $$;

-- The smallest box around a GeoJSON geometry, for the map and for spatial filters.
create function nhipcau.box_of(geometry jsonb) returns box immutable parallel safe language sql set search_path = pg_catalog as
$$ select case when geometry is null then null else (
     select box(point(max((p->>0)::float8), max((p->>1)::float8)), point(min((p->>0)::float8), min((p->>1)::float8)))
     from jsonb_path_query(geometry, 'strict $.coordinates.** ? (@.type() == "array" && @[0].type() == "number")') as p) end $$;

-- Keeps the order of versions: each is one more than the last, the author never changes, nothing is deleted.
create function nhipcau.guard_version() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if TG_OP = 'DELETE' then
    raise exception 'records are retired, never deleted' using errcode = 'restrict_violation';
  end if;
  if TG_OP = 'INSERT' then
    new.version := 1;
  else
    new.version := old.version + 1;
    new.author := old.author;
    new.id := old.id;
  end if;
  new.recorded_at := coalesce(nullif(current_setting('nhipcau.now', true), '')::timestamptz, now());
  return new;
end $$;

-- Writes every accepted version into the journal, in the same transaction, whoever changed the table and however.
create function nhipcau.write_journal() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at,
    acting_locality, acting_agency, acting_person, acting_role, reason, body)
  select (select epoch from nhipcau.node), TG_TABLE_NAME, r.id, r.version, r.author, r.scope, r.retired, r.holds_from, r.recorded_at,
    nhipcau.acting_locality(), nullif(current_setting('nhipcau.agency', true), ''),
    coalesce(nullif(current_setting('nhipcau.person', true), ''), session_user), coalesce(nullif(current_setting('nhipcau.role', true), ''), 'sql'),
    nullif(current_setting('nhipcau.reason', true), ''),
    jsonb_strip_nulls(to_jsonb(r) - '{id,version,author,scope,retired,holds_from,recorded_at,search_text,exact_text,box}'::text[])
  from new_rows r;
  return null;
end $$;

alter table nhipcau.journal enable row level security;
create policy journal_read on nhipcau.journal for select to nhipcau_app
  using (scope = 'public' or (scope = 'shared' and (select nhipcau.acting_locality()) <> '') or author = any ((select nhipcau.stewarded_authors())::text[]));

grant usage on schema nhipcau, reg to nhipcau_app;
grant select on nhipcau.journal, nhipcau.node, nhipcau.stewardship to nhipcau_app;
grant select, insert, delete on nhipcau.answers to nhipcau_app;
alter table nhipcau.answers enable row level security;
create policy answers_own on nhipcau.answers to nhipcau_app
  using (person = current_setting('nhipcau.person', true)) with check (person = current_setting('nhipcau.person', true));

-- The columns each register's table was last made with.
create table nhipcau.register_tables (register text primary key, columns jsonb not null);
`,
  },
  { name: "0002-stewardship", sql: stewardshipSql },
  { name: "0003-trust", sql: trustSql },
  {
    name: "0004-forget-answers",
    sql: `
-- A request is repeated within minutes or not at all; answers of an earlier week only take room.
create function nhipcau.forget_answers() returns void language sql security definer set search_path = pg_catalog as
$$ delete from nhipcau.answers where given_at < now() - interval '7 days' $$;
revoke execute on function nhipcau.forget_answers() from public;
grant execute on function nhipcau.forget_answers() to nhipcau_app;
`,
  },
  { name: "0005-quicker-writes", sql: quickerWritesSql },
  { name: "0006-exchange", sql: exchangeSql + grantedRowsSql + receivedRowsSql + traceSql },
  { name: "0007-quicker-rows", sql: quickerRowsSql },
  { name: "0008-evidence-files", sql: evidenceFilesSql },
  { name: "0009-granted-walk", sql: grantedWalkSql },
  {
    name: "0010-recall",
    sql: `
-- The epoch of ours in which a peer last told what the two of us said (X-59): one past means that the backup we came back
-- from may lack some of it.
alter table nhipcau.peers add column recalled_epoch integer not null default 1;
alter table nhipcau.evidence drop constraint evidence_kind_check,
  add constraint evidence_kind_check check (kind in ('statement-conflict', 'equivocation', 'statement-withheld'));
`,
  },
  { name: "0011-closed-doors", sql: closedDoorsSql },
  { name: "0012-lighter-writes", sql: lighterWritesSql },
  { name: "0013-urging", sql: urgingSql },
  { name: "0014-role-writes", sql: roleWritesSql },
  { name: "0015-people", sql: peopleSql },
  // Without an address an account says that it wants no letters; without a row they go to the account's own address.
  { name: "0016-no-letters", sql: "alter table nhipcau.mail_addresses alter column email drop not null" },
  { name: "0017-one-look", sql: oneLookSql },
  { name: "0018-quicker-folding", sql: quickerFoldingSql },
];
