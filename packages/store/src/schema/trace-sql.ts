// What a trace asks of tables whose rows are shown by whom one acts for: the node itself acts for no locality, and asks
// about records, never for what is in them.

export const traceSql = `
-- Where a record stands: its page when it is a copy, the place of its newest version in the journal when it is ours.
create function nhipcau.record_place(the_register text, the_id text)
returns table (version integer, author text, scope text, page bigint, epoch integer, xid bigint, seq bigint)
stable language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not nhipcau.is_application() or not exists (select from nhipcau.register_tables t where t.register = the_register) then
    return;
  end if;
  return query execute format(
    'select r.version, r.author, r.scope, r.from_page, j.epoch, j.xid, j.seq from reg.%I r
     left join nhipcau.journal j on r.from_page is null and j.register = $1 and j.record_id = r.id and j.version = r.version
     where r.id = $2', the_register) using the_register, the_id;
end $$;

create function nhipcau.copies_held(the_grant uuid) returns bigint stable language plpgsql security definer set search_path = pg_catalog as $$
declare
  the_register constant text := (select g.register from nhipcau.grants g where g.id = the_grant and g.direction = 'in');
  held bigint;
begin
  if not nhipcau.is_application() or not exists (select from nhipcau.register_tables t where t.register = the_register) then
    return 0;
  end if;
  execute format('select count(*) from reg.%I r join nhipcau.pages p on p.id = r.from_page where p.grant_id = $1', the_register)
    into held using the_grant;
  return held;
end $$;

-- An owner's cursor as it was written (X-44): [form, tag, epoch, mark, 'j', transaction, sequence] or [..., 's', start, after].
create function nhipcau.cursor_members(cursor text) returns jsonb immutable strict language sql set search_path = pg_catalog as $$
  select convert_from(decode(rpad(translate(cursor, '-_', '+/'), (length(cursor) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb $$;

do $$
declare
  named text;
begin
  foreach named in array array['record_place', 'copies_held', 'cursor_members'] loop
    execute (select format('revoke execute on function %1$s from public; grant execute on function %1$s to nhipcau_app', p.oid::regprocedure)
             from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'nhipcau' and p.proname = named);
  end loop;
end $$;
`;
