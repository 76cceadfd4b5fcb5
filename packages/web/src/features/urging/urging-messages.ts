// What is said about urging, which comes with its pages and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { urging as english } from "../../messages/en/urging.ts";
import { urging as vietnamese } from "../../messages/vi/urging.ts";

const catalogues = { vi: vietnamese, en: english };

/** The messages of urging in the reader's language. */
export function useUrgingMessages(): typeof vietnamese {
  return catalogues[useLanguage().language];
}
