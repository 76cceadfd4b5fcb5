// What a person reads, in both languages of the programme; and how Vietnamese text is made ready for searching.

/** A sentence or label in Vietnamese (the source language) and English. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export type Language = keyof Text;

/**
 * The form in which text is searched without diacritics: NFD with marks stripped, đ → d, no-break spaces as
 * spaces, runs of spaces as one, lower case. Both placements of a tone mark (hòa, hoà) fold to the same letters.
 */
export function foldForSearch(value: string): string {
  return value
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[đĐ]/gu, "d")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}

/** The form in which text is searched with its diacritics: NFC, ordinary spaces, lower case. */
export function exactForSearch(value: string): string {
  return value.normalize("NFC").replaceAll(/\s+/gu, " ").trim().toLowerCase();
}
