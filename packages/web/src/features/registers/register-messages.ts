// The messages of the registers, which come with their pages and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { registers as en } from "../../messages/en/registers.ts";
import { registers as vi } from "../../messages/vi/registers.ts";

const catalogues = { vi, en };

/** What the registers say in the reader's language. */
export function useRegisterMessages(): typeof vi {
  return catalogues[useLanguage().language];
}
