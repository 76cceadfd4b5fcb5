// The messages about evidence, which come with the pages that show it and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { evidence as en } from "../../messages/en/evidence.ts";
import { evidence as vi } from "../../messages/vi/evidence.ts";

const catalogues = { vi, en };

/** What is said of evidence in the reader's language. */
export function useEvidenceMessages(): typeof vi {
  return catalogues[useLanguage().language];
}
