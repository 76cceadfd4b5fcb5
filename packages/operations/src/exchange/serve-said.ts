// What a peer may ask back: every statement the two nodes said to each other that this one holds, as it was signed.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type Envelope, payloadTypes, signEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import { badStatement, type JsonObject } from "@nhipcau/exchange/signing/strict-json.ts";
import { uuid } from "@nhipcau/exchange/statements/scalar-shapes.ts";
import {
  encodeSaidList,
  mostSaid,
  placeShape,
  rootOfSaid,
  type SaidPlace,
} from "@nhipcau/exchange/statements/said-list.ts";
import { object, type ShapedBy } from "@nhipcau/exchange/statements/shape.ts";
import type { KeptStatement, Peer } from "../ports/exchange-store.ts";
import { type ExchangeNode, instantOf } from "./exchange-node.ts";

const requestShape = object({ asked: uuid }, { after: placeShape });

export type SaidRequest = ShapedBy<typeof requestShape>;

/** A question out of a body that was JSON; refuses another form (`bad-statement`). */
export function parseSaidRequest(value: JsonObject): Outcome<SaidRequest> {
  const flaw = requestShape.findFlaw(value, "");
  if (flaw) return refused({ ...badStatement(flaw.reason), path: flaw.path });
  return done(value as unknown as SaidRequest);
}

export interface SaidAnswer {
  readonly list: Envelope;
  readonly statements: readonly Envelope[];
}

/** The statements after a place, and our signed word that these are they. Refuses a place that is none (`bad-cursor`). */
export async function serveSaid(
  node: ExchangeNode,
  peer: Peer,
  { asked, after }: SaidRequest,
): Promise<Outcome<SaidAnswer>> {
  const found = await node.exchange.read(async (transaction) =>
    after !== undefined && (await transaction.findStatement(after.from, after.id)) === undefined
      ? undefined
      : transaction.statementsBetween(node.node, peer.node, { most: mostSaid + 1, ...placed(after) }),
  );
  if (!found) return refused({ code: "bad-cursor" });
  const statements = fitting(found);
  const envelopes = statements.map(({ envelope }) => JSON.parse(envelope) as Envelope);
  const payload = encodeSaidList({
    from: node.node,
    to: peer.node,
    asked,
    at: instantOf(node.clock()),
    count: statements.length,
    root: rootOfSaid(envelopes.map((one) => Buffer.from(one.payload, "base64"))),
    more: statements.length < found.length,
    whole: peer.recalledIn >= node.epoch,
    ...placed(after),
  });
  return done({ list: signEnvelope(payloadTypes.said, payload, [node.key()]), statements: envelopes });
}

// Well below what an answer may hold, and at least one.
const mostCharacters = 4 * 1024 * 1024;

function fitting(found: readonly KeptStatement[]): readonly KeptStatement[] {
  let characters = 0;
  const past = found.findIndex(({ envelope }, index) => {
    characters += envelope.length;
    return index === mostSaid || (index > 0 && characters > mostCharacters);
  });
  return past === -1 ? found : found.slice(0, past);
}

function placed(after: SaidPlace | undefined): { readonly after?: SaidPlace } {
  return after === undefined ? {} : { after };
}
