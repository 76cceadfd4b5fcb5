// A file is handed in first, and named by a record of evidence after: what it is, is told by its content.
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import { isEvidenceMedia, isNamedAsItIs } from "@nhipcau/domain/evidence/evidence-media.ts";
import { parseFileName } from "@nhipcau/domain/evidence/file-name.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "../ports/acting.ts";
import type { EvidenceFile, EvidenceFiles, MediaOf } from "../ports/evidence-files.ts";
import { mayWrite } from "../records/permission.ts";

/** A scanned dossier; what is larger belongs where it is published, with a link. */
export const largestEvidence = 50 * 1024 * 1024;

export interface HandedInFile extends EvidenceFile {
  /** The name as it may be kept. */
  readonly fileName: string;
}

/** Keeps a file for the locality of who hands it in. Refuses names and kinds that may not be kept; then nothing is. */
export async function handInFile(
  { files, mediaOf }: { readonly files: EvidenceFiles; readonly mediaOf: MediaOf },
  acting: Acting,
  given: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<Outcome<HandedInFile>> {
  if (!mayWrite(acting, evidenceItems))
    return refused({ code: acting.role === "public" ? "not-signed-in" : "forbidden" });
  const fileName = parseFileName(given.name);
  if (fileName === undefined) return refused({ code: "bad-file-name", path: "name" });
  let otherwise: string | undefined;
  const ofThisName: MediaOf = async (head) => {
    const media = await mediaOf(head);
    if (media === undefined || !isEvidenceMedia(media) || isNamedAsItIs(media, fileName)) return media;
    otherwise = media;
    return undefined; // not one byte of it is kept
  };
  const limits = { mostBytes: largestEvidence, mediaOf: ofThisName };
  const taken = await files.take(acting.locality, given.bytes, limits);
  if (taken.ok) return done({ ...taken.value, fileName });
  if (otherwise === undefined) return taken;
  const data = { name: fileName, media: otherwise };
  return refused({ code: "file-named-otherwise", path: "name", data });
}
