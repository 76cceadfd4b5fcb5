// Which files may stand as evidence: documents, tables, pictures and plain text, each told by its content and named as what
// it is. Nothing that a machine runs, and nothing in which something to be run can hide (macros, scripts, pages, archives).
import { endingOf } from "./file-name.ts";

const endings = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/webp": ["webp"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "text/plain": ["txt", "csv"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EvidenceMedia = keyof typeof endings;

/** The endings of names that may be kept, for choosing a file and for saying which. */
export const evidenceEndings: readonly string[] = Object.values(endings).flat();

export function isEvidenceMedia(media: string): media is EvidenceMedia {
  return Object.hasOwn(endings, media);
}

/** Whether a file of this content may bear this name: a program does not pass for a document, nor one kind for another. */
export function isNamedAsItIs(media: EvidenceMedia, name: string): boolean {
  return (endings[media] as readonly string[]).includes(endingOf(name));
}
