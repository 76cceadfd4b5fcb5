// The SQL that makes the write of one record lighter without changing what it does: the ordinary case is decided by
// expressions inside the statement's own plan, and each register's journal takes the fields by name.

export const lighterWritesSql = `
-- Whom the session acts for, as nhipcau.acting_locality. Written so that the planner puts it into the statement itself: the
-- application is known by its name there, and only others cost a call.
create function nhipcau.acting_here() returns text stable parallel safe language sql
return case when session_user = current_database() || '_login' then coalesce(current_setting('nhipcau.locality', true), '')
  else nhipcau.acting_locality() end;

-- Makes what a register's table needs for writing from the columns it was last made with; run again when those change.
create function nhipcau.make_light_to_write(of_register text) returns void language plpgsql set search_path = pg_catalog as $make$
declare
  fields constant text := (select string_agg(format('r.%I', c->>'name'), ', ' order by o)
    from nhipcau.register_tables t, jsonb_array_elements(t.columns) with ordinality as e(c, o) where t.register = of_register);
begin
  -- The author is who acts and has not ended: what nhipcau.stewarded_authors says of one that records something new.
  execute format('drop policy if exists added_by_author on reg.%I', of_register);
  execute format('create policy added_by_author on reg.%I for insert to nhipcau_app with check (from_page is null and author <> '''' and author = (select nhipcau.acting_here())
    and not exists (select from nhipcau.stewardship s where s.author = nhipcau.acting_here() and s.steward <> s.author))', of_register);

  -- Nobody chooses a number or a time: who leaves both to the table's defaults has nothing to be set right.
  execute format('drop trigger if exists guard_insert on reg.%I', of_register);
  execute format('create trigger guard_insert before insert on reg.%I for each row
    when (new.from_page is null and (new.version <> 1 or new.recorded_at <> now())) execute function nhipcau.guard_version()', of_register);

  -- Every accepted version goes into the journal in the same transaction, whoever changed the table and however.
  execute format($function$
create or replace function nhipcau.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare -- names with an underscore: no field of a register has one
  by_locality text;
  by_agency text;
  by_person text := session_user;
  by_role text := 'sql';
begin
  if session_user = current_database() || '_login' or nhipcau.is_application() then
    by_locality := coalesce(current_setting('nhipcau.locality', true), '');
    by_agency := nullif(current_setting('nhipcau.agency', true), '');
    by_person := coalesce(nullif(current_setting('nhipcau.person', true), ''), by_person);
    by_role := coalesce(nullif(current_setting('nhipcau.role', true), ''), by_role);
  else
    by_locality := nhipcau.acting_locality();
  end if;
  insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at,
    acting_locality, acting_agency, acting_person, acting_role, reason, body)
  select (select epoch from nhipcau.node), %2$L, r.id, r.version, r.author, r.scope, r.retired, r.holds_from, r.recorded_at,
    by_locality, by_agency, by_person, by_role, nullif(current_setting('nhipcau.reason', true), ''), jsonb_strip_nulls(to_jsonb(b))
  from new_rows r cross join lateral (select %3$s) b where r.from_page is null;
  return null;
end $body$;
revoke execute on function nhipcau.%1$I() from public;
drop trigger if exists journal_insert on reg.%2$I;
drop trigger if exists journal_update on reg.%2$I;
create trigger journal_insert after insert on reg.%2$I referencing new table as new_rows for each statement execute function nhipcau.%1$I();
create trigger journal_update after update on reg.%2$I referencing new table as new_rows for each statement execute function nhipcau.%1$I();
$function$, 'journal_of_' || of_register, of_register, fields);
end $make$;
revoke execute on function nhipcau.make_light_to_write(text) from public;

do $$
declare
  named text;
begin
  for named in select register from nhipcau.register_tables loop
    perform nhipcau.make_light_to_write(named);
  end loop;
end $$;
`;
