// The SQL by which the database itself knows which role writes which register: a bug above it, or a statement put into a
// session of the application, writes no more than the role it acts in (L-01 says for whom, this says what for).
//
// Policies of their own, beside those that ask whose record it is, and restrictive: both must agree. The question is asked
// once a statement, not once a row, and plpgsql keeps its plan.

export const roleWritesSql = `
-- Filled from the registers' declarations whenever the database is prepared.
create table nhipcau.register_writers (register text not null, role text not null, primary key (register, role));

-- A direct SQL login has no role among people: what it may do is bounded by its locality alone.
create function nhipcau.role_writes(the_register text) returns boolean stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
begin
  if session_user = current_database() || '_login' then
    return exists (select from nhipcau.register_writers where register = the_register and role = current_setting('nhipcau.role', true));
  end if;
  return true;
end $$;

create function nhipcau.guard_by_role(register text) returns void language plpgsql set search_path = pg_catalog as $$
begin
  execute format('drop policy if exists added_by_role on reg.%I', register);
  execute format('create policy added_by_role on reg.%I as restrictive for insert to nhipcau_app with check ((select nhipcau.role_writes(%L)))', register, register);
  execute format('drop policy if exists changed_by_role on reg.%I', register);
  execute format('create policy changed_by_role on reg.%I as restrictive for update to nhipcau_app using (true) with check ((select nhipcau.role_writes(%L)))', register, register);
end $$;
revoke execute on function nhipcau.guard_by_role(text) from public;

do $$
declare
  named text;
begin
  for named in select register from nhipcau.register_tables loop
    perform nhipcau.guard_by_role(named);
  end loop;
end $$;

-- For whom somebody acted who stood in for another. The default reads it where the trigger that keeps the journal inserts,
-- so that trigger need not know of it; whoever acts for themselves sets nothing, and nobody but the application is believed.
alter table nhipcau.journal add column acting_on_behalf text;
alter table nhipcau.journal alter column acting_on_behalf
  set default case when nhipcau.is_application() then nullif(current_setting('nhipcau.on_behalf', true), '') end;
`;
