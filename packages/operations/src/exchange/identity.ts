// What this node says of itself, signed with its present key.
import { pageEncodings } from "@nhipcau/exchange/pages/page-file.ts";
import { type Envelope, payloadTypes, signEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import type { Identity } from "@nhipcau/exchange/statements/identity.ts";
import { declarationOf } from "./declaration.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";

/** The identity as it stands. */
export function identityOf(node: ExchangeNode): Identity {
  const declaration = declarationOf(node.registers);
  const at = instantOf(node.clock());
  return {
    protocol: 1,
    node: node.node,
    name: node.name,
    localities: [...node.localities],
    keys: [{ x: node.key().publicKey.x, from: at }],
    endpoint: node.endpoint,
    epoch: node.epoch,
    encodings: [...pageEncodings],
    registers: [...node.registers.keys()].map((name) => ({ name, version: declaration.versionOf(name) })),
    at,
  };
}

/** The identity in its envelope, as `/.well-known/nhipcau` answers it. */
export function makeIdentity(node: ExchangeNode): Envelope {
  const payload = Buffer.from(JSON.stringify(identityOf(node)));
  return signEnvelope(payloadTypes.identity, payload, [node.key()]);
}
