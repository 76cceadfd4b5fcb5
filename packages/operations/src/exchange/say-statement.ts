// Something this node says to a peer: signed, kept, its consequences drawn and put into the outbox, in one transaction.
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { isGrantStatement, isPeerStatement, type Statement } from "@nhipcau/exchange/statements/statement.ts";
import type { ExchangeWriting } from "../ports/exchange-store.ts";
import { deriveGrant, derivePeer } from "./derive.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";
import { signStatement } from "./said.ts";

/** The members every statement to a peer begins with. */
export function headingTo(
  node: ExchangeNode,
  to: string,
): { readonly id: string; readonly from: string; readonly to: string; readonly at: string } {
  return { id: node.makeId(), from: node.node, to, at: instantOf(node.clock()) };
}

/** Says it to its receiver. Refuses what its consequences refuse, such as a second grant of one register. */
export async function sayStatement(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  statement: Statement & { readonly to: string },
  keys: readonly [SigningKey] | readonly [SigningKey, SigningKey] = [node.key()],
): Promise<Outcome<void>> {
  const signed = signStatement(statement, keys);
  await transaction.keepStatement(signed);
  await transaction.sendLater(signed, statement.to);
  return drawConsequences(node, transaction, statement);
}

/** Works out anew what a statement bears on. */
export async function drawConsequences(
  node: ExchangeNode,
  transaction: ExchangeWriting,
  statement: Statement,
): Promise<Outcome<void>> {
  if (isGrantStatement(statement)) return deriveGrant(node, transaction, statement.grant);
  if (isPeerStatement(statement) && "to" in statement) {
    const peer = statement.from === node.node ? statement.to : statement.from;
    const { replaces } = await derivePeer(node, transaction, peer);
    if (replaces !== undefined) await derivePeer(node, transaction, replaces);
  }
  return done(undefined);
}
