// The messages of the map, which come with it and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { map as en } from "../../messages/en/map.ts";
import { map as vi } from "../../messages/vi/map.ts";

const catalogues = { vi, en };

/** What the map says in the reader's language. */
export function useMapMessages(): typeof vi {
  return catalogues[useLanguage().language];
}
