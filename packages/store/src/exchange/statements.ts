// Statements as they were signed, what of them still waits to reach a peer, and what contradicts them (X-25 to X-27).
import type {
  ExchangeReading,
  ExchangeWriting,
  KeptStatement,
} from "@nhipcau/operations/ports/exchange-store.ts";
import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../database/database.ts";
import { tellingExchange } from "../journal/exchange-news.ts";

interface StatementRow {
  readonly id: string;
  readonly sender: string;
  readonly receiver: string | null;
  readonly type: string;
  readonly grant_id: string | null;
  readonly at: Date;
  readonly payload_hash: string;
  readonly envelope: string;
}

const columns = sql.raw("s.id, s.sender, s.receiver, s.type, s.grant_id, s.at, s.payload_hash, s.envelope");

export function readingStatements(
  connection: Connection,
): Pick<ExchangeReading, "statements" | "statementsBetween" | "findStatement" | "outbox"> {
  return {
    statements: async ({ peer, grant, only }) => {
      // Whose place another took is known from what was said between us and the other (X-12).
      const ofReplacing = sql`exists (select from nhipcau.statements r where r.type = 'peer.replace'
        and ((r.sender, r.receiver) = (s.sender, s.receiver) or (r.sender, r.receiver) = (s.receiver, s.sender)))`;
      const ofPeer =
        peer === undefined
          ? sql`true`
          : sql`(s.sender = ${peer}::uuid or s.receiver = ${peer}::uuid or s.receiver is null${only === undefined ? sql`` : sql` or ${ofReplacing}`})`;
      const ofGrant = grant === undefined ? sql`true` : sql`s.grant_id = ${grant}::uuid`;
      const ofPeers =
        only === undefined ? sql`true` : sql`(s.type like 'peer.%' or s.type = 'stewardship.hand-over')`;
      return statementsWhere(connection, sql`${ofPeer} and ${ofGrant} and ${ofPeers}`);
    },
    statementsBetween: (one, other, part) => statementsBetween(connection, one, other, part),
    findStatement: (sender, id) => findStatement(connection, sender, id),
    outbox: async (due) => {
      const isDue =
        due === undefined ? sql`true` : sql`(o.tries = 0 or o.next_try_at <= ${due.now}::timestamptz)`;
      const rows = await connection.rows<StatementRow & { peer: string; tries: number }>(
        sql`select ${columns}, o.peer, o.tries from nhipcau.outbox o join nhipcau.statements s using (sender, id)
            where ${isDue} order by s.at, s.id`,
      );
      return rows.map((row) => ({ ...statementOf(row), peer: row.peer, tries: row.tries }));
    },
  };
}

export function writingStatements(
  connection: Connection,
): Pick<ExchangeWriting, "keepStatement" | "sendLater" | "noteSent" | "keepEvidence"> {
  return {
    keepStatement: (statement) => keepStatement(connection, statement),
    // Due from when it was said, by the clock it is tried again by: the database's own may be another.
    sendLater: async ({ sender, id, at }, peer) => {
      await connection.rows(
        sql`insert into nhipcau.outbox (sender, id, peer, next_try_at) values (${sender}, ${id}, ${peer}, ${at}::timestamptz) on conflict do nothing`,
      );
    },
    noteSent: async ({ sender, id }, failure) => {
      await connection.rows(
        failure === undefined
          ? sql`with sent as (delete from nhipcau.outbox where sender = ${sender}::uuid and id = ${id}::uuid returning id)
                select ${tellingExchange({ kind: "said" })} from sent`
          : sql`update nhipcau.outbox set tries = tries + 1, next_try_at = ${failure.nextTryAt}, last_error = ${failure.error}
                where sender = ${sender}::uuid and id = ${id}::uuid`,
      );
    },
    keepEvidence: (found) => keepEvidence(connection, found),
  };
}

/** Statements that meet a condition over `s`, in the order in which they were said. */
export async function statementsWhere(
  connection: Connection,
  condition: RawBuilder<unknown>,
): Promise<KeptStatement[]> {
  const rows = await connection.rows<StatementRow>(
    sql`select ${columns} from nhipcau.statements s where ${condition} order by s.at, s.sender, s.id`,
  );
  return rows.map(statementOf);
}

// Statements that concern the nodes themselves come first: among them are the keys by which the others are checked. Of the
// invitations only those that one of the two accepted; the secrets of others are nobody's.
async function statementsBetween(
  connection: Connection,
  one: string,
  other: string,
  { most, after }: Parameters<ExchangeReading["statementsBetween"]>[2],
): Promise<KeptStatement[]> {
  const place = sql.raw("(case when s.type like 'peer.%' then 0 else 1 end, s.at, s.sender, s.id)");
  const past =
    after === undefined
      ? sql`true`
      : sql`${place} > (select case when type like 'peer.%' then 0 else 1 end, at, sender, id
          from nhipcau.statements where sender = ${after.from}::uuid and id = ${after.id}::uuid)`;
  const rows = await connection.rows<StatementRow>(
    sql`select ${columns} from nhipcau.statements s
        where ((s.sender = ${one}::uuid and s.receiver = ${other}::uuid) or (s.sender = ${other}::uuid and s.receiver = ${one}::uuid)
          or (s.type = 'peer.invite' and s.sender in (${one}::uuid, ${other}::uuid) and s.id in (
            select (convert_from(decode(a.envelope::jsonb->>'payload', 'base64'), 'UTF8')::jsonb->>'invitation')::uuid
            from nhipcau.statements a where a.type = 'peer.accept'
              and ((a.sender = ${one}::uuid and a.receiver = ${other}::uuid) or (a.sender = ${other}::uuid and a.receiver = ${one}::uuid))
              and a.receiver = s.sender)))
          and ${past}
        order by case when s.type like 'peer.%' then 0 else 1 end, s.at, s.sender, s.id limit ${most}::bigint`,
  );
  return rows.map(statementOf);
}

async function findStatement(
  connection: Connection,
  sender: string,
  id: string,
): Promise<KeptStatement | undefined> {
  const [row] = await connection.rows<StatementRow>(
    sql`select ${columns} from nhipcau.statements s where s.sender = ${sender}::uuid and s.id = ${id}::uuid`,
  );
  return row && statementOf(row);
}

// The same statement is known by what was signed: another signature over the same payload says nothing new.
async function keepStatement(
  connection: Connection,
  statement: KeptStatement,
): Promise<"new" | "repeated" | "conflict"> {
  const { id, sender, receiver, type, grant, at, payloadHash, envelope } = statement;
  const written = await connection.rows(
    sql`insert into nhipcau.statements (id, sender, receiver, type, grant_id, at, payload_hash, envelope)
        values (${id}, ${sender}, ${receiver ?? null}, ${type}, ${grant ?? null}, ${at}, ${payloadHash}, ${envelope})
        on conflict (sender, id) do nothing returning id`,
  );
  if (written.length > 0) {
    await connection.rows(sql`select ${tellingExchange({ kind: "said" })}`);
    return "new";
  }
  const held = await findStatement(connection, sender, id);
  if (held?.payloadHash === payloadHash) return "repeated";
  await keepEvidence(connection, {
    kind: "statement-conflict",
    peer: sender,
    ...(grant === undefined ? {} : { grant }),
    held: held?.envelope ?? "",
    other: envelope,
  });
  return "conflict";
}

async function keepEvidence(
  connection: Connection,
  found: {
    readonly kind: "statement-conflict" | "equivocation" | "statement-withheld";
    readonly peer: string;
    readonly grant?: string;
    readonly held: string;
    readonly other: string;
  },
): Promise<void> {
  const { kind, peer, grant, held, other } = found;
  // Whoever sends the same contradiction a thousand times is not kept a thousand times.
  await connection.rows(
    sql`insert into nhipcau.evidence (kind, peer, grant_id, held, other)
        select ${kind}, ${peer}::uuid, ${grant ?? null}::uuid, ${held}, ${other}
        where not exists (select from nhipcau.evidence where kind = ${kind} and peer = ${peer}::uuid and held = ${held} and other = ${other})`,
  );
  await connection.rows(sql`select ${tellingExchange({ kind: "said" })}`);
}

function statementOf(row: StatementRow): KeptStatement {
  return {
    id: row.id,
    sender: row.sender,
    ...(row.receiver === null ? {} : { receiver: row.receiver }),
    type: row.type,
    ...(row.grant_id === null ? {} : { grant: row.grant_id }),
    at: row.at.toISOString(),
    payloadHash: row.payload_hash,
    envelope: row.envelope,
  };
}
