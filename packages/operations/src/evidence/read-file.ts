// A file of evidence for who may read the record that names it; fetched from the partner's node the first time somebody
// here opens it, and kept from then on.
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { ExchangeNode } from "../exchange/exchange-node.ts";
import type { Acting } from "../ports/acting.ts";
import type { EvidenceFiles, MediaOf } from "../ports/evidence-files.ts";
import type { Store } from "../ports/store.ts";
import type { FileToSend } from "../ports/table-files.ts";
import { fetchFile } from "./fetch-file.ts";

export interface ReadingFiles {
  readonly store: Store;
  readonly files: EvidenceFiles;
  readonly mediaOf: MediaOf;
  /** Absent where the node is connected to no other. */
  readonly exchange?: ExchangeNode;
}

/** Refuses `not-found` for a record the asker may not read, and what went wrong on the way from the partner. */
export async function readFile(
  reading: ReadingFiles,
  acting: Acting,
  id: string,
): Promise<Outcome<FileToSend>> {
  const { store, files } = reading;
  const record = await store.read(acting, (transaction) => transaction.find(evidenceItems, id));
  const { digest, fileName } = record?.body ?? {};
  if (typeof digest !== "string") return refused({ code: "not-found", data: { what: id } });
  if (!(await files.find(digest))) {
    const fetched = await fetchFile(reading, { id, digest, size: Number(record?.body["size"]) });
    if (!fetched.ok) return fetched;
  }
  const file = await files.find(digest);
  if (!file) return refused({ code: "file-away" });
  return done({ media: file.mediaType, fileName: String(fileName ?? digest), chunks: files.read(digest) });
}
