// Fetches a file of evidence from the node that wrote the record, part by part, and keeps it only when it is what the signed
// record says: the digest decides, whatever the partner sends.
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { callPartner } from "../exchange/call-partner.ts";
import type { ExchangeNode } from "../exchange/exchange-node.ts";
import type { Peer } from "../ports/exchange-store.ts";
import type { EvidenceFiles, MediaOf } from "../ports/evidence-files.ts";
import { largestEvidence } from "./hand-in-file.ts";
import { largestPart } from "./serve-file.ts";

interface Fetching {
  readonly files: EvidenceFiles;
  readonly mediaOf: MediaOf;
  readonly exchange?: ExchangeNode;
}

interface WantedFile {
  /** The record that names it. */
  readonly id: string;
  readonly digest: string;
  readonly size: number;
}

/** Refuses `file-away` when the partner does not give it now, and `file-differs` when it gives something else. */
export async function fetchFile(
  { files, mediaOf, exchange }: Fetching,
  wanted: WantedFile,
): Promise<Outcome<void>> {
  const origin = exchange && (await originOf(exchange, wanted.id));
  if (!origin || !(wanted.size > 0 && wanted.size <= largestEvidence)) return refused({ code: "file-away" });
  const broken: Refusal[] = [];
  const parts = partsOf(exchange, origin, wanted, (refusal) => broken.push(refusal));
  // Handed in by nobody here: it is the other side's.
  const taken = await files.take("", parts, { mostBytes: wanted.size, mediaOf });
  if (broken.length > 0) return refused({ code: "file-away" });
  if (!taken.ok || taken.value.digest !== wanted.digest) return refused({ code: "file-differs" });
  return done(undefined);
}

interface Origin {
  readonly peer: Peer;
  readonly grant: string;
}

async function originOf({ exchange }: ExchangeNode, id: string): Promise<Origin | undefined> {
  return exchange.read(async (transaction) => {
    const place = await transaction.recordPlace(evidenceItems.name, id);
    const page = place?.page === undefined ? undefined : await transaction.findPage(place.page);
    const grant = page && (await transaction.findGrant(page.grant));
    const peer = grant && (await transaction.findPeer(grant.peer));
    return peer && { peer, grant: grant.id };
  });
}

// What breaks on the way ends the parts; the digest would show it anyway.
async function* partsOf(
  node: ExchangeNode,
  { peer, grant }: Origin,
  { id, size }: WantedFile,
  onBroken: (refusal: Refusal) => void,
): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < size; offset += largestPart) {
    const length = Math.min(largestPart, size - offset);
    const answer = await callPartner(node, peer, {
      target: "/exchange/v1/file",
      body: { grant, record: id, offset, length },
      mostBytes: length,
      timeoutMs: 60_000,
    });
    if (!answer.ok) {
      for (const refusal of answer.refusals) onBroken(refusal);
      return;
    }
    yield answer.value.body;
  }
}
