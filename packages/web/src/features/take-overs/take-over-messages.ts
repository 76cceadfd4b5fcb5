// What is said about mergers, which comes with that page and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { takeOvers as takeOversEn } from "../../messages/en/take-overs.ts";
import { takeOvers } from "../../messages/vi/take-overs.ts";

const catalogues = { vi: takeOvers, en: takeOversEn };

export type TakeOverMessages = typeof takeOvers;

/** The messages of this feature in the reader's language. */
export function useTakeOverMessages(): TakeOverMessages {
  return catalogues[useLanguage().language];
}
