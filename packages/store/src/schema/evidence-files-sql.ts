// Files of evidence: their content in pieces under its digest. Only the application reaches them; which reader may have which
// file is decided by the record that names it.

export const evidenceFilesSql = `
create table nhipcau.evidence_files (
  id uuid primary key,
  digest text unique check (digest ~ '^[0-9a-f]{64}$'),
  size bigint not null default 0,
  media_type text not null default '',
  taken_at timestamptz not null default now()
);
comment on column nhipcau.evidence_files.digest is 'null while the file is still coming';
create table nhipcau.evidence_pieces (
  file uuid not null references nhipcau.evidence_files on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (file, number)
);
alter table nhipcau.evidence_pieces alter column bytes set storage external; -- pictures and documents are compressed already
create table nhipcau.evidence_hands (
  file uuid not null references nhipcau.evidence_files on delete cascade,
  locality text not null,
  primary key (file, locality)
);
grant select, insert, update, delete on nhipcau.evidence_files, nhipcau.evidence_pieces, nhipcau.evidence_hands to nhipcau_app;
alter table nhipcau.evidence_files enable row level security;
alter table nhipcau.evidence_pieces enable row level security;
alter table nhipcau.evidence_hands enable row level security;
create policy files_of_node on nhipcau.evidence_files to nhipcau_app using ((select nhipcau.is_application())) with check ((select nhipcau.is_application()));
create policy pieces_of_node on nhipcau.evidence_pieces to nhipcau_app using ((select nhipcau.is_application())) with check ((select nhipcau.is_application()));
create policy hands_of_node on nhipcau.evidence_hands to nhipcau_app using ((select nhipcau.is_application())) with check ((select nhipcau.is_application()));

-- The digest of the file that a record names, when the grant lets the partner have that record and that field now (X-61).
create function nhipcau.granted_file(the_grant uuid, the_peer uuid, personal text[], record text, today date)
returns text stable language plpgsql security definer set search_path = pg_catalog set datestyle = 'ISO, YMD' as $$
declare
  g nhipcau.grants;
  columns jsonb;
  digest text;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node reads for a partner' using errcode = 'insufficient_privilege';
  end if;
  select * into g from nhipcau.grants where id = the_grant and peer = the_peer and direction = 'out';
  if g.id is null or g.state not in ('active', 'extending') or g.terms is null
      or today not between coalesce(g.valid_from, today) and coalesce(g.valid_until, today)
      or not exists (select from nhipcau.peers where node = the_peer and state = 'connected') then
    return null;
  end if;
  select t.columns into columns from nhipcau.register_tables t where t.register = g.register;
  if 'digest' <> all (nhipcau.granted_fields(g.terms, personal, columns)) then
    return null;
  end if;
  execute format('select v.body->>''digest'' from (
      select * from nhipcau.journal where register = $1 and record_id = $2 and author = any ($3) order by version desc limit 1) v where %s',
    nhipcau.scope_sql(g.terms, personal, columns))
    into digest using g.register, record, nhipcau.speaking_authors(g.terms, (select p.localities from nhipcau.peers p where p.node = the_peer));
  return digest;
end $$;
-- Forgets files that no version of a record names: those handed in a while ago, and at once those fetched for a copy that has gone.
create function nhipcau.forget_unnamed_files(before timestamptz) returns integer language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone integer;
begin
  if not nhipcau.is_application() then
    raise exception 'only the node keeps house' using errcode = 'insufficient_privilege';
  end if;
  delete from nhipcau.evidence_files f where (f.taken_at < before or exists (select from nhipcau.evidence_hands h where h.file = f.id and h.locality = ''))
    and not exists (select from reg."evidence-items" e where e.digest = f.digest)
    and not exists (select from nhipcau.journal j where j.register = 'evidence-items' and j.body->>'digest' = f.digest);
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function nhipcau.granted_file(uuid, uuid, text[], text, date), nhipcau.forget_unnamed_files(timestamptz) from public;
grant execute on function nhipcau.granted_file(uuid, uuid, text[], text, date), nhipcau.forget_unnamed_files(timestamptz) to nhipcau_app;
`;
