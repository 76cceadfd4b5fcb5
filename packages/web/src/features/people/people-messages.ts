// What is said about accounts, which comes with their pages and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { people as en } from "../../messages/en/people.ts";
import { people as vi } from "../../messages/vi/people.ts";

const catalogues = { vi, en };

/** The messages of this feature in the reader's language. */
export function usePeopleMessages(): typeof vi {
  return catalogues[useLanguage().language];
}
