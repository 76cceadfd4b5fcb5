// The SQL that makes a write cheaper without changing what it does: who is asking is decided by the ordinary case first,
// letters are folded the long way only where a text needs it, and an index nobody reads is not kept.
import { combiningMarks } from "./combining-marks.ts";

// What JavaScript calls white space, besides the space itself.
export const otherSpaces = String.raw`\t\n\u000b\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

export const quickerWritesSql = `
-- The application is known by its name alone, so that name can never be registered as a locality's direct login.
alter table nhipcau.sql_logins add constraint never_the_application check (login <> current_database() || '_login');

create or replace function nhipcau.is_application() returns boolean stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
begin
  if session_user = current_database() || '_login' then
    return true;
  end if;
  if exists (select from nhipcau.sql_logins where login = session_user) then
    return false;
  end if;
  return pg_has_role(session_user, (select nspowner from pg_namespace where nspname = 'nhipcau'), 'member');
end $$;

create or replace function nhipcau.acting_locality() returns text stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
begin
  if session_user = current_database() || '_login' or nhipcau.is_application() then
    return coalesce(current_setting('nhipcau.locality', true), '');
  end if;
  return coalesce((select locality from nhipcau.sql_logins where login = session_user), '');
end $$;

-- Most localities neither ended nor succeeded anyone: one look tells.
create or replace function nhipcau.stewarded_authors() returns text[] stable parallel safe language plpgsql security definer set search_path = pg_catalog as $$
declare
  me constant text := nhipcau.acting_locality();
begin
  if me = '' then
    return '{}';
  end if;
  if not exists (select from nhipcau.stewardship where steward = me or author = me) then
    return array[me];
  end if;
  return array(select author from nhipcau.stewardship where steward = me and author <> me)
    || case when exists (select from nhipcau.stewardship where author = me and steward <> me) then '{}'::text[] else array[me] end;
end $$;

-- What was on a day is read by record and version, which the primary key gives; a second index only cost every write.
drop index nhipcau.journal_as_of;

-- The same letters as before. Vietnamese without its marks is ASCII, which needs neither the list of every script's marks
-- nor the rules of every script's capitals.
create or replace function nhipcau.fold(value text) returns text immutable parallel safe strict language plpgsql set search_path = pg_catalog as $$
declare
  apart constant text := normalize(value, NFKD);
  plain constant text := ${withoutVietnameseMarks("apart")};
begin
  if octet_length(plain) = length(plain) and plain !~ '[\\t\\n\\u000b\\f\\r]|  ' then
    return lower(btrim(plain, ' ') collate "C");
  end if;
  return lower(btrim(regexp_replace(translate(regexp_replace(apart, '[${combiningMarks}]+', '', 'g'), 'đĐ', 'dd'), '[ ${otherSpaces}]+', ' ', 'g'), ' ') collate "und-x-icu");
end $$;

create or replace function nhipcau.exact(value text) returns text immutable parallel safe strict language plpgsql set search_path = pg_catalog as $$
declare
  composed text := value;
begin
  if composed is not nfc normalized then
    composed := normalize(composed, NFC);
  end if;
  if composed ~ '[${otherSpaces}]|  ' then
    composed := regexp_replace(composed, '[ ${otherSpaces}]+', ' ', 'g');
  end if;
  return lower(btrim(composed, ' ') collate "und-x-icu");
end $$;
`;

// One replacement after the other: over a text that is mostly plain letters this takes half the time of one translate().
export function withoutVietnameseMarks(text: string): string {
  const marks = ["0300", "0301", "0302", "0303", "0306", "0309", "031b", "0323"];
  const bare = marks.reduce((inner, mark) => `replace(${inner}, U&'\\${mark}', '')`, text);
  return `replace(replace(${bare}, 'đ', 'd'), 'Đ', 'D')`;
}
