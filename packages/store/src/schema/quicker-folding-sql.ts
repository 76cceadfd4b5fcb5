// The SQL by which a Vietnamese text with a dash or quotation marks in it is folded the short way too, with the same letters
// coming out: most names of what joins two places have one ("Quảng Ninh – Hải Phòng").
import { combiningMarks } from "./combining-marks.ts";
import { otherSpaces, withoutVietnameseMarks } from "./quicker-writes-sql.ts";

// Not letters, so that they have no marks and no capitals: what Vietnamese texts hold besides ASCII.
const plainSigns = String.raw`\u00a7\u00ab\u00b0\u00b1\u00bb\u00d7\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u20ab`;

export const quickerFoldingSql = `
create or replace function nhipcau.fold(value text) returns text immutable parallel safe strict language plpgsql set search_path = pg_catalog as $$
declare
  apart constant text := normalize(value, NFKD);
  plain constant text := ${withoutVietnameseMarks("apart")};
begin
  if plain !~ '[^\\u0020-\\u007e${plainSigns}]|  ' then
    return lower(btrim(plain, ' ') collate "C");
  end if;
  return lower(btrim(regexp_replace(translate(regexp_replace(apart, '[${combiningMarks}]+', '', 'g'), 'đĐ', 'dd'), '[ ${otherSpaces}]+', ' ', 'g'), ' ') collate "und-x-icu");
end $$;
`;
