// The SQL of accounts: who may sign in, how, and what each person is assigned to. It has a schema of its own, which no
// register, no grant and no direct SQL login reaches: the application's own login is named, not the role it shares.
//
// Columns in capitals inside are those of the library that signs people in (docs/decisions/0018); a test holds them against
// what the library asks for. Everything else is ours. What was assigned is ended, never changed or deleted: the
// application's login may write the columns of the end and no others.

export const peopleSql = `
create schema people;

create table people.users (
  id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null default false, image text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  username text unique, "twoFactorEnabled" boolean default false, "leftAt" timestamptz
);
create table people.sessions (
  id text primary key, "expiresAt" timestamptz not null, token text not null unique, "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(), "ipAddress" text, "userAgent" text,
  "userId" text not null references people.users (id) on delete cascade,
  chosen text -- the assignment or the standing in under which this session acts
);
create index sessions_of on people.sessions ("userId");
create table people.credentials (
  id text primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references people.users (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  scope text, password text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  unique ("providerId", "accountId")
);
create index credentials_of on people.credentials ("userId");
create table people.verifications (
  id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index verifications_identifier on people.verifications (identifier);
create table people.second_factors (
  id text primary key, secret text not null, "backupCodes" text not null, "userId" text not null references people.users (id) on delete cascade,
  verified boolean default true, "failedVerificationCount" integer default 0, "lockedUntil" timestamptz
);
create index second_factors_of on people.second_factors ("userId");
create table people.passkeys (
  id text primary key, name text, "publicKey" text not null, "userId" text not null references people.users (id) on delete cascade,
  "credentialID" text not null unique, counter bigint not null, "deviceType" text not null, "backedUp" boolean not null, transports text,
  "createdAt" timestamptz, aaguid text
);
create index passkeys_of on people.passkeys ("userId");

-- What a person is, where and from when till when. An administrator looks after the node's accounts and has no locality.
create table people.assignments (
  id text primary key, person text not null references people.users (id),
  locality text not null, agency text,
  role text not null check (role in ('leader', 'focal-point', 'specialist', 'data-officer', 'auditor', 'reader', 'administrator')),
  from_day date not null, until_day date check (until_day >= from_day),
  given_by text not null, given_at timestamptz not null default now(),
  ended_at timestamptz, ended_by text, end_reason text,
  check ((role = 'administrator') = (locality = ''))
);
create index assignments_of on people.assignments (person);

-- Who acts for whom: under another's assignment, for some days, on a ground.
create table people.stand_ins (
  id text primary key, person text not null references people.users (id), assignment text not null references people.assignments (id),
  from_day date not null, until_day date not null check (until_day >= from_day), ground text not null,
  given_by text not null, given_at timestamptz not null default now(),
  ended_at timestamptz, ended_by text, end_reason text
);
create index stand_ins_of on people.stand_ins (person);
create index stand_ins_for on people.stand_ins (assignment);

-- A one-time code, as its SHA-256 alone: for the first administrator, for somebody invited, for somebody locked out.
create table people.invitations (
  id text primary key, code_hash text not null unique, kind text not null check (kind in ('first', 'new', 'reset')),
  person text references people.users (id), name text, email text, assignments jsonb not null default '[]',
  given_by text not null, given_at timestamptz not null default now(), expires_at timestamptz not null,
  used_at timestamptz, withdrawn_at timestamptz
);

-- Failed tries to get in, by account name and by address, neither of which is kept as it is.
create table people.tries (subject text primary key, count integer not null, first_at timestamptz not null, locked_until timestamptz);
create index tries_age on people.tries (first_at);

-- Codes of second factors that were used: none serves twice while it is valid.
create table people.used_codes (person text not null, code text not null, used_at timestamptz not null, primary key (person, code));

-- Done whenever a database is prepared, since a copy of a database belongs to another login.
create function people.open_to_application() returns void language plpgsql set search_path = pg_catalog as $$
declare
  app constant text := current_database() || '_login';
begin
  perform pg_advisory_xact_lock(7001); -- several processes may prepare one database
  execute format('grant usage on schema people to %I', app);
  execute format('grant select, insert, update on people.users to %I', app);
  execute format('grant select, insert, update, delete on people.sessions, people.credentials, people.verifications, people.second_factors, people.passkeys, people.tries, people.used_codes to %I', app);
  execute format('grant select, insert, update (ended_at, ended_by, end_reason) on people.assignments, people.stand_ins to %I', app);
  execute format('grant select, insert, update (used_at, withdrawn_at) on people.invitations to %I', app);
end $$;
revoke execute on function people.open_to_application() from public;
`;
