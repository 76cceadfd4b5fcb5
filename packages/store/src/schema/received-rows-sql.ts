// How what came from a partner is applied: the application cannot write a copy itself, only hand a kept page to the
// functions below, which hold it against the grant. A copy is a row of the register's table that names its page.

export const receivedRowsSql = `
-- A copy is never numbered or journalled here: its owner did that. What becomes our own is, with its version going on.
create or replace function nhipcau.guard_version() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if TG_OP = 'DELETE' then
    raise exception 'records are retired, never deleted' using errcode = 'restrict_violation';
  end if;
  if new.from_page is not null then
    raise exception 'only a page brings a copy' using errcode = 'insufficient_privilege';
  end if;
  -- A copy becomes our own by nhipcau.take_over alone, which runs as the table's owner.
  if TG_OP = 'UPDATE' and old.from_page is not null and current_user::regrole <> (select relowner from pg_class where oid = TG_RELID) then
    raise exception 'only a hand-over makes a copy our own' using errcode = 'insufficient_privilege';
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
  by_locality text;
  by_agency text;
  by_person text := session_user;
  by_role text := 'sql';
begin
  if nhipcau.is_application() then
    by_locality := coalesce(current_setting('nhipcau.locality', true), '');
    by_agency := nullif(current_setting('nhipcau.agency', true), '');
    by_person := coalesce(nullif(current_setting('nhipcau.person', true), ''), by_person);
    by_role := coalesce(nullif(current_setting('nhipcau.role', true), ''), by_role);
  else
    by_locality := nhipcau.acting_locality();
  end if;
  insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at,
    acting_locality, acting_agency, acting_person, acting_role, reason, body)
  select (select epoch from nhipcau.node), TG_TABLE_NAME, r.id, r.version, r.author, r.scope, r.retired, r.holds_from, r.recorded_at,
    by_locality, by_agency, by_person, by_role, nullif(current_setting('nhipcau.reason', true), ''),
    jsonb_strip_nulls(to_jsonb(r) - '{id,version,author,scope,retired,holds_from,recorded_at,search_text,exact_text,box,from_page}'::text[])
  from new_rows r where r.from_page is null;
  return null;
end $$;

-- Gives a register's table the column that marks a copy, and the rules for writing, which depend on it; once when the
-- table is made, and for the tables made before.
create function nhipcau.make_ready_for_copies(register text) returns void language plpgsql set search_path = pg_catalog as $$
begin
  execute format('alter table reg.%I add column if not exists from_page bigint', register);
  execute format('create index on reg.%I (from_page) where from_page is not null', register);
  execute format('drop trigger if exists guard_version on reg.%I', register);
  execute format('create trigger guard_insert before insert on reg.%I for each row when (new.from_page is null) execute function nhipcau.guard_version()', register);
  execute format('create trigger guard_update before update on reg.%I for each row when (old.from_page is null or new.from_page is null) execute function nhipcau.guard_version()', register);
  execute format('create trigger guard_delete before delete on reg.%I for each row when (old.from_page is null) execute function nhipcau.guard_version()', register);
  execute format('drop policy if exists added_by_author on reg.%I', register);
  execute format('create policy added_by_author on reg.%I for insert to nhipcau_app with check (from_page is null and author = (select nhipcau.acting_locality()) and author = any ((select nhipcau.stewarded_authors())::text[]))', register);
  execute format('drop policy if exists changed_by_steward on reg.%I', register);
  execute format('create policy changed_by_steward on reg.%I for update to nhipcau_app using (author = any ((select nhipcau.stewarded_authors())::text[])) with check (from_page is null and author = any ((select nhipcau.stewarded_authors())::text[]))', register);
end $$;
revoke execute on function nhipcau.make_ready_for_copies(text) from public;

-- The authors a grant that came may speak of: those named in its terms, and those they answer for.
create function nhipcau.granted_authors(terms jsonb) returns text[] stable language sql set search_path = pg_catalog as $$
  select array(select jsonb_array_elements_text(terms->'from')
    union select s.author from nhipcau.stewardship s where s.steward in (select jsonb_array_elements_text(terms->'from'))) $$;

-- The grant under which a page came, while it lasts. It is locked: one that ends at this moment either waits until the page
-- is applied and then removes what it brought, or is seen to have ended (X-54).
create function nhipcau.grant_received(the_grant uuid) returns nhipcau.grants language plpgsql set search_path = pg_catalog as $$
declare
  g nhipcau.grants;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node keeps and applies pages' using errcode = 'insufficient_privilege';
  end if;
  select * into g from nhipcau.grants where id = the_grant and direction = 'in' for share;
  if not found or g.state not in ('active', 'extending') or g.terms is null then
    raise exception 'grant-ended' using errcode = 'NC003';
  end if;
  return g;
end $$;

-- Keeps a page as it came; its rows are applied after.
create function nhipcau.keep_page(
  the_grant uuid, the_register text, the_epoch integer, the_number integer, the_hash text, the_envelope text,
  the_encoding text, the_file bytea, count_of_rows integer
) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  kept bigint;
begin
  if (nhipcau.grant_received(the_grant)).register <> the_register then
    raise exception 'bad-page' using errcode = 'NC002';
  end if;
  insert into nhipcau.pages (grant_id, register, epoch, number, payload_hash, envelope, encoding, file, row_count, fields, is_applied)
  values (the_grant, the_register, the_epoch, the_number, the_hash, the_envelope, the_encoding, the_file, count_of_rows,
    array(select jsonb_array_elements_text(convert_from(decode(the_envelope::jsonb->>'payload', 'base64'), 'UTF8')::jsonb->'fields')), false)
  returning id into kept;
  return kept;
end $$;

-- Which kept pages of a register may hold rows of some records. A page knows the hashes of its ids; two ids of one hash
-- cost a look, no more.
create function nhipcau.pages_holding(the_register text, ids text[])
returns table (page bigint, record_ids text[]) stable language plpgsql set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
declare
  few constant boolean := cardinality(ids) <= 20;
  hashes constant integer[] := array(select hashtext(i) from unnest(ids) i);
begin
  return query select p.id, array_agg(distinct i.i)
    from nhipcau.pages p cross join lateral unnest(p.id_hashes) h(h) join unnest(ids) i(i) on hashtext(i.i) = h.h
    where p.register = the_register and p.encoding <> 'erased' and (not few or p.id_hashes && hashes) group by p.id;
end $$;

-- Applies the rows of a kept page: given as one JSON array of the rows in scope and one of those gone. Answers what of
-- which kept pages must be erased. Refuses rows that are not the grant's to bring: our own records, another's copies,
-- authors it does not speak of, records kept inside (X-49). The rows are read once and by one statement: a partner that was
-- away brings hundreds of thousands.
create function nhipcau.apply_rows(the_page bigint, rows_given text, count_given integer, rows_gone text, count_gone integer)
returns table (page bigint, record_ids text[]) language plpgsql security definer set search_path = pg_catalog set datestyle = 'ISO, YMD' as $$
#variable_conflict use_column
declare
  p nhipcau.pages;
  g nhipcau.grants;
  authors text[];
  names text;
  typed text;
  updates text;
  endless text;
  counted integer := 0;
  standing integer := 0;
  foreigners integer;
  unfit integer;
  ids text[] := '{}';
  gone_ids text[] := '{}';
  removed text[];
begin
  select * into p from nhipcau.pages where id = the_page;
  g := nhipcau.grant_received(p.grant_id);
  authors := nhipcau.granted_authors(g.terms);
  -- Fields that are not declared here stay in the page alone (X-50). Days and numbers without an end fit no form and no chart.
  select string_agg(format('%I', c->>'name'), ', ' order by o), string_agg(format('%I %s', c->>'name', c->>'type'), ', ' order by o),
      string_agg(format('%1$I = excluded.%1$I', c->>'name'), ', ' order by o),
      string_agg(case c->>'type' when 'date' then format('or isfinite(%I) is false', c->>'name')
        when 'double precision' then format('or %I in (''NaN'', ''Infinity'', ''-Infinity'')', c->>'name') end, ' ' order by o)
    into names, typed, updates, endless
    from nhipcau.register_tables t, jsonb_array_elements(t.columns) with ordinality as e(c, o) where t.register = p.register;

  if count_given > 0 then
    execute format(
      'with given as materialized (
         select * from json_to_recordset($1::json) as given("$id" text, "$v" integer, "$author" text, "$scope" text, "$from" date, "$at" timestamptz, %3$s)),
       standing as materialized (select r.*, given."$v" from given join reg.%1$I r on r.id = given."$id"),
       earlier as (
         insert into nhipcau.superseded (register, record_id, version, author, scope, holds_from, recorded_at, page, body)
         select $4, r.id, r.version, r.author, r.scope, r.holds_from, r.recorded_at, r.from_page,
           jsonb_strip_nulls(to_jsonb(r) - ''{$v,id,version,author,scope,retired,holds_from,recorded_at,search_text,exact_text,box,from_page}''::text[])
         from standing r where r.version < r."$v" and r.from_page is not null on conflict do nothing),
       written as (
         insert into reg.%1$I as r (id, version, author, scope, retired, holds_from, recorded_at, from_page, %2$s)
         select "$id", "$v", "$author", "$scope", false, "$from", "$at", $2, %2$s from given
         on conflict (id) do update set version = excluded.version, author = excluded.author, scope = excluded.scope,
           holds_from = excluded.holds_from, recorded_at = excluded.recorded_at, from_page = excluded.from_page, %4$s
         where r.from_page is not null and excluded.version >= r.version)
       select count(*), (select count(*) from standing), array_agg("$id"),
         count(*) filter (where ("$author" = any ($3) and "$scope" in (''public'', ''shared'')) is not true)
           + (select count(*) from standing where from_page is null or author <> all ($3)),
         count(*) filter (where ("$v" > 0 and isfinite("$from") and isfinite("$at")) is not true %5$s)
       from given', p.register, names, typed, updates, coalesce(endless, ''))
      into counted, standing, ids, foreigners, unfit using rows_given, the_page, authors, p.register;
    if foreigners > 0 then
      raise exception 'foreign-record' using errcode = 'NC001';
    end if;
    if unfit > 0 then
      raise exception 'a value without an end' using errcode = 'NC002';
    end if;
  end if;

  if count_gone > 0 then
    execute format(
      'with left_scope as (select "$id" as id, "$v" as version from json_to_recordset($1::json) as gone("$id" text, "$v" integer)),
        copies as (delete from reg.%I r using left_scope l where r.id = l.id and r.from_page is not null and r.author = any ($3) and r.version <= l.version returning r.id),
        earlier as (delete from nhipcau.superseded s using copies c where s.register = $2 and s.record_id = c.id)
       select array(select id from left_scope), array(select id from copies)', p.register)
      into gone_ids, removed using rows_gone, p.register, authors;
  end if;
  if counted <> count_given or cardinality(gone_ids) <> count_gone then
    raise exception 'a line is not one row' using errcode = 'NC002';
  end if;

  update nhipcau.pages set is_applied = true, xid = pg_current_xact_id()::text::bigint,
    id_hashes = array(select hashtext(i) from unnest(ids) i), few_ids = case when count_given <= 50 and count_gone = 0 then ids end
    where id = the_page;
  if counted - standing <> coalesce(cardinality(removed), 0) then
    update nhipcau.followed set held = greatest(0, held + counted - standing - coalesce(cardinality(removed), 0)) where grant_id = p.grant_id;
  end if;
  if cardinality(removed) > 0 then
    return query select h.page, h.record_ids from nhipcau.pages_holding(p.register, removed) h;
  end if;
end $$;

-- A snapshot begins again before what was held back became whole: that is under terms that are over (X-46, X-47).
create function nhipcau.drop_unapplied(the_grant uuid, before_page bigint) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform nhipcau.grant_received(the_grant);
  update nhipcau.pages set file = '', encoding = 'erased' where grant_id = the_grant and id < before_page and not is_applied and encoding <> 'erased';
end $$;

-- The end of a snapshot: what the grant brought earlier and the snapshot did not bring is no longer granted (X-47), and
-- so are fields that went out of the terms, in earlier versions and in kept pages too.
create function nhipcau.sweep_copies(the_grant uuid, first_page bigint)
returns table (page bigint, record_ids text[]) language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  g constant nhipcau.grants := nhipcau.grant_received(the_grant);
  granted constant text[] := (select fields from nhipcau.pages where id = first_page);
  withdrawn constant text[] := array(select distinct f from nhipcau.pages p, unnest(p.fields) f
    where p.grant_id = the_grant and p.id < first_page and p.encoding <> 'erased' and f <> all (granted));
  removed text[];
begin
  if cardinality(withdrawn) > 0 then
    update nhipcau.superseded s set body = s.body - withdrawn from nhipcau.pages p where p.id = s.page and p.grant_id = the_grant;
    update nhipcau.pages set file = '', encoding = 'erased', id_hashes = null, few_ids = null
      where grant_id = the_grant and id < first_page and fields && withdrawn and encoding <> 'erased';
  end if;
  execute format(
    'with copies as (delete from reg.%I r using nhipcau.pages p where p.id = r.from_page and p.grant_id = $1 and r.from_page < $2 returning r.id),
      earlier as (delete from nhipcau.superseded s using copies c where s.register = $3 and s.record_id = c.id)
     select array_agg(id) from copies', g.register)
    into removed using the_grant, first_page, g.register;
  update nhipcau.followed set held = greatest(0, held - coalesce(cardinality(removed), 0)) where grant_id = the_grant;
  -- What went is told by nobody one by one: who remembers what was there reads everything again.
  update nhipcau.pages set few_ids = null where grant_id = the_grant and id = (select max(id) from nhipcau.pages where grant_id = the_grant);
  return query select h.page, h.record_ids from nhipcau.pages_holding(g.register, coalesce(removed, '{}')) h;
end $$;

-- What a grant brought is removed when it ends: copies, earlier versions and the rows in kept pages; headers stay (X-54).
-- What became our own meanwhile stays, with its earlier versions (X-14).
create function nhipcau.forget_granted(the_grant uuid) returns integer language plpgsql security definer set search_path = pg_catalog as $$
declare
  g nhipcau.grants;
  removed integer;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node forgets copies' using errcode = 'insufficient_privilege';
  end if;
  select * into g from nhipcau.grants where id = the_grant and direction = 'in';
  if not found then
    return 0;
  end if;
  execute format('delete from reg.%I r using nhipcau.pages p where p.id = r.from_page and p.grant_id = $1', g.register) using the_grant;
  get diagnostics removed = row_count;
  update nhipcau.followed set held = 0 where grant_id = the_grant;
  execute format('delete from nhipcau.superseded s using nhipcau.pages p where p.id = s.page and p.grant_id = $1
    and not exists (select from reg.%I r where r.id = s.record_id and r.from_page is null)', g.register) using the_grant;
  update nhipcau.pages set file = '', encoding = 'erased', id_hashes = null, few_ids = null where grant_id = the_grant and encoding <> 'erased';
  return removed;
end $$;

-- A kept page with the rows of some records replaced by their hashes (X-42, X-55); its bytes are made by the node.
create function nhipcau.replace_page_rows(the_page bigint, the_file bytea) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not nhipcau.is_application() then
    raise exception 'only the node erases rows' using errcode = 'insufficient_privilege';
  end if;
  update nhipcau.pages set file = the_file where id = the_page and encoding <> 'erased';
end $$;

-- Copies of authors the acting locality answers for now become its own records (X-14): each gets a version of ours in
-- the journal, which goes on from the last one that came.
create function nhipcau.take_over(the_register text) returns integer language plpgsql security definer set search_path = pg_catalog as $$
declare
  taken integer;
begin
  if not nhipcau.is_application() or not exists (select from nhipcau.register_tables where register = the_register) then
    raise exception 'only the node takes copies over' using errcode = 'insufficient_privilege';
  end if;
  execute format(
    'insert into nhipcau.superseded (register, record_id, version, author, scope, holds_from, recorded_at, page, body)
     select $1, r.id, r.version, r.author, r.scope, r.holds_from, r.recorded_at, r.from_page,
       jsonb_strip_nulls(to_jsonb(r) - ''{id,version,author,scope,retired,holds_from,recorded_at,search_text,exact_text,box,from_page}''::text[])
     from reg.%I r where from_page is not null and author = any (nhipcau.stewarded_authors()) on conflict do nothing', the_register) using the_register;
  execute format('update reg.%I set from_page = null where from_page is not null and author = any (nhipcau.stewarded_authors())', the_register);
  get diagnostics taken = row_count;
  return taken;
end $$;

-- The registers in which this node has records of its own by these authors that may leave it (X-14, X-38).
create function nhipcau.registers_held(authors text[]) returns text[] stable language plpgsql security definer set search_path = pg_catalog as $$
declare
  named text;
  held text[] := '{}';
  is_held boolean;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node looks at what it would hand over' using errcode = 'insufficient_privilege';
  end if;
  for named in select register from nhipcau.register_tables order by register loop
    execute format('select exists (select from reg.%I where author = any ($1) and from_page is null and not retired and scope <> ''internal'')', named)
      into is_held using authors;
    if is_held then
      held := held || named;
    end if;
  end loop;
  return held;
end $$;

do $$
declare
  named text;
begin
  foreach named in array array['granted_authors', 'grant_received', 'pages_holding'] loop
    execute (select format('revoke execute on function %1$s from public', p.oid::regprocedure)
             from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'nhipcau' and p.proname = named);
  end loop;
  foreach named in array array['keep_page', 'apply_rows', 'drop_unapplied', 'sweep_copies', 'forget_granted', 'replace_page_rows', 'take_over', 'registers_held'] loop
    execute (select format('revoke execute on function %1$s from public; grant execute on function %1$s to nhipcau_app', p.oid::regprocedure)
             from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'nhipcau' and p.proname = named);
  end loop;
  for named in select register from nhipcau.register_tables loop
    perform nhipcau.make_ready_for_copies(named);
  end loop;
end $$;
`;
