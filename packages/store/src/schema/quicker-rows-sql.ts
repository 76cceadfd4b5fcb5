// The SQL that makes writing many rows cheaper, again without changing what comes out: the box of a point needs no search
// through its geometry, and a text of plain letters no regular expression.

export const quickerRowsSql = `
-- The same box as before. Most geometries are points, and a language whose plans are kept starts quicker than one that makes
-- its own for every row.
create or replace function nhipcau.box_of(geometry jsonb) returns box immutable parallel safe language plpgsql set search_path = pg_catalog as $$
begin
  if geometry->>'type' = 'Point' and jsonb_typeof(geometry->'coordinates'->0) = 'number' and jsonb_typeof(geometry->'coordinates'->1) = 'number' then
    return box(point((geometry->'coordinates'->>0)::float8, (geometry->'coordinates'->>1)::float8));
  end if;
  return (select box(point(max((p->>0)::float8), max((p->>1)::float8)), point(min((p->>0)::float8), min((p->>1)::float8)))
    from jsonb_path_query(geometry, 'strict $.coordinates.** ? (@.type() == "array" && @[0].type() == "number")') as p);
end $$;
`;
