// Statements both sides sign: one signs first and hands it over inside another statement, the other signs too and says it
//
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { KeyId } from "@nhipcau/exchange/keys/key-id.ts";
import type { PublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import { type HalfSigned, halfSign, openHalfSigned, signToo } from "@nhipcau/exchange/signing/half-signed.ts";
import type { HandOverStatement, PeerReplace } from "@nhipcau/exchange/statements/peer-statements.ts";
import type { ExchangeWriting } from "../ports/exchange-store.ts";
import type { ExchangeNode } from "./exchange-node.ts";
import { keptStatement, readStatement } from "./said.ts";
import { drawConsequences } from "./say-statement.ts";

export type SharedStatement = PeerReplace | HandOverStatement;

/** What the other side signed: the statement, its bytes and with which key. */
export interface SignedFirst<S extends SharedStatement> {
  readonly statement: S;
  readonly payload: Uint8Array;
  readonly signedBy: KeyId;
  readonly half: HalfSigned;
}

/** Our signature under a statement the other side is to sign too. */
export function signFirst(node: ExchangeNode, statement: SharedStatement): HalfSigned {
  return halfSign(Buffer.from(JSON.stringify(statement)), node.key());
}

/** Reads what `peer` signed first. Refuses another type, and nodes that are not these two. */
export function readSignedFirst<T extends SharedStatement["type"]>(
  node: ExchangeNode,
  peer: string,
  type: T,
  half: HalfSigned,
  keys: ReadonlyMap<KeyId, PublicKey>,
): Outcome<SignedFirst<Extract<SharedStatement, { readonly type: T }>>> {
  const opened = openHalfSigned(half, keys);
  if (!opened.ok) return opened;
  const read = readStatement(opened.value.payload);
  if (!read.ok) return read;
  const statement = read.value;
  if (!isOfType(statement, type)) return refused({ code: "not-understood", data: { what: statement.type } });
  const { from, to } = statement;
  const isBetween = (from === peer && to === node.node) || (from === node.node && to === peer);
  if (!isBetween) return refused({ code: "wrong-sender" });
  return done({ statement, payload: opened.value.payload, signedBy: opened.value.signedBy, half });
}

/** Signs it too, and says it. */
export async function saySigned<S extends SharedStatement>(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  { statement, payload, signedBy, half }: SignedFirst<S>,
): Promise<Outcome<void>> {
  const kept = keptStatement(statement, payload, signToo(half, signedBy, node.key()));
  if ((await transaction.keepStatement(kept)) === "conflict") return refused({ code: "statement-conflict" });
  await transaction.sendLater(kept, statement.from === node.node ? statement.to : statement.from);
  return drawConsequences(node, transaction, statement);
}

function isOfType<T extends SharedStatement["type"]>(
  statement: { readonly type: string },
  type: T,
): statement is Extract<SharedStatement, { readonly type: T }> {
  return statement.type === type;
}
