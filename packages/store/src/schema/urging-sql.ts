// The SQL of urging: notices and who read them, the daily letters, calendar links and push subscriptions. They are this
// node's own matter and never cross to another; nothing of them is a record. A direct SQL login sees none of it.

/** Rows of one account, for itself and for the node's own jobs. */
function ownRows(table: string): string {
  return `
alter table nhipcau.${table} enable row level security;
create policy own on nhipcau.${table} to nhipcau_app
  using ((select nhipcau.is_application()) and (person = (select nhipcau.acting_person()) or (select nhipcau.is_node())))
  with check ((select nhipcau.is_application()) and (person = (select nhipcau.acting_person()) or (select nhipcau.is_node())));`;
}

export const urgingSql = `
-- The node itself at work, as its jobs are.
create function nhipcau.is_node() returns boolean stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
begin
  return nhipcau.is_application() and current_setting('nhipcau.role', true) = 'system';
end $$;

-- One notice: whom it tells (the people of an agency, or whoever bears the role in the locality), about what, which rung of
-- the ladder for which deadline, on which day. Its keys make a repetition impossible whoever runs the ladder how often.
create table nhipcau.notices (
  id text collate "C" primary key,
  locality text not null,
  audience text not null check (audience in ('specialist', 'focal-point', 'leader')),
  agency text not null default '',
  kind text not null,
  duty text not null,
  due date not null,
  rung text not null,
  day date not null,
  about jsonb not null,
  given_at timestamptz not null default now(),
  withdrawn_on date,
  withdrawn_because text check (withdrawn_because in ('settled', 'deadline-moved', 'gone')),
  check ((withdrawn_on is null) = (withdrawn_because is null)),
  constraint notices_once unique (locality, audience, agency, kind, duty, due, rung),
  constraint notices_one_a_day unique (locality, audience, agency, kind, duty, day)
);
create index notices_of_duty on nhipcau.notices (kind, duty);
create index notices_of_reader on nhipcau.notices (locality, audience, agency, day desc, id desc);
create index notices_standing on nhipcau.notices (day) where withdrawn_on is null;
alter table nhipcau.notices enable row level security;
-- Who answers for a whole locality sees all it was told, also what those it succeeds were told; a specialist what the own
-- agency was.
create policy notices_read on nhipcau.notices for select to nhipcau_app using (
  (select nhipcau.is_node()) or ((select nhipcau.is_application()) and locality = any ((select nhipcau.stewarded_authors())::text[]) and (
    current_setting('nhipcau.role', true) in ('leader', 'focal-point', 'data-officer', 'auditor')
    or (audience = 'specialist' and current_setting('nhipcau.role', true) = 'specialist'
      and agency <> '' and agency = current_setting('nhipcau.agency', true)))));
create policy notices_given on nhipcau.notices for insert to nhipcau_app with check ((select nhipcau.is_node()));
create policy notices_withdrawn on nhipcau.notices for update to nhipcau_app
  using ((select nhipcau.is_node())) with check ((select nhipcau.is_node()));
grant select, insert on nhipcau.notices to nhipcau_app;
grant update (withdrawn_on, withdrawn_because) on nhipcau.notices to nhipcau_app;

create table nhipcau.notice_reads (
  person text not null,
  notice text collate "C" not null references nhipcau.notices (id),
  read_at timestamptz not null default now(),
  primary key (person, notice)
);
grant select, insert on nhipcau.notice_reads to nhipcau_app;
${ownRows("notice_reads")}

-- Where the letters of an account go, by its id.
create table nhipcau.mail_addresses (
  person text primary key,
  email text not null,
  language text not null check (language in ('vi', 'en')),
  changed_at timestamptz not null default now()
);
grant select, insert, update, delete on nhipcau.mail_addresses to nhipcau_app;
${ownRows("mail_addresses")}

-- One letter a day and account: said to be on its way before it is sent, and that it arrived after. One that was on its way
-- when the process ended is never sent again; what it told is told in the next one.
create table nhipcau.digests (
  person text not null,
  day date not null,
  message_id text not null unique,
  state text not null check (state in ('sending', 'sent', 'refused')),
  said_at timestamptz not null default now(),
  sent_at timestamptz,
  failure text,
  primary key (person, day)
);
create index digests_by_day on nhipcau.digests (day);
grant select, insert, update, delete on nhipcau.digests to nhipcau_app;
${ownRows("digests")}

create table nhipcau.digest_notices (
  person text not null,
  notice text collate "C" not null references nhipcau.notices (id),
  day date not null,
  primary key (person, notice)
);
grant select, insert on nhipcau.digest_notices to nhipcau_app;
${ownRows("digest_notices")}

-- The secret of a calendar link is in the link alone; here is its hash.
create table nhipcau.calendar_links (
  id text collate "C" primary key,
  person text not null,
  locality text not null,
  agency text,
  role text not null,
  secret_hash bytea not null unique,
  made_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index calendar_links_of_person on nhipcau.calendar_links (person);
grant select, insert, update on nhipcau.calendar_links to nhipcau_app;
${ownRows("calendar_links")}

create table nhipcau.push_subscriptions (
  id text collate "C" primary key,
  person text not null,
  locality text not null,
  agency text,
  role text not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  made_at timestamptz not null default now(),
  pushed_on date
);
create index push_subscriptions_of_person on nhipcau.push_subscriptions (person);
grant select, insert, update, delete on nhipcau.push_subscriptions to nhipcau_app;
${ownRows("push_subscriptions")}
`;
