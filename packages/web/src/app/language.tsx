// Which language the reader has chosen, kept in the browser; Vietnamese is the source and the default.
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { Language, Text } from "@nhipcau/domain/text.ts";
import { en } from "../messages/en.ts";
import { vi, type Messages } from "../messages/vi.ts";

const catalogues: Record<Language, Messages> = { vi, en };
const storageKey = "nhipcau.language";

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(storageKey, language);
  }, [language]);
  const choice = useMemo(() => ({ language, setLanguage }), [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The language chosen and how to change it. */
export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new Error("useLanguage outside LanguageProvider");
  return choice;
}

/** The catalogue of messages in the language chosen. */
export function useMessages(): Messages {
  return catalogues[useLanguage().language];
}

/** Picks the reader's language out of a bilingual text. */
export function useText(): (text: Text) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}

function rememberedLanguage(): Language {
  return localStorage.getItem(storageKey) === "en" ? "en" : "vi";
}
