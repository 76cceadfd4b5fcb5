// The SQL that takes two ways in from whoever may make a temporary table: giving it the journal's own trigger, which would
// write into the journal what is in no register, and putting it before the system's table of the same name.

export const closedDoorsSql = `
-- A trigger runs whoever changes the table; only making one asks for this right.
revoke execute on function nhipcau.write_journal(), nhipcau.guard_version() from public;

-- As before, and the schema's owner is read from the system's table by its full name.
create or replace function nhipcau.is_application() returns boolean stable parallel safe language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user = current_database() || '_login' then
    return true;
  end if;
  if exists (select from nhipcau.sql_logins where login = session_user) then
    return false;
  end if;
  return pg_has_role(session_user, (select nspowner from pg_catalog.pg_namespace where nspname = 'nhipcau'), 'member');
end $$;

-- As before, and who owns the table is read likewise.
create or replace function nhipcau.guard_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if TG_OP = 'DELETE' then
    raise exception 'records are retired, never deleted' using errcode = 'restrict_violation';
  end if;
  if new.from_page is not null then
    raise exception 'only a page brings a copy' using errcode = 'insufficient_privilege';
  end if;
  -- A copy becomes our own by nhipcau.take_over alone, which runs as the table's owner.
  if TG_OP = 'UPDATE' and old.from_page is not null and current_user::regrole <> (select relowner from pg_catalog.pg_class where oid = TG_RELID) then
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
`;
