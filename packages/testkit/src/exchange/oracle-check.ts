// What must be true between two nodes when all is quiet, asked of their databases in SQL of its own: none of the
// functions that deliver, apply or fold is used, so that a fault in one of them does not hide itself.
import type { Condition } from "@nhipcau/exchange/grants/row-condition.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { NodeProcess } from "./node-process.ts";
import { register, reportFields } from "./oracle-world.ts";

interface Wording {
  readonly n: number;
  readonly type: string;
  readonly terms: Terms;
}

/** What is wrong with the owner's reports at the partner; nothing when they are what the owner lets out. */
export async function findFaults(owner: NodeProcess, partner: NodeProcess): Promise<readonly string[]> {
  const grants = await termsInForce(owner, partner);
  const inForce = [...grants].flatMap(([grant, terms]) => (terms ? [{ grant, terms }] : []));
  if (inForce.length > 1) return [`${inForce.length} grants are in force at once`];
  const [granted] = inForce;
  const wanted = granted ? await grantedReports(owner, granted.terms) : new Map<string, string>();
  const held = await heldReports(owner, partner);
  return [
    ...differences(wanted, held),
    ...(await leftOvers(partner, [...grants.keys()], granted?.grant, owner.node)),
  ];
}

// Of each grant the owner ever offered, the terms that hold, out of what both nodes keep of what was said.
async function termsInForce(
  owner: NodeProcess,
  partner: NodeProcess,
): Promise<ReadonlyMap<string, Terms | undefined>> {
  const said = new Map<string, Record<string, unknown>>();
  for (const node of [owner, partner]) {
    const rows = await node.sql<{ payload: Record<string, unknown> }>(
      `select convert_from(decode(envelope::jsonb->>'payload', 'base64'), 'UTF8')::jsonb as payload
       from nhipcau.statements where type like 'grant.%'`,
    );
    for (const { payload } of rows) said.set(String(payload["id"]), payload);
  }
  const byGrant = Map.groupBy(said.values(), (payload) => String(payload["grant"]));
  return new Map(
    [...byGrant]
      .filter(([, all]) => all.some(({ type, from }) => type === "grant.offer" && from === owner.node))
      .map(([grant, all]) => [grant, foldTerms(all)]),
  );
}

function foldTerms(said: readonly Record<string, unknown>[]): Terms | undefined {
  const numbers = (type: string): ReadonlySet<unknown> =>
    new Set(said.filter((one) => one["type"] === type).map(({ n }) => n));
  if (numbers("grant.revoke").size + numbers("grant.renounce").size > 0) return undefined;
  const [accepted, refused] = [numbers("grant.accept"), numbers("grant.refuse")];
  if (refused.has(1)) return undefined;
  const wordings = said.filter((one) => "terms" in one) as unknown as readonly Wording[];
  let held: Terms | undefined;
  for (const { n, type, terms } of wordings.toSorted((a, b) => a.n - b.n)) {
    if (type === "grant.narrow" ? held !== undefined : accepted.has(n) && !refused.has(n)) held = terms;
  }
  return held;
}

async function grantedReports(owner: NodeProcess, terms: Terms): Promise<Map<string, string>> {
  const values: unknown[] = [terms.from];
  const conditions = terms.rows.map((condition) => conditionSql(condition, values));
  const shown = terms.fields.map((field) => `'${field}', "${field}"`).join(", ");
  return reportsOf(
    owner,
    `select id, jsonb_strip_nulls(jsonb_build_object(${envelope}, ${shown}))::text as told from reg.${register}
     where author = any ($1) and not retired and scope in ('public', 'shared')
     ${conditions.map((sql) => `and (${sql}) is true`).join(" ")}`,
    values,
  );
}

async function heldReports(owner: NodeProcess, partner: NodeProcess): Promise<Map<string, string>> {
  const shown = reportFields.map((field) => `'${field}', "${field}"`).join(", ");
  return reportsOf(
    partner,
    `select id, jsonb_strip_nulls(jsonb_build_object(${envelope}, ${shown}))::text as told from reg.${register}
     where author = $1`,
    [owner.locality],
  );
}

const envelope = `'#v', version, '#author', author, '#scope', scope, '#retired', retired, '#from', holds_from::text,
  '#at', to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`;

async function reportsOf(node: NodeProcess, sql: string, values: unknown[]): Promise<Map<string, string>> {
  const rows = await node.sql<{ id: string; told: string }>(sql, values);
  return new Map(rows.map(({ id, told }) => [id, told]));
}

function conditionSql({ field, op, values: wanted }: Condition, values: unknown[]): string {
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const column = `"${field}"`;
  if (op !== "range") return `${column}::text = any (${parameter(wanted.map(String))})`;
  const [lowest = null, highest = null] = wanted;
  const type = typeof (lowest ?? highest) === "number" ? "numeric" : "date";
  return [
    `${column} is not null`,
    ...(lowest === null ? [] : [`${column} >= ${parameter(lowest)}::${type}`]),
    ...(highest === null ? [] : [`${column} <= ${parameter(highest)}::${type}`]),
  ].join(" and ");
}

function differences(wanted: ReadonlyMap<string, string>, held: ReadonlyMap<string, string>): string[] {
  const missing = [...wanted.keys()].filter((id) => !held.has(id));
  const beyond = [...held.keys()].filter((id) => !wanted.has(id));
  const other = [...wanted].filter(([id, told]) => held.has(id) && held.get(id) !== told);
  const first = other.map(([id, told]) => `\n    ${id}: ${told}\n    held: ${held.get(id)}`).slice(0, 2);
  return [
    ...(missing.length > 0
      ? [`${missing.length} of ${wanted.size} miss: ${missing.slice(0, 5).join(" ")}`]
      : []),
    ...(beyond.length > 0 ? [`${beyond.length} beyond the grant: ${beyond.slice(0, 5).join(" ")}`] : []),
    ...(other.length > 0 ? [`${other.length} differ:${first.join("")}`] : []),
  ];
}

// Nothing of ended grants, and no earlier version of a record that is not held (X-54, X-55).
async function leftOvers(
  partner: NodeProcess,
  grants: readonly string[],
  inForce: string | undefined,
  owner: string,
): Promise<readonly string[]> {
  const over = grants.filter((grant) => grant !== inForce);
  const [found] = await partner.sql<{ superseded: number; pages: number; of_ended: number }>(
    `select (select count(*)::int from nhipcau.superseded s join nhipcau.pages p on p.id = s.page join nhipcau.grants g on g.id = p.grant_id
              where g.peer = $2::uuid and not exists (select from reg.${register} r where r.id = s.record_id)) as superseded,
            (select count(*)::int from nhipcau.pages where grant_id = any ($1::uuid[]) and (encoding <> 'erased' or length(file) > 0)) as pages,
            (select count(*)::int from nhipcau.superseded s join nhipcau.pages p on p.id = s.page where p.grant_id = any ($1::uuid[])) as of_ended`,
    [over, owner],
  );
  return [
    ...(found && found.superseded > 0
      ? [`${found.superseded} earlier versions of records that are not held`]
      : []),
    ...(found && found.pages > 0 ? [`${found.pages} pages of ended grants are still kept`] : []),
    ...(found && found.of_ended > 0 ? [`${found.of_ended} earlier versions of ended grants`] : []),
  ];
}
