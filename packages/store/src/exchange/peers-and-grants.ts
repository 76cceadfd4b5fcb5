// What followed from the statements for each peer and grant, kept so that the database can hold requests against it;
// and the secrets of invitations given out (X-09, X-15, X-29, X-36).
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type {
  ExchangeReading,
  ExchangeWriting,
  Grant,
  Peer,
  PeerKey,
} from "@nhipcau/operations/ports/exchange-store.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { tellingExchange } from "../journal/exchange-news.ts";

interface PeerRow {
  readonly node: string;
  readonly name: Text;
  readonly localities: string[];
  readonly endpoint: string;
  readonly keys: readonly PeerKey[];
  readonly state: string;
  readonly declared: Readonly<Record<string, readonly string[]>>;
  readonly private_address: boolean;
  readonly recalled_epoch: number;
  readonly heard_at: Date | null;
  readonly last_error: string | null;
  readonly last_error_at: Date | null;
}

interface GrantRow {
  readonly id: string;
  readonly peer: string;
  readonly direction: "out" | "in";
  readonly register: string;
  readonly state: string;
  readonly number: number;
  readonly terms: Terms | null;
  readonly agreement: string | null;
  readonly changed_at: Date;
}

export function readingPeersAndGrants(
  connection: Connection,
): Pick<ExchangeReading, "peers" | "findPeer" | "findPeerByKey" | "grants" | "findGrant" | "findInvitation"> {
  return {
    peers: () => peersWhere(connection, sql`true`),
    findPeer: async (node) =>
      isUuid(node) ? (await peersWhere(connection, sql`node = ${node}::uuid`))[0] : undefined,
    // There are tens of peers: no index serves this, and none is needed.
    findPeerByKey: async (keyId) =>
      (
        await peersWhere(
          connection,
          sql`exists (select from jsonb_array_elements(keys) k where k->>'keyId' = ${keyId})`,
        )
      )[0],
    grants: ({ peer, direction } = {}) =>
      grantsWhere(
        connection,
        sql`${peer === undefined ? sql`true` : sql`peer = ${peer}::uuid`} and ${direction === undefined ? sql`true` : sql`direction = ${direction}`}`,
      ),
    findGrant: async (id) =>
      isUuid(id) ? (await grantsWhere(connection, sql`id = ${id}::uuid`))[0] : undefined,
    findInvitation: async (id) => {
      const [row] = await connection.rows<{ secret_hash: string; expires_at: Date; used_by: string | null }>(
        sql`select secret_hash, expires_at, used_by from nhipcau.invitations where id = ${id}::uuid`,
      );
      return (
        row && {
          secretHash: row.secret_hash,
          expiresAt: row.expires_at.toISOString(),
          ...(row.used_by === null ? {} : { usedBy: row.used_by }),
        }
      );
    },
  };
}

export function writingPeersAndGrants(
  connection: Connection,
): Pick<
  ExchangeWriting,
  "putPeer" | "notePeer" | "noteRecalled" | "putGrant" | "putInvitation" | "useInvitation"
> {
  return {
    putPeer: async (peer) => {
      const { node, name, localities, endpoint, keys, state, declared, privateAddress } = peer;
      await connection.rows(
        sql`insert into nhipcau.peers as p (node, name, localities, endpoint, keys, state, declared, private_address, recalled_epoch)
            values (${node}, ${json(name)}, ${[...localities]}::text[], ${endpoint}, ${json(keys)}, ${state}, ${json(declared)}, ${privateAddress},
              (select epoch from nhipcau.node))
            on conflict (node) do update set name = excluded.name, localities = excluded.localities, endpoint = excluded.endpoint,
              keys = excluded.keys, state = excluded.state, declared = excluded.declared, private_address = excluded.private_address`,
      );
    },
    notePeer: async (node, { heardAt, error }) => {
      // Whoever was heard again is in no trouble any more.
      const clears = heardAt !== undefined && error === undefined;
      await connection.rows(
        sql`with before as (select last_error from nhipcau.peers where node = ${node}::uuid), now as (
            update nhipcau.peers set heard_at = coalesce(${heardAt ?? null}::timestamptz, heard_at),
              last_error = case when ${clears} then null else coalesce(${error?.code ?? null}, last_error) end,
              last_error_at = case when ${clears} then null else coalesce(${error?.at ?? null}::timestamptz, last_error_at) end
            where node = ${node}::uuid returning last_error)
            select ${tellingExchange({ kind: "said" })} from before, now where before.last_error is distinct from now.last_error`,
      );
    },
    noteRecalled: async (node, epoch) => {
      await connection.rows(
        sql`update nhipcau.peers set recalled_epoch = ${epoch}::int where node = ${node}::uuid`,
      );
    },
    putGrant: (grant) => putGrant(connection, grant),
    putInvitation: async ({ id, secretHash, expiresAt }) => {
      await connection.rows(
        sql`insert into nhipcau.invitations (id, secret_hash, expires_at) values (${id}, ${secretHash}, ${expiresAt})`,
      );
    },
    useInvitation: async (id, by) => {
      const used = await connection.rows(
        sql`update nhipcau.invitations set used_by = ${by} where id = ${id}::uuid and used_by is null returning id`,
      );
      return used.length > 0;
    },
  };
}

// People type ids: what is none names nothing.
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
}

async function putGrant(
  connection: Connection,
  { id, peer, direction, register, state, number, terms, agreement }: Omit<Grant, "changedAt">,
): Promise<Outcome<void>> {
  const other = await connection.rows<{ id: string }>(
    sql`select id from nhipcau.grants where peer = ${peer}::uuid and direction = ${direction} and register = ${register}
          and id <> ${id}::uuid and state in ('offered', 'active', 'extending') and ${state} in ('offered', 'active', 'extending')`,
  );
  if (other[0]) return refused({ code: "grant-exists", data: { grant: other[0].id, register } });
  await connection.rows(
    sql`insert into nhipcau.grants as g (id, peer, direction, register, state, number, terms, valid_from, valid_until, agreement)
        values (${id}, ${peer}, ${direction}, ${register}, ${state}, ${number}, ${terms === undefined ? null : json(terms)},
          ${terms?.validFrom ?? null}, ${terms?.validUntil ?? null}, ${agreement ?? null})
        on conflict (id) do update set state = excluded.state, number = excluded.number, terms = excluded.terms,
          valid_from = excluded.valid_from, valid_until = excluded.valid_until, agreement = excluded.agreement, changed_at = now()
        returning ${tellingExchange({ kind: "said" })}`,
  );
  return done(undefined);
}

async function peersWhere(connection: Connection, condition: RawBuilder<unknown>): Promise<Peer[]> {
  const rows = await connection.rows<PeerRow>(
    sql`select node, name, localities, endpoint, keys, state, declared, private_address, recalled_epoch, heard_at, last_error, last_error_at
        from nhipcau.peers where ${condition} order by node`,
  );
  return rows.map((row) => ({
    node: row.node,
    name: row.name,
    localities: row.localities,
    endpoint: row.endpoint,
    keys: row.keys,
    state: row.state,
    declared: row.declared,
    privateAddress: row.private_address,
    recalledIn: row.recalled_epoch,
    ...(row.heard_at === null ? {} : { heardAt: row.heard_at.toISOString() }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
    ...(row.last_error_at === null ? {} : { lastErrorAt: row.last_error_at.toISOString() }),
  }));
}

async function grantsWhere(connection: Connection, condition: RawBuilder<unknown>): Promise<Grant[]> {
  const rows = await connection.rows<GrantRow>(
    sql`select id, peer, direction, register, state, number, terms, agreement, changed_at
        from nhipcau.grants where ${condition} order by register, id`,
  );
  return rows.map(({ terms, agreement, changed_at: changedAt, ...row }) => ({
    ...row,
    ...(terms === null ? {} : { terms }),
    ...(agreement === null ? {} : { agreement }),
    changedAt: changedAt.toISOString(),
  }));
}

function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}
