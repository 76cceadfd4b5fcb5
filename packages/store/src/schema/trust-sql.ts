// The SQL that decides whom a session is believed to be. The application's own login says for whom it acts; a direct
// SQL login is who it is registered as, and one that is not registered is nobody, whatever either of them sets.
import { combiningMarks } from "./combining-marks.ts";

export const trustSql = `
-- The application, or the owner of the schema at work on it. These are asked on every write; plpgsql keeps their plans.
create function nhipcau.is_application() returns boolean stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from nhipcau.sql_logins where login = session_user) then
    return false;
  end if;
  return session_user = current_database() || '_login'
    or pg_has_role(session_user, (select nspowner from pg_namespace where nspname = 'nhipcau'), 'member');
end $$;

create or replace function nhipcau.acting_locality() returns text stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
begin
  if nhipcau.is_application() then
    return coalesce(current_setting('nhipcau.locality', true), '');
  end if;
  return coalesce((select locality from nhipcau.sql_logins where login = session_user), '');
end $$;

-- As before, and who acts for nobody answers for nothing, not even for records whose author is the empty word.
create or replace function nhipcau.stewarded_authors() returns text[] stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
declare
  me constant text := nhipcau.acting_locality();
begin
  if me = '' then
    return '{}';
  end if;
  return array(select author from nhipcau.stewardship where steward = me and author <> me)
    || case when exists (select from nhipcau.stewardship where author = me and steward <> me) then '{}'::text[] else array[me] end;
end $$;

create function nhipcau.acting_person() returns text stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
begin
  if nhipcau.is_application() then
    return coalesce(nullif(current_setting('nhipcau.person', true), ''), session_user);
  end if;
  return session_user;
end $$;

-- Nobody chooses the time at which a version was recorded, nor its number.
create or replace function nhipcau.guard_version() returns trigger language plpgsql set search_path = pg_catalog as $$
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
  new.recorded_at := now();
  return new;
end $$;

create or replace function nhipcau.write_journal() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare -- names with an underscore: no field of a register has one
  is_trusted constant boolean := nhipcau.is_application();
  by_locality constant text := case when is_trusted then coalesce(current_setting('nhipcau.locality', true), '') else nhipcau.acting_locality() end;
  by_agency constant text := case when is_trusted then nullif(current_setting('nhipcau.agency', true), '') end;
  by_person constant text := coalesce(case when is_trusted then nullif(current_setting('nhipcau.person', true), '') end, session_user);
  by_role constant text := coalesce(case when is_trusted then nullif(current_setting('nhipcau.role', true), '') end, 'sql');
begin
  insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at,
    acting_locality, acting_agency, acting_person, acting_role, reason, body)
  select (select epoch from nhipcau.node), TG_TABLE_NAME, r.id, r.version, r.author, r.scope, r.retired, r.holds_from, r.recorded_at,
    by_locality, by_agency, by_person, by_role, nullif(current_setting('nhipcau.reason', true), ''),
    jsonb_strip_nulls(to_jsonb(r) - '{id,version,author,scope,retired,holds_from,recorded_at,search_text,exact_text,box}'::text[])
  from new_rows r;
  return null;
end $$;

drop policy answers_own on nhipcau.answers;
create policy answers_own on nhipcau.answers to nhipcau_app
  using (person = (select nhipcau.acting_person())) with check (person = (select nhipcau.acting_person()));

-- What happened and when, without what it says: for the node's own live events, never for a direct SQL login.
create view nhipcau.journal_heads with (security_barrier) as
  select epoch, xid, seq, register, record_id, version, author, scope from nhipcau.journal where (select nhipcau.is_application());
grant select on nhipcau.journal_heads to nhipcau_app;

-- Who answers for whom depends on the day, which is the server's and not the caller's to say.
drop function nhipcau.refresh_stewardship(date);
create function nhipcau.refresh_stewardship() returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  today constant date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  perform pg_advisory_xact_lock(7002);
  delete from nhipcau.stewardship;
  insert into nhipcau.stewardship (author, steward)
  with recursive step as (
    select distinct on (p.id) p.id as author, s.successors[1] as next
    from reg."locality-successions" s, unnest(s.predecessors) as p(id)
    where s.author = 'VN' and not s.retired and s.date <= today and cardinality(s.successors) = 1 and s.kind <> 'split' and s.successors[1] <> p.id
    order by p.id, s.date desc
  ), chain as (
    select author, next as steward, 1 as depth from step
    union all
    select c.author, n.next, c.depth + 1 from chain c join step n on n.author = c.steward where c.depth < 20
  )
  select distinct on (author) author, steward from chain where author <> steward order by author, depth desc;
end $$;
grant execute on function nhipcau.refresh_stewardship() to nhipcau_app;

-- The same letters as foldForSearch and exactForSearch in the domain, whatever the database's own locale.
create or replace function nhipcau.fold(value text) returns text immutable parallel safe strict language sql set search_path = pg_catalog as
$$ select lower(btrim(regexp_replace(translate(regexp_replace(normalize(value, NFKD), '[${combiningMarks}]+', '', 'g'), 'đĐ', 'dd'), '${spaces()}+', ' ', 'g'), ' ') collate "und-x-icu") $$;

create function nhipcau.exact(value text) returns text immutable parallel safe strict language sql set search_path = pg_catalog as
$$ select lower(btrim(regexp_replace(normalize(value, NFC), '${spaces()}+', ' ', 'g'), ' ') collate "und-x-icu") $$;

-- What else a register's table was last made with, so that a declaration that gains a searched field, a filter or a
-- geometry changes the table too.
alter table nhipcau.register_tables add column derived jsonb, add column indexes jsonb;
`;

/** What JavaScript calls white space. */
function spaces(): string {
  return String.raw`[\t\n\u000b\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]`;
}
