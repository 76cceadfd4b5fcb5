// The words of a petition while they are being written, kept on the device so that nothing is lost (L-12).
import { useState } from "react";
import { dropDraft, findDraft, keepDraft } from "../registers/draft.ts";

export interface PetitionWords {
  readonly title: string;
  readonly text: string;
  readonly addressee: string;
  readonly answerBy: string;
}

/** The words kept under a key, else those to begin with. `forget` goes back to those. */
export function usePetitionDraft(key: string, start: PetitionWords) {
  const kept = `nhipcau.petition.${key}`;
  const [words, setWords] = useState<PetitionWords>(() => ({
    ...start,
    ...findDraft(localStorage, kept)?.body,
  }));
  return {
    words,
    change: (changes: Partial<PetitionWords>) => {
      const next = { ...words, ...changes };
      setWords(next);
      keepDraft(localStorage, kept, { body: { ...next }, writtenAt: new Date().toISOString() });
    },
    forget: () => {
      dropDraft(localStorage, kept);
      setWords(start);
    },
  };
}
