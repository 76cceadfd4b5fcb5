// What a file is, told by its content and never by its name or by what a browser says of it.
import { isEvidenceMedia } from "@nhipcau/domain/evidence/evidence-media.ts";
import type { MediaOf } from "@nhipcau/operations/ports/evidence-files.ts";

/** The media type of a file that may stand as evidence, from its first bytes; undefined for every other. */
export const evidenceMediaOf: MediaOf = async (head) => {
  const { fileTypeFromBuffer } = await import("file-type"); // loaded with the first file
  const found = await fileTypeFromBuffer(head);
  if (found) return isEvidenceMedia(found.mime) ? found.mime : undefined;
  return isPlainText(head) ? "text/plain" : undefined;
};

// Text has no mark of its own: it is UTF-8 without control characters. A script or a page is text as well, so what looks
// like one is none here; its name could not be that of a text either.
function isPlainText(head: Uint8Array): boolean {
  let text: string;
  try {
    // The last letter may be cut in two.
    text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
  } catch {
    return false;
  }
  // oxlint-disable-next-line no-control-regex -- these very characters make it no text
  if (text === "" || /[\u0000-\u0008\u000e-\u001f\u007f]/u.test(text)) return false;
  return !/^\s*(?:#!|<[!?a-z/])/iu.test(text);
}
