// The tables of the exchange: what nodes said to each other, what is granted, what was delivered, what came. Only the
// application reads and writes them; a direct SQL login sees nothing of them. Clauses X-.. are those of docs/exchange.md.

export const exchangeSql = `
-- Every statement signed here or received, as it was signed. Nothing in it is ever changed.
create table nhipcau.statements (
  id uuid not null,
  sender uuid not null,
  receiver uuid,
  type text not null,
  grant_id uuid,
  at timestamptz not null,
  payload_hash text not null,
  envelope text not null,
  recorded_at timestamptz not null default now(),
  primary key (sender, id)
);
create index statements_grant on nhipcau.statements (grant_id) where grant_id is not null;
create index statements_parties on nhipcau.statements (receiver, sender);
create index statements_replacing on nhipcau.statements (sender, receiver) where type = 'peer.replace';

-- Another statement under a known id, or another page for a known position: kept, never used (X-26, X-53).
create table nhipcau.evidence (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('statement-conflict', 'equivocation')),
  peer uuid not null,
  grant_id uuid,
  held text not null,
  other text not null,
  found_at timestamptz not null default now(),
  seen_by text,
  seen_at timestamptz
);

-- What waits to be delivered to a peer (X-27); gone when it arrived.
create table nhipcau.outbox (
  sender uuid not null,
  id uuid not null,
  peer uuid not null,
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  last_error text,
  primary key (sender, id),
  foreign key (sender, id) references nhipcau.statements (sender, id)
);

-- Secrets of invitations given out, by their hash (X-09).
create table nhipcau.invitations (
  id uuid primary key,
  secret_hash text not null,
  expires_at timestamptz not null,
  used_by uuid
);

-- Worked out from the statements whenever one comes, so that the database itself can hold requests against it.
create table nhipcau.peers (
  node uuid primary key,
  name jsonb not null,
  localities text[] not null,
  endpoint text not null,
  keys jsonb not null,
  state text not null,
  declared jsonb not null default '{}',
  private_address boolean not null default false,
  clock_offset_ms integer not null default 0,
  peer_epoch integer,
  heard_at timestamptz,
  last_error text,
  last_error_at timestamptz
);

create table nhipcau.grants (
  id uuid primary key,
  peer uuid not null references nhipcau.peers (node),
  direction text not null check (direction in ('out', 'in')),
  register text not null,
  state text not null,
  number integer not null default 0,
  terms jsonb,
  valid_from date,
  valid_until date,
  agreement text,
  changed_at timestamptz not null default now()
);
-- One grant for a register and direction between two nodes (X-36).
create unique index grants_open on nhipcau.grants (peer, direction, register) where state in ('offered', 'active', 'extending');

-- The owner's word of every page it signed: whom, which window, and the receipt that came back.
create table nhipcau.deliveries (
  grant_id uuid not null references nhipcau.grants (id),
  epoch integer not null,
  number integer not null,
  payload_hash text not null,
  envelope text not null,
  upto text not null,
  row_count integer not null,
  served_at timestamptz not null default now(),
  receipt text,
  receipt_at timestamptz,
  primary key (grant_id, epoch, number, payload_hash)
);

-- The consumer's journal: pages as they came, compressed as they came.
create table nhipcau.pages (
  id bigint generated always as identity primary key,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  grant_id uuid not null references nhipcau.grants (id),
  register text not null,
  epoch integer not null,
  number integer not null,
  payload_hash text not null,
  envelope text not null,
  -- The whole file; empty with the encoding 'erased' when nothing of it is left.
  encoding text not null,
  file bytea not null,
  row_count integer not null,
  fields text[] not null,
  -- hashtext of each id in scope, to find the pages that hold a record; and, when they are few and
  -- nothing went, the ids themselves, to tell what has to be read again.
  id_hashes integer[],
  few_ids text[],
  is_applied boolean not null,
  kept_at timestamptz not null default now(),
  unique (grant_id, epoch, number)
);
alter table nhipcau.pages alter column file set storage external;
create index pages_order on nhipcau.pages (xid);

-- Where the consumer stands in what a grant delivers.
create table nhipcau.followed (
  grant_id uuid primary key references nhipcau.grants (id),
  epoch integer not null default 0,
  number integer not null default 0,
  payload_hash text,
  cursor text,
  snapshot_page bigint,
  is_whole boolean not null default true,
  stopped text,
  synced_at timestamptz,
  receipt text,
  last_error text,
  last_error_at timestamptz,
  unknown_fields text[] not null default '{}',
  -- How many copies there are: counted as they come and go, since counting a million takes longer than a page may.
  held bigint not null default 0
);

-- Earlier versions of copies, so that received records too can be asked as of a day.
create table nhipcau.superseded (
  register text not null,
  record_id text not null,
  version integer not null,
  author text not null,
  scope text not null,
  holds_from date not null,
  recorded_at timestamptz not null,
  page bigint not null,
  body jsonb not null,
  primary key (register, record_id, version)
);

-- Nonces of requests already taken, until they expire (X-20).
create table nhipcau.nonces (
  key_id text not null,
  nonce text not null,
  expires_at timestamptz not null,
  primary key (key_id, nonce)
);
create index nonces_age on nhipcau.nonces (expires_at);

-- Who opened records that came from a partner, here; and what partners told of ours (X-52). Never a person's name.
create table nhipcau.reads (
  id bigint generated always as identity primary key,
  grant_id uuid not null references nhipcau.grants (id),
  register text not null,
  record_id text not null,
  version integer,
  at timestamptz not null default now(),
  locality text not null,
  agency text,
  role text not null,
  told_in uuid
);
create index reads_record on nhipcau.reads (register, record_id);
create index reads_untold on nhipcau.reads (grant_id) where told_in is null;
create table nhipcau.partner_reads (
  grant_id uuid not null references nhipcau.grants (id),
  statement uuid not null,
  line integer not null,
  register text not null,
  record_id text not null,
  version integer,
  at timestamptz not null,
  locality text not null,
  agency text,
  role text not null,
  primary key (statement, line)
);
create index partner_reads_record on nhipcau.partner_reads (register, record_id);

do $$
declare
  named text;
begin
  foreach named in array array['statements', 'evidence', 'outbox', 'invitations', 'peers', 'grants', 'deliveries', 'pages', 'followed', 'superseded', 'nonces', 'reads', 'partner_reads'] loop
    execute format('alter table nhipcau.%I enable row level security', named);
    execute format('create policy application on nhipcau.%I to nhipcau_app using ((select nhipcau.is_application())) with check ((select nhipcau.is_application()))', named);
  end loop;
end $$;
grant select, insert on nhipcau.statements to nhipcau_app;
grant select, insert, update (seen_by, seen_at) on nhipcau.evidence to nhipcau_app;
grant select, insert, update, delete on nhipcau.outbox, nhipcau.nonces to nhipcau_app;
grant select, insert, update on nhipcau.invitations, nhipcau.peers, nhipcau.grants, nhipcau.deliveries, nhipcau.followed, nhipcau.reads to nhipcau_app;
grant select on nhipcau.pages to nhipcau_app;
grant select, insert on nhipcau.partner_reads to nhipcau_app;
-- Earlier versions of a copy are read by whoever reads the copy.
drop policy application on nhipcau.superseded;
create policy readable on nhipcau.superseded for select to nhipcau_app using (
  scope = 'public' or (scope = 'shared' and (select nhipcau.acting_locality()) <> '') or author = any ((select nhipcau.stewarded_authors())::text[]));
grant select on nhipcau.superseded to nhipcau_app;

-- A grant's pull reads one register of the journal from where it stands.
create index journal_feed on nhipcau.journal (register, epoch, xid, seq);
`;
