// The messages of the page about the API.
import { useLanguage } from "../../app/language.tsx";
import { api as en } from "../../messages/en/api.ts";
import { api as vi } from "../../messages/vi/api.ts";

const catalogues = { vi, en };

/** What the page about the API says in the reader's language. */
export function useApiMessages(): typeof vi {
  return catalogues[useLanguage().language];
}
