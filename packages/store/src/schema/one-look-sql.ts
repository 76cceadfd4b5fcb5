// The SQL by which the rules of adding a record are one look: who acts, in which role, and that nobody chooses a number or a
// time. What was three calls of functions and a trigger is an expression in the statement's own plan.

export const oneLookSql = `
-- Makes what a register's table needs for writing; run again when its columns change, or the roles that write it.
create or replace function nhipcau.make_light_to_write(of_register text) returns void language plpgsql set search_path = pg_catalog as $make$
declare
  fields constant text := (select string_agg(format('r.%I', c->>'name'), ', ' order by o)
    from nhipcau.register_tables t, jsonb_array_elements(t.columns) with ordinality as e(c, o) where t.register = of_register);
  -- A direct SQL login has no role among people: what it may do is bounded by its locality alone.
  role_fits constant text := format('(session_user <> current_database() || ''_login'' or current_setting(''nhipcau.role'', true) = any (%L::text[]))',
    (select coalesce(array_agg(role order by role), '{}') from nhipcau.register_writers where register = of_register));
begin
  -- The author is who acts, has not ended, and writes this register in this role: asked once a statement.
  execute format('drop policy if exists added_by_role on reg.%I', of_register);
  execute format('drop policy if exists added_by_author on reg.%I', of_register);
  execute format('create policy added_by_author on reg.%I for insert to nhipcau_app with check (from_page is null and author <> ''''
    and version = 1 and recorded_at = now()
    and author = (select a.locality from (select nhipcau.acting_here() as locality offset 0) a left join nhipcau.stewardship s on s.author = a.locality
      where coalesce(s.steward = s.author, true) and %s))', of_register, role_fits);
  execute format('drop policy if exists changed_by_role on reg.%I', of_register);
  execute format('create policy changed_by_role on reg.%I as restrictive for update to nhipcau_app using (true) with check ((select %s))', of_register, role_fits);
  execute format('drop trigger if exists guard_insert on reg.%I', of_register);

  -- Every accepted version goes into the journal in the same transaction, whoever changed the table and however. Whom a session
  -- acts for is believed of the application alone.
  execute format($function$
create or replace function nhipcau.%1$I() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
begin
  if session_user = current_database() || '_login' or nhipcau.is_application() then
    insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at,
      acting_locality, acting_agency, acting_person, acting_role, acting_on_behalf, reason, body)
    select (select epoch from nhipcau.node), %2$L, r.id, r.version, r.author, r.scope, r.retired, r.holds_from, r.recorded_at,
      coalesce(current_setting('nhipcau.locality', true), ''), nullif(current_setting('nhipcau.agency', true), ''),
      coalesce(nullif(current_setting('nhipcau.person', true), ''), session_user),
      coalesce(nullif(current_setting('nhipcau.role', true), ''), 'sql'), nullif(current_setting('nhipcau.on_behalf', true), ''),
      nullif(current_setting('nhipcau.reason', true), ''), jsonb_strip_nulls(to_jsonb(b))
    from new_rows r cross join lateral (select %3$s) b where r.from_page is null;
  else
    insert into nhipcau.journal (epoch, register, record_id, version, author, scope, retired, holds_from, recorded_at,
      acting_locality, acting_agency, acting_person, acting_role, acting_on_behalf, reason, body)
    select (select epoch from nhipcau.node), %2$L, r.id, r.version, r.author, r.scope, r.retired, r.holds_from, r.recorded_at,
      nhipcau.acting_locality(), null, session_user, 'sql', null,
      nullif(current_setting('nhipcau.reason', true), ''), jsonb_strip_nulls(to_jsonb(b))
    from new_rows r cross join lateral (select %3$s) b where r.from_page is null;
  end if;
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

-- Nobody asks these any more.
drop function nhipcau.guard_by_role(text);
drop function nhipcau.role_writes(text);
`;
