// What is said about obstacles' ways and petitions, which comes with those pages and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { petitions as petitionsEn } from "../../messages/en/petitions.ts";
import { petitions } from "../../messages/vi/petitions.ts";

const catalogues = { vi: petitions, en: petitionsEn };

export type PetitionMessages = typeof petitions;

/** The messages of this feature in the reader's language. */
export function usePetitionMessages(): PetitionMessages {
  return catalogues[useLanguage().language];
}
