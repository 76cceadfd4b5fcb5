// Text that people typed, made fit for a document: composed letters, one line, and only characters that XML 1.0 allows.
// One stray control character would make Word refuse the whole file, so it goes; nothing else is lost.

/** `value` in NFC, without what XML forbids, with every run of spaces and line breaks as one space. */
export function plainText(value: string): string {
  return value
    .toWellFormed()
    .replaceAll("\u{FFFD}", "")
    .replaceAll(/[\t\n\r]/gu, " ")
    .replaceAll(/[\p{Cc}\u{FFFE}\u{FFFF}]/gu, "")
    .normalize("NFC")
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}

/** A sentence of it: ends with a full stop unless it already ends with a mark. */
export function asSentence(value: string): string {
  const text = plainText(value);
  return text === "" || /[.!?…;:]$/u.test(text) ? text : `${text}.`;
}

/** Without the mark at its end, to be followed by more of the same sentence. */
export function withoutEndMark(value: string): string {
  return plainText(value).replace(/[\s.;:,]+$/u, "");
}
