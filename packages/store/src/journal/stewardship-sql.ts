// The SQL that works out who answers for whose records today, from the succession records of the centre alone: a
// locality cannot name itself another's successor.

export const stewardshipSql = `
create or replace function nhipcau.refresh_stewardship(today date) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(7002);
  delete from nhipcau.stewardship;
  insert into nhipcau.stewardship (author, steward)
  with recursive step as (
    select distinct on (p.id) p.id as author, s.successors[1] as next
    from reg."locality-successions" s, unnest(s.predecessors) as p(id)
    where s.author = 'VN' and not s.retired and s.date <= today and cardinality(s.successors) = 1 and s.kind <> 'split' and s.successors[1] <> p.id
    order by p.id, s.date desc
  ), chain as (
    select author, next as steward, 1 as depth from step
    union all
    select c.author, n.next, c.depth + 1 from chain c join step n on n.author = c.steward where c.depth < 20
  )
  select distinct on (author) author, steward from chain where author <> steward order by author, depth desc;
end $$;
grant execute on function nhipcau.refresh_stewardship(date) to nhipcau_app;
`;
