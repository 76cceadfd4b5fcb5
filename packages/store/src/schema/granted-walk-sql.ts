// What a grant lets out, walked so that a read costs what it looks at and not what the journal holds. Replaces granted_page
// of granted-rows-sql.ts, whose other functions stay.
//
//   journal    the window lies in journal_feed, which begins with an expression that no other index has: the planner
//              took the primary key for as good, and every page read the whole register
//   snapshot   along the primary key, by record and version; a read looks at a bounded number of versions and may give
//              a short page or an empty one

export const grantedWalkSql = `
drop index nhipcau.journal_feed;
create index journal_feed on nhipcau.journal ((register || ''), epoch, xid, seq);

-- As before. An id's form is told by what it must not hold: a repetition with an upper end makes the expression's automaton
-- so large that it took two fifths of a page's time.
create or replace function nhipcau.scope_sql(terms jsonb, personal text[], columns jsonb) returns text immutable language sql set search_path = pg_catalog as $$
select 'coalesce(' || concat_ws(' and ', 'not v.retired', 'v.scope <> ''internal''', 'octet_length(v.record_id) between 1 and 64',
  'v.record_id !~ ''[^A-Za-z0-9._-]''',
  (select string_agg(case when c->>'field' = any (personal) and not nhipcau.tells_personal(terms, c->>'field') then 'false'
      else nhipcau.condition_sql(c, columns) end, ' and ') from jsonb_array_elements(terms->'rows') c)) || ', false)' $$;

create or replace function nhipcau.granted_page(
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
  is_last boolean := false;
  in_scope text;
  line text;
  -- A read ends after so many versions, however few of them are in scope: the walk goes on with the next page.
  most_walked constant integer := 5 * most + 1;
  walked integer := 0;
  is_newest boolean;
  has_moved boolean := false;
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
    for last_id, is_newest, line in execute format(
      'select v.record_id, v.is_newest, case when v.is_newest and v.author = any ($3) and %1$s then %2$s end
       from (select w.*, lead(w.record_id) over (order by w.record_id, w.version) is distinct from w.record_id as is_newest
         from (select * from nhipcau.journal where register = $1 and record_id > $2 order by record_id, version limit $4) w) v
       cross join lateral (select %3$s as body offset 0) granted order by v.record_id, v.version', in_scope, nhipcau.row_sql(), nhipcau.body_sql(fields))
      using g.register, after_id, authors, most_walked
    loop
      walked := walked + 1;
      exit when walked = most_walked; -- whether another version of it follows is not known
      if is_newest then
        after_id := last_id; has_moved := true;
      end if;
      if line is not null then
        given := given + 1;
        return next line;
        exit when given = most;
      end if;
    end loop;
    if walked = most_walked and not has_moved then -- one record has more versions than that
      execute format(
        'select case when v.author = any ($3) and %1$s then %2$s end
         from (select * from nhipcau.journal where register = $1 and record_id = $2 order by version desc limit 1) v
         cross join lateral (select %3$s as body offset 0) granted', in_scope, nhipcau.row_sql(), nhipcau.body_sql(fields))
        into line using g.register, last_id, authors;
      after_id := last_id;
      if line is not null then
        return next line;
      end if;
    end if;
    ends := given < most and walked < most_walked;
    return next json_build_object('register', g.register, 'number', g.number, 'tag', tag, 'epoch', here,
      'phase', case when ends then 'journal' else 'snapshot' end, 'transaction', case when ends then start end, 'sequence', case when ends then endless::text end,
      'start', case when ends then null else start end, 'after', case when ends then null else after_id end,
      'fields', fields, 'whole', true, 'begins', begins, 'ends', ends, 'last', ends, 'pagePhase', 'snapshot')::text;
    return;
  end if;

  -- The window: at most so many entries, to the end of a transaction unless one alone is larger. Compared by all columns of
  -- journal_feed and by its own expression, no other index can serve.
  select w.xid, w.seq into xid_to, seq_to from nhipcau.journal w
    where (w.register || '', w.epoch, w.xid, w.seq) > (g.register, here, xid_from, seq_from) and (w.register || '', w.epoch, w.xid) <= (g.register, here, settled)
    order by w.register || '', w.epoch, w.xid, w.seq offset most - 1 limit 1;
  if not found then
    xid_to := settled; seq_to := endless; is_last := true;
  elsif exists (select from nhipcau.journal w
      where (w.register || '', w.epoch, w.xid, w.seq) > (g.register, here, xid_to, seq_to) and (w.register || '', w.epoch, w.xid) <= (g.register, here, xid_to)) then
    select w.xid into last_xid from nhipcau.journal w
      where (w.register || '', w.epoch, w.xid, w.seq) > (g.register, here, xid_from, seq_from) and (w.register || '', w.epoch, w.xid) < (g.register, here, xid_to)
      order by w.register || '' desc, w.epoch desc, w.xid desc, w.seq desc limit 1;
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
           where (register || '''', epoch, xid, seq) > ($1, $2, $3, $4) and (register || '''', epoch, xid, seq) <= ($1, $2, $5, $6) and author = any ($7)
           order by record_id, version desc) w
       cross join lateral (select w.*) v
       cross join lateral (select v.version, v.retired, v.scope, %2$s as is_in from nhipcau.journal v
         where v.register = $1 and v.record_id = w.record_id order by v.version desc limit 1) newest
       cross join lateral (select case when newest.is_in then v.version else newest.version end as version,
         case when newest.is_in then v.retired else newest.retired end as retired, case when newest.is_in then v.scope else newest.scope end as scope) gone
       cross join lateral (select %3$s as body offset 0) granted
     where (newest.version = w.version or not exists (
         select from nhipcau.journal q where q.register = $1 and q.record_id = w.record_id and q.version > w.version and (q.epoch, q.xid, q.seq) <= ($2, $3, $4)))
       and (newest.is_in and %2$s or exists (
         select from nhipcau.journal v where v.register = $1 and v.record_id = w.record_id and v.version <= w.version
           and v.version >= coalesce((select max(q.version) from nhipcau.journal q
             where q.register = $1 and q.record_id = w.record_id and (q.epoch, q.xid, q.seq) <= ($2, $3, $4)), 0) and %2$s))
     order by w.seq', nhipcau.row_sql(), in_scope, nhipcau.body_sql(fields))
    using g.register, here, xid_from, seq_from, xid_to, seq_to, authors;
  return next json_build_object('register', g.register, 'number', g.number, 'tag', tag, 'epoch', here,
    'phase', 'journal', 'transaction', xid_to, 'sequence', seq_to::text, 'fields', fields, 'whole', is_whole, 'begins', false, 'ends', false, 'last', is_last, 'pagePhase', 'journal')::text;
end $$;
`;
