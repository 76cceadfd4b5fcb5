// What a grant lets out, decided by the database in the transaction in which it is read (L-05): the functions below find
// the grant, the terms in force and the days, and give rows and fields within them and nothing else. Whoever calls them
// names the grant and a position; no filter and no field can be given. A preview of terms goes through the same functions.
//
// granted_page is stable, so all of its queries see the one snapshot of the query that called it. What it reads it walks
// along two indexes of the journal, whatever the planner believes of their values: by record within a snapshot, by
// transaction after it. A guess that went wrong would read a whole journal for one entry, for every partner that waits.
// How it walks them now stands in granted-walk-sql.ts, which replaces granted_page and scope_sql.

export const grantedRowsSql = `
-- The condition of a grant's rows as SQL over a version aliased v: what is declared decides how a value is compared (X-32).
create function nhipcau.condition_sql(condition jsonb, columns jsonb) returns text immutable language plpgsql set search_path = pg_catalog as $$
declare
  field constant text := condition->>'field';
  op constant text := condition->>'op';
  kind constant text := (select c->>'type' from jsonb_array_elements(columns) c where c->>'name' = field);
  texts constant text[] := array(select jsonb_array_elements_text(condition->'values'));
  lowest constant text := condition->'values'->>0;
  highest constant text := condition->'values'->>1;
  value text;
begin
  if kind is null then
    return 'false'; -- a field that is not there is met by no row
  end if;
  if op in ('eq', 'in') then
    return case kind
      when 'text[]' then format('(v.body->%L) ?| %L::text[]', field, texts)
      when 'bigint' then format('(v.body->>%L)::numeric = any (%L::numeric[])', field, texts)
      when 'double precision' then format('(v.body->>%L)::numeric = any (%L::numeric[])', field, texts)
      else format('(v.body->>%L) = any (%L::text[])', field, texts) end;
  end if;
  if op is distinct from 'range' or kind not in ('bigint', 'double precision', 'date') then
    return 'false';
  end if;
  value := case kind when 'date' then format('(v.body->>%L)::date', field) else format('(v.body->>%L)::numeric', field) end;
  return '(' || value || ' is not null'
    || case when lowest is null then '' else format(' and %s >= %L', value, lowest) end
    || case when highest is null then '' else format(' and %s <= %L', value, highest) end || ')';
end $$;

-- Whether terms may tell a field that is declared personal (X-33).
create function nhipcau.tells_personal(terms jsonb, field text) returns boolean immutable language sql set search_path = pg_catalog as $$
select btrim(coalesce(terms->>'purpose', '')) <> '' and coalesce(terms->'personal' ? field, false) $$;

-- Whether a version aliased v is in scope of terms, as SQL that is never null. An id that no page can carry stays here.
create function nhipcau.scope_sql(terms jsonb, personal text[], columns jsonb) returns text immutable language sql set search_path = pg_catalog as $$
select 'coalesce(' || concat_ws(' and ', 'not v.retired', 'v.scope <> ''internal''', 'v.record_id ~ ''^[A-Za-z0-9._-]{1,64}$''',
  (select string_agg(case when c->>'field' = any (personal) and not nhipcau.tells_personal(terms, c->>'field') then 'false'
      else nhipcau.condition_sql(c, columns) end, ' and ') from jsonb_array_elements(terms->'rows') c)) || ', false)' $$;

create function nhipcau.granted_fields(terms jsonb, personal text[], columns jsonb) returns text[] immutable language sql set search_path = pg_catalog as $$
select coalesce(array_agg(distinct f order by f), '{}') from jsonb_array_elements_text(terms->'fields') f
where (f <> all (personal) or nhipcau.tells_personal(terms, f)) and exists (select from jsonb_array_elements(columns) c where c->>'name' = f) $$;

-- Those the terms speak for, without who has a steward elsewhere by now, and those they answer for today. The steward itself
-- gets what is left to hand over to it (X-14).
create function nhipcau.speaking_authors(terms jsonb, of_partner text[]) returns text[] stable language sql security definer set search_path = pg_catalog as $$
select coalesce(array_agg(a order by a), '{}') from (
  select f.a from jsonb_array_elements_text(terms->'from') f(a)
  where not exists (select from nhipcau.stewardship s where s.author = f.a and s.steward <> f.a and s.steward <> all (of_partner))
  union select s.author from nhipcau.stewardship s where s.steward in (select jsonb_array_elements_text(terms->'from'))) own $$;

-- The granted fields of a version aliased v. Fields are taken by name: one that is not granted can't come along.
create function nhipcau.body_sql(fields text[]) returns text immutable language sql set search_path = pg_catalog as $$
select case when cardinality(fields) = 0 then '''{}''::jsonb' else format(
  'case when v.body - %1$L::text[] = ''{}''::jsonb then v.body
    else (select coalesce(jsonb_object_agg(key, value), ''{}''::jsonb) from jsonb_each(v.body) where key = any (%1$L::text[])) end', fields) end $$;

-- A version aliased v with its granted.body as one line of a page (X-41).
create function nhipcau.row_sql() returns text immutable language sql set search_path = pg_catalog as $$
select '''{"$id":'' || to_json(v.record_id)::text || '',"$v":'' || v.version || '',"$author":'' || to_json(v.author)::text || '',"$scope":"'' || v.scope
  || ''","$from":"'' || v.holds_from || ''","$at":"'' || to_char(v.recorded_at at time zone ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.US"Z"'') || ''"''
  || case granted.body when ''{}'' then ''}'' else '','' || substr(granted.body::text, 2) end' $$;

create function nhipcau.granted_page(
  the_grant uuid, the_peer uuid, personal text[], place jsonb, most integer, today date default (now() at time zone 'Asia/Ho_Chi_Minh')::date
) returns setof text stable language plpgsql security definer set search_path = pg_catalog set datestyle = 'ISO, YMD'
  set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_bitmapscan = off set max_parallel_workers_per_gather = 0 as $$
-- The rows, and as the last line the head: {refused}, or what the page is and the position after it.
declare
  g nhipcau.grants;
  here constant integer := (select epoch from nhipcau.node);
  settled constant bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1;
  endless constant bigint := 9223372036854775807;
  columns jsonb;
  authors text[];
  fields text[];
  tag text;
  phase text := coalesce(place->>'phase', 'snapshot');
  xid_from bigint := coalesce((place->>'transaction')::bigint, 0);
  seq_from bigint := coalesce((place->>'sequence')::bigint, 0);
  xid_to bigint;
  seq_to bigint := endless;
  start bigint := coalesce((place->>'start')::bigint, 0);
  after_id text := coalesce(place->>'after', '');
  begins boolean := false;
  ends boolean := false;
  is_whole boolean := true;
  in_scope text;
  line text;
  given integer := 0;
  last_id text;
  last_xid bigint;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node reads for a partner' using errcode = 'insufficient_privilege';
  end if;
  select * into g from nhipcau.grants where id = the_grant and peer = the_peer and direction = 'out';
  if not found then
    return next '{"refused":"grant-unknown"}'; return;
  end if;
  if g.state not in ('active', 'extending') or g.terms is null or today > coalesce(g.valid_until, today) then
    return next '{"refused":"grant-ended"}'; return;
  end if;
  if today < coalesce(g.valid_from, today) then
    return next '{"refused":"grant-not-yet"}'; return;
  end if;
  if not exists (select from nhipcau.peers where node = the_peer and state = 'connected') then
    return next '{"refused":"peer-retired"}'; return;
  end if;
  select t.columns into columns from nhipcau.register_tables t where t.register = g.register;
  authors := nhipcau.speaking_authors(g.terms, (select p.localities from nhipcau.peers p where p.node = the_peer));
  fields := nhipcau.granted_fields(g.terms, personal, columns);
  in_scope := nhipcau.scope_sql(g.terms, personal, columns);
  tag := g.number || '-' || substr(md5(concat_ws('|', array_to_string(authors, ','), array_to_string(fields, ','), in_scope)), 1, 12);

  if place is null or place->>'tag' is distinct from tag or (place->>'epoch')::integer is distinct from here then
    phase := 'snapshot'; begins := true; start := settled; after_id := '';
  elsif greatest(xid_from, start) > settled then
    return next '{"refused":"cursor-ahead"}'; return;
  end if;

  if phase = 'snapshot' then
    for line, last_id in execute format(
      'select %s, v.record_id from (
         select distinct on (record_id) * from nhipcau.journal
         where register = $1 and record_id > $2 and author = any ($3) order by record_id, version desc) v,
       lateral (select %s as body) granted where %s order by v.record_id limit $4',
      nhipcau.row_sql(), nhipcau.body_sql(fields), in_scope) using g.register, after_id, authors, most
    loop
      given := given + 1; after_id := last_id;
      return next line;
    end loop;
    ends := given < most;
    return next json_build_object('register', g.register, 'number', g.number, 'tag', tag, 'epoch', here,
      'phase', case when ends then 'journal' else 'snapshot' end, 'transaction', case when ends then start end, 'sequence', case when ends then endless::text end,
      'start', case when ends then null else start end, 'after', case when ends then null else after_id end,
      'fields', fields, 'whole', true, 'begins', begins, 'ends', ends, 'pagePhase', 'snapshot')::text;
    return;
  end if;

  -- The window: at most so many entries, to the end of a transaction unless one alone is larger. Compared by all columns of
  -- journal_feed, no other index can serve.
  select w.xid, w.seq into xid_to, seq_to from nhipcau.journal w
    where (w.register, w.epoch, w.xid, w.seq) > (g.register, here, xid_from, seq_from) and (w.register, w.epoch, w.xid) <= (g.register, here, settled)
    order by w.register, w.epoch, w.xid, w.seq offset most - 1 limit 1;
  if not found then
    xid_to := settled; seq_to := endless;
  elsif exists (select from nhipcau.journal w
      where (w.register, w.epoch, w.xid, w.seq) > (g.register, here, xid_to, seq_to) and (w.register, w.epoch, w.xid) <= (g.register, here, xid_to)) then
    select w.xid into last_xid from nhipcau.journal w
      where (w.register, w.epoch, w.xid, w.seq) > (g.register, here, xid_from, seq_from) and (w.register, w.epoch, w.xid) < (g.register, here, xid_to)
      order by w.register desc, w.epoch desc, w.xid desc, w.seq desc limit 1;
    is_whole := found;
    if found then
      xid_to := last_xid; seq_to := endless;
    end if;
  else
    seq_to := endless;
  end if;
  -- w is a record's newest version in the window, unless a newer one was told before: two transactions may number their
  -- versions of one record in the other order. Its newest version of all decides with it, so that what was withdrawn
  -- since does not go out any more, however far back the reader stands.
  return query execute format(
    'select case when newest.is_in and %2$s then %1$s
       else ''{"$gone":"'' || case when gone.retired then ''retired'' when gone.scope = ''internal'' then ''internal'' else ''left'' end
         || ''","$id":'' || to_json(v.record_id)::text || '',"$v":'' || gone.version || ''}'' end
     from (select distinct on (record_id) * from nhipcau.journal
           where (register, epoch, xid, seq) > ($1, $2, $3, $4) and (register, epoch, xid, seq) <= ($1, $2, $5, $6) and author = any ($7)
           order by record_id, version desc) w
       cross join lateral (select w.*) v
       cross join lateral (select v.version, v.retired, v.scope, %2$s as is_in from nhipcau.journal v
         where v.register = $1 and v.record_id = w.record_id order by v.version desc limit 1) newest
       cross join lateral (select case when newest.is_in then v.version else newest.version end as version,
         case when newest.is_in then v.retired else newest.retired end as retired, case when newest.is_in then v.scope else newest.scope end as scope) gone
       cross join lateral (select %3$s as body) granted
     where (newest.version = w.version or not exists (
         select from nhipcau.journal q where q.register = $1 and q.record_id = w.record_id and q.version > w.version and (q.epoch, q.xid, q.seq) <= ($2, $3, $4)))
       and (newest.is_in and %2$s or exists (
         select from nhipcau.journal v where v.register = $1 and v.record_id = w.record_id and v.version <= w.version
           and v.version >= coalesce((select max(q.version) from nhipcau.journal q
             where q.register = $1 and q.record_id = w.record_id and (q.epoch, q.xid, q.seq) <= ($2, $3, $4)), 0) and %2$s))
     order by w.seq', nhipcau.row_sql(), in_scope, nhipcau.body_sql(fields))
    using g.register, here, xid_from, seq_from, xid_to, seq_to, authors;
  return next json_build_object('register', g.register, 'number', g.number, 'tag', tag, 'epoch', here,
    'phase', 'journal', 'transaction', xid_to, 'sequence', seq_to::text, 'fields', fields, 'whole', is_whole, 'begins', false, 'ends', false, 'pagePhase', 'journal')::text;
end $$;

-- What terms would let out now, before anybody offers them: how many records, and the first of them by id.
create function nhipcau.granted_sample(terms jsonb, personal text[], most integer)
returns table (total integer, record jsonb) stable language plpgsql security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan set datestyle = 'ISO, YMD' as $$
declare
  columns constant jsonb := (select t.columns from nhipcau.register_tables t where t.register = terms->>'register');
  authors constant text[] := nhipcau.speaking_authors(terms, '{}');
  newest constant text := '(select distinct on (record_id) * from nhipcau.journal where register = $1 and author = any ($2) order by record_id, version desc) v';
  in_scope constant text := nhipcau.scope_sql(terms, personal, columns);
begin
  if not nhipcau.is_application() then
    raise exception 'only the node looks at what it would share' using errcode = 'insufficient_privilege';
  end if;
  execute format('select count(*) from %s where %s', newest, in_scope) into total using terms->>'register', authors;
  record := null;
  return next;
  return query execute format(
    'select $3, jsonb_build_object(''id'', v.record_id, ''version'', v.version, ''author'', v.author,
       ''steward'', coalesce((select s.steward from nhipcau.stewardship s where s.author = v.author), v.author), ''scope'', v.scope, ''retired'', false,
       ''holdsFrom'', v.holds_from, ''recordedAt'', to_char(v.recorded_at at time zone ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.MS"Z"''), ''body'', granted.body)
     from %s, lateral (select %s as body) granted where %s order by v.record_id limit $4',
    newest, nhipcau.body_sql(nhipcau.granted_fields(terms, personal, columns)), in_scope) using terms->>'register', authors, total, most;
end $$;

do $$
declare
  named text;
begin
  foreach named in array array['condition_sql', 'tells_personal', 'scope_sql', 'granted_fields', 'speaking_authors', 'body_sql', 'row_sql', 'granted_page', 'granted_sample'] loop
    execute (select format('revoke execute on function %s from public', p.oid::regprocedure)
             from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'nhipcau' and p.proname = named);
  end loop;
end $$;
grant execute on function nhipcau.granted_page(uuid, uuid, text[], jsonb, integer, date), nhipcau.granted_sample(jsonb, text[], integer) to nhipcau_app;
`;
