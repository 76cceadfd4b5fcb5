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

create function nhipcau.keep_page(
  the_grant uuid, the_register text, the_epoch integer, the_number integer, the_hash text, the_envelope text,
  the_encoding text, the_rows bytea, count_of_rows integer, ids text[], applied boolean
) returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
  kept bigint;
begin
  if not nhipcau.is_application() or not exists (
    select from nhipcau.grants where id = the_grant and direction = 'in' and state = 'active' and register = the_register) then
    raise exception 'no such grant' using errcode = 'insufficient_privilege';
  end if;
  insert into nhipcau.pages (grant_id, register, epoch, number, payload_hash, envelope, encoding, rows, row_count, few_ids, is_applied)
  values (the_grant, the_register, the_epoch, the_number, the_hash, the_envelope, the_encoding, the_rows, count_of_rows, ids, applied)
  returning id into kept;
  return kept;
end $$;

-- Applies the rows of a kept page: given as one JSON array of the rows in scope and one of those gone. Answers what of
-- which kept pages must be erased. Refuses a record that is our own or of an author the grant does not speak of (X-49).
create function nhipcau.apply_rows(the_page bigint, rows_given text, gone_given text)
returns table (page bigint, record_ids text[]) language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  p nhipcau.pages;
  g nhipcau.grants;
  given constant jsonb := rows_given::jsonb;
  gone constant jsonb := gone_given::jsonb;
  wanted constant integer := jsonb_array_length(given);
  ids constant text[] := array(select e->>'$id' from jsonb_array_elements(given) e);
  authors text[];
  names text;
  typed text;
  updates text;
  known integer;
  own integer;
  written integer;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node applies pages' using errcode = 'insufficient_privilege';
  end if;
  select * into strict p from nhipcau.pages where id = the_page;
  select * into strict g from nhipcau.grants where id = p.grant_id and direction = 'in' and state = 'active';
  authors := nhipcau.granted_authors(g.terms);
  select string_agg(format('%I', c->>'name'), ', ' order by o), string_agg(format('%I %s', c->>'name', c->>'type'), ', ' order by o),
      string_agg(format('%1$I = excluded.%1$I', c->>'name'), ', ' order by o)
    into names, typed, updates
    from nhipcau.register_tables t, jsonb_array_elements(t.columns) with ordinality as e(c, o) where t.register = p.register;
  typed := '"$id" text, "$v" integer, "$author" text, "$scope" text, "$from" date, "$at" timestamptz, ' || typed;

  if wanted > 0 then
    execute format('select count(*), count(*) filter (where from_page is null) from reg.%I where id = any ($1)', p.register) into known, own using ids;
    if own > 0 then
      raise exception 'foreign-record' using errcode = 'NC001';
    end if;
    if known > 0 then
      execute format(
        'insert into nhipcau.superseded (register, record_id, version, author, scope, holds_from, recorded_at, page, body)
         select $2, r.id, r.version, r.author, r.scope, r.holds_from, r.recorded_at, r.from_page,
           jsonb_strip_nulls(to_jsonb(r) - ''{id,version,author,scope,retired,holds_from,recorded_at,search_text,exact_text,box,from_page}''::text[])
         from reg.%I r, jsonb_array_elements($1) e where r.id = e->>''$id'' and r.version < (e->>''$v'')::integer
         on conflict do nothing', p.register) using given, p.register;
    end if;
    execute format(
      'insert into reg.%1$I as r (id, version, author, scope, retired, holds_from, recorded_at, from_page, %2$s)
       select "$id", "$v", "$author", "$scope", false, "$from", "$at", $2, %2$s
       from jsonb_to_recordset($1) as given(%3$s) where "$author" = any ($3) and "$scope" in (''public'', ''shared'') %4$s',
      p.register, names, typed,
      case when known = 0 then '' else 'on conflict (id) do update set version = excluded.version, author = excluded.author, scope = excluded.scope,
        holds_from = excluded.holds_from, recorded_at = excluded.recorded_at, from_page = excluded.from_page, ' || updates
        || ' where r.from_page is not null and excluded.version >= r.version' end) using given, the_page, authors;
    get diagnostics written = row_count;
    if written < wanted and exists (
      select from jsonb_array_elements(given) e where coalesce(e->>'$author' <> all (authors), true) or coalesce(e->>'$scope' not in ('public', 'shared'), true)) then
      raise exception 'foreign-record' using errcode = 'NC001';
    end if;
  end if;

  if jsonb_array_length(gone) > 0 then
    return query execute format(
      'with left_scope as (select e->>''$id'' as id, (e->>''$v'')::integer as version from jsonb_array_elements($1) e),
        copies as (delete from reg.%I r using left_scope l where r.id = l.id and r.from_page is not null and r.author = any ($3) and r.version <= l.version returning r.id, r.from_page as page),
        earlier as (delete from nhipcau.superseded s using copies c where s.register = $2 and s.record_id = c.id returning s.record_id, s.page)
       select page, array_agg(id) from (select id, page from copies union select record_id, page from earlier) both_of group by page', p.register)
      using gone, p.register, authors;
  end if;
  update nhipcau.pages set is_applied = true where id = the_page and not is_applied;
end $$;

-- The end of a snapshot: what the grant brought earlier and the snapshot did not bring is no longer granted (X-47).
create function nhipcau.sweep_copies(the_grant uuid, first_page bigint)
returns table (page bigint, record_ids text[]) language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  g nhipcau.grants;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node applies pages' using errcode = 'insufficient_privilege';
  end if;
  select * into strict g from nhipcau.grants where id = the_grant and direction = 'in';
  return query execute format(
    'with copies as (delete from reg.%I r using nhipcau.pages p where p.id = r.from_page and p.grant_id = $1 and r.from_page < $2 returning r.id, r.from_page as page),
      earlier as (delete from nhipcau.superseded s using copies c where s.register = $3 and s.record_id = c.id returning s.record_id, s.page)
     select page, array_agg(id) from (select id, page from copies union select record_id, page from earlier) both_of group by page', g.register)
    using the_grant, first_page, g.register;
end $$;

-- What a grant brought is removed when it ends: copies, earlier versions and the rows in kept pages; headers stay (X-54).
create function nhipcau.forget_granted(the_grant uuid) returns integer language plpgsql security definer set search_path = pg_catalog as $$
declare
  g nhipcau.grants;
  removed integer;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node forgets copies' using errcode = 'insufficient_privilege';
  end if;
  select * into strict g from nhipcau.grants where id = the_grant and direction = 'in';
  execute format('delete from reg.%I r using nhipcau.pages p where p.id = r.from_page and p.grant_id = $1', g.register) using the_grant;
  get diagnostics removed = row_count;
  delete from nhipcau.superseded s using nhipcau.pages p where p.id = s.page and p.grant_id = the_grant;
  update nhipcau.pages set rows = '', encoding = 'erased' where grant_id = the_grant and encoding <> 'erased';
  return removed;
end $$;

-- A kept page with the rows of some records replaced by their hashes (X-42, X-55); its bytes are made by the node.
create function nhipcau.replace_page_rows(the_page bigint, the_encoding text, the_rows bytea) returns void language sql security definer set search_path = pg_catalog as $$
  update nhipcau.pages set rows = the_rows, encoding = the_encoding where id = the_page and (select nhipcau.is_application()) $$;

-- Copies of authors we now answer for become our own records (X-14): each gets a version of ours in the journal.
create function nhipcau.take_over(the_register text) returns integer language plpgsql set search_path = pg_catalog as $$
declare
  taken integer;
begin
  execute format('update reg.%I set from_page = null where from_page is not null and author = any (nhipcau.stewarded_authors())', the_register);
  get diagnostics taken = row_count;
  return taken;
end $$;

do $$
declare
  named text;
begin
  foreach named in array array['keep_page', 'apply_rows', 'sweep_copies', 'forget_granted', 'replace_page_rows', 'take_over', 'granted_authors'] loop
    execute (select format('revoke execute on function %1$s from public; grant execute on function %1$s to nhipcau_app', p.oid::regprocedure)
             from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'nhipcau' and p.proname = named);
  end loop;
  for named in select register from nhipcau.register_tables loop
    perform nhipcau.make_ready_for_copies(named);
  end loop;
end $$;
`;
