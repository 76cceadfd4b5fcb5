// What a grant lets out, decided by the database in the transaction in which it is read (L-05): the function below finds
// the grant, the terms in force and the days, and gives rows and fields within them and nothing else. Whoever calls it
// names the grant and a position; no filter and no field can be given.

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
  if op <> 'range' or kind not in ('bigint', 'double precision', 'date') then
    return 'false';
  end if;
  value := case kind when 'date' then format('(v.body->>%L)::date', field) else format('(v.body->>%L)::numeric', field) end;
  return '(' || value || ' is not null'
    || case when lowest is null then '' else format(' and %s >= %L', value, lowest) end
    || case when highest is null then '' else format(' and %s <= %L', value, highest) end || ')';
end $$;

-- A version as one line of a page (X-41). Fields are taken by name: one that is not granted can't come along.
create function nhipcau.row_sql(fields text[]) returns text immutable language sql set search_path = pg_catalog as $$
select '''{"$id":'' || to_json(v.record_id)::text || '',"$v":'' || v.version || '',"$author":'' || to_json(v.author)::text || '',"$scope":"'' || v.scope
  || ''","$from":"'' || v.holds_from || ''","$at":"'' || to_char(v.recorded_at at time zone ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.US"Z"'') || ''"''
  || case granted.body when ''{}'' then ''}'' else '','' || substr(granted.body::text, 2) end' $$;

create function nhipcau.granted_page(
  the_grant uuid, the_peer uuid, personal text[], place jsonb, most integer, today date default (now() at time zone 'Asia/Ho_Chi_Minh')::date
) returns setof text language plpgsql security definer set search_path = pg_catalog as $$
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
  start bigint := (place->>'start')::bigint;
  after_id text := coalesce(place->>'after', '');
  begins boolean := false;
  ends boolean := false;
  is_whole boolean := true;
  in_scope text;
  granted text;
  line text;
  given integer := 0;
  last_id text;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node reads for a partner' using errcode = 'insufficient_privilege';
  end if;
  select * into g from nhipcau.grants where id = the_grant and peer = the_peer and direction = 'out';
  if not found then
    return next '{"refused":"grant-unknown"}'; return;
  end if;
  if g.state <> 'active' or g.terms is null or today > coalesce(g.valid_until, today) then
    return next '{"refused":"grant-ended"}'; return;
  end if;
  if today < coalesce(g.valid_from, today) then
    return next '{"refused":"grant-not-yet"}'; return;
  end if;
  if not exists (select from nhipcau.peers where node = the_peer and state = 'connected') then
    return next '{"refused":"peer-retired"}'; return;
  end if;
  select t.columns into columns from nhipcau.register_tables t where t.register = g.register;
  -- Those the grant speaks for, and those they answer for today.
  authors := array(select a from (
      select f.a from jsonb_array_elements_text(g.terms->'from') f(a)
      where not exists (select from nhipcau.stewardship s where s.author = f.a and s.steward <> f.a)
      union select s.author from nhipcau.stewardship s where s.steward in (select jsonb_array_elements_text(g.terms->'from'))) as own order by a);
  fields := array(select f from jsonb_array_elements_text(g.terms->'fields') f
    where (f <> all (personal) or (coalesce(g.terms->>'purpose', '') <> '' and g.terms->'personal' ? f)) and exists (select from jsonb_array_elements(columns) c where c->>'name' = f) order by f);
  tag := g.number || '-' || substr(md5(array_to_string(authors, ',') || '|' || array_to_string(fields, ',')), 1, 12);

  if place is null or place->>'tag' <> tag or (place->>'epoch')::integer <> here then
    phase := 'snapshot'; begins := true; start := settled; after_id := '';
  elsif greatest(xid_from, start) > settled then
    return next '{"refused":"cursor-ahead"}'; return;
  end if;

  in_scope := concat_ws(' and ', 'not v.retired', 'v.scope <> ''internal''',
    (select string_agg(nhipcau.condition_sql(c, columns), ' and ') from jsonb_array_elements(g.terms->'rows') c));
  granted := case when cardinality(fields) = 0 then '''{}''::jsonb' else format(
    'case when v.body - %L::text[] = ''{}''::jsonb then v.body else (select coalesce(jsonb_object_agg(key, value), ''{}''::jsonb) from jsonb_each(v.body) where key = any (%L::text[])) end',
    fields, fields) end;

  if phase = 'snapshot' then
    for line, last_id in execute format(
      'select %s, v.record_id from (
         select distinct on (record_id) * from nhipcau.journal
         where register = $1 and record_id > $2 and author = any ($3) order by record_id, version desc) v,
       lateral (select %s as body) granted where %s order by v.record_id limit $4',
      nhipcau.row_sql(fields), granted, in_scope) using g.register, after_id, authors, most
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

  -- The window: at most so many entries, to the end of a transaction unless one alone is larger.
  select w.xid, w.seq into xid_to, seq_to from nhipcau.journal w
    where w.register = g.register and w.epoch = here and (w.xid, w.seq) > (xid_from, seq_from) and w.xid <= settled
    order by w.xid, w.seq offset most - 1 limit 1;
  if not found then
    xid_to := settled; seq_to := endless;
  elsif exists (select from nhipcau.journal w where w.register = g.register and w.epoch = here and w.xid = xid_to and w.seq > seq_to) then
    if exists (select from nhipcau.journal w where w.register = g.register and w.epoch = here and (w.xid, w.seq) > (xid_from, seq_from) and w.xid < xid_to) then
      select max(w.xid) into xid_to from nhipcau.journal w
        where w.register = g.register and w.epoch = here and (w.xid, w.seq) > (xid_from, seq_from) and w.xid < xid_to;
      seq_to := endless;
    else
      is_whole := false;
    end if;
  else
    seq_to := endless;
  end if;
  return query execute format(
    'select case when %2$s then %1$s else ''{"$gone":"'' || case when v.retired then ''retired'' when v.scope = ''internal'' then ''internal'' else ''left'' end
         || ''","$id":'' || to_json(v.record_id)::text || '',"$v":'' || v.version || ''}'' end
     from (select distinct on (record_id) * from nhipcau.journal
           where register = $1 and epoch = $2 and (xid, seq) > ($3, $4) and (xid, seq) <= ($5, $6) and author = any ($7)
           order by record_id, version desc) w0 cross join lateral (select w0.*) v,
       lateral (select %3$s as body) granted
     where %2$s or exists (
       select from nhipcau.journal v where v.register = $1 and v.record_id = w0.record_id and v.version < w0.version
         and v.version >= coalesce((select max(q.version) from nhipcau.journal q
           where q.register = $1 and q.record_id = w0.record_id and (q.epoch, q.xid, q.seq) <= ($2, $3, $4)), 0) and %2$s)
     order by v.seq', nhipcau.row_sql(fields), in_scope, granted)
    using g.register, here, xid_from, seq_from, xid_to, seq_to, authors;
  return next json_build_object('register', g.register, 'number', g.number, 'tag', tag, 'epoch', here,
    'phase', 'journal', 'transaction', xid_to, 'sequence', seq_to::text, 'fields', fields, 'whole', is_whole, 'begins', false, 'ends', false, 'pagePhase', 'journal')::text;
end $$;
revoke execute on function nhipcau.granted_page(uuid, uuid, text[], jsonb, integer, date) from public;
grant execute on function nhipcau.granted_page(uuid, uuid, text[], jsonb, integer, date) to nhipcau_app;
`;
