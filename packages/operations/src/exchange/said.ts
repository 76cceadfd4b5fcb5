// Statements between the database, where they lie in their envelopes, and the folds, which want them read.
import { hash } from "node:crypto";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { SaidOfGrant } from "@nhipcau/exchange/grants/grant-state.ts";
import { type KeyId, parseKeyId } from "@nhipcau/exchange/keys/key-id.ts";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import type { SignedPeerStatement } from "@nhipcau/exchange/peers/key-chain.ts";
import { type Envelope, payloadTypes, signEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import { parseStrictJson } from "@nhipcau/exchange/signing/strict-json.ts";
import {
  isGrantStatement,
  isPeerStatement,
  parseStatement,
  type Statement,
} from "@nhipcau/exchange/statements/statement.ts";
import type { KeptStatement } from "../ports/exchange-store.ts";

/** A statement and the keys that signed it. */
export interface Said {
  readonly statement: Statement;
  readonly signedBy: readonly KeyId[];
}

/** The statement in a payload whose signature was checked; refuses what parseStatement does. */
export function readStatement(payload: Uint8Array): Outcome<Statement> {
  const json = parseStrictJson(payload);
  return json.ok ? parseStatement(json.value) : json;
}

/** A statement signed with our keys, as it is kept and sent. */
export function signStatement(
  statement: Statement,
  keys: readonly [SigningKey] | readonly [SigningKey, SigningKey],
): KeptStatement {
  const payload = Buffer.from(JSON.stringify(statement));
  return keptStatement(statement, payload, signEnvelope(payloadTypes.statement, payload, keys));
}

/** A statement as it is kept, with the envelope it came in. */
export function keptStatement(statement: Statement, payload: Uint8Array, envelope: Envelope): KeptStatement {
  return {
    id: statement.id,
    sender: statement.from,
    type: statement.type,
    at: statement.at,
    payloadHash: hash("sha256", payload, "base64url"),
    envelope: JSON.stringify(envelope),
    ...("to" in statement ? { receiver: statement.to } : {}),
    ...(isGrantStatement(statement) ? { grant: statement.grant } : {}),
  };
}

/** What is kept, read again. It was checked when it came, so that anything wrong with it is a bug. */
export function readKept({ envelope, id }: KeptStatement): Said {
  const { payload, signatures } = JSON.parse(envelope) as Envelope;
  const statement = readStatement(Buffer.from(payload, "base64"));
  if (!statement.ok) throw new Error(`the kept statement ${id} can't be read`);
  return { statement: statement.value, signedBy: signatures.flatMap(({ keyid }) => parseKeyId(keyid) ?? []) };
}

/** Of what was said, what concerns the two nodes themselves. */
export function saidOfPeers(said: readonly Said[]): readonly SignedPeerStatement[] {
  return said.flatMap(({ statement, signedBy }) =>
    isPeerStatement(statement) ? [{ statement, signedBy }] : [],
  );
}

/** Of what was said of one grant, with the side that said it: the owner is who offered. Refuses a grant nobody offered. */
export function saidOfGrant(
  said: readonly Said[],
): Outcome<{ readonly owner: string; readonly said: readonly SaidOfGrant[] }> {
  const statements = said.flatMap(({ statement }) => (isGrantStatement(statement) ? [statement] : []));
  const offer = statements.find(({ type }) => type === "grant.offer");
  if (!offer) return refused({ code: "grant-unknown" });
  return done({
    owner: offer.from,
    said: statements.map((statement) => ({
      statement,
      signedBy: statement.from === offer.from ? "owner" : "partner",
    })),
  });
}
