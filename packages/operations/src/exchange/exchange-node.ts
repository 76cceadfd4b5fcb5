// What every operation of the exchange works with: this node, its key, its database, and the way to the others.
import type { Text } from "@nhipcau/domain/text.ts";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { keysById, parsePublicKey, type PublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import type { KeyId } from "@nhipcau/exchange/keys/key-id.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { EvidenceFiles } from "../ports/evidence-files.ts";
import type { ExchangeStore, Peer } from "../ports/exchange-store.ts";
import type { PartnerTransport } from "../ports/partner-transport.ts";
import type { Store } from "../ports/store.ts";

export interface ExchangeNode {
  readonly exchange: ExchangeStore;
  readonly records: Store;
  readonly evidence: EvidenceFiles;
  readonly registers: ReadonlyMap<string, Register>;
  readonly node: string;
  readonly epoch: number;
  readonly name: Text;
  readonly localities: readonly string[];
  /** Where peers reach this node. */
  readonly endpoint: string;
  /** The present key; a rotation changes it. */
  readonly key: () => SigningKey;
  /** Keys given up, the newest first: a peer that has not heard of a rotation yet knows one of them and no other. */
  readonly formerKeys: () => readonly SigningKey[];
  readonly clock: () => number;
  readonly makeId: () => string;
  readonly random: (bytes: number) => Buffer;
  readonly transport: PartnerTransport;
}

/** An instant as statements and headers write it. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The keys of a peer that may sign now; with `earlier-too` those that did before a rotation, for what they signed then. */
export function keysOfPeer(
  peer: Peer,
  which: "in-force" | "earlier-too" = "in-force",
): ReadonlyMap<KeyId, PublicKey> {
  return keysById(
    peer.keys
      .filter(({ until }) => until === undefined || which === "earlier-too")
      .flatMap(({ x }) => parsePublicKey(x) ?? []),
  );
}
