// Text in the XML of a spreadsheet: characters XML cannot hold are written _xHHHH_, and so is what only looks like it.

/** Text ready for an element or attribute of a sheet. */
export function xmlText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_")
    .replaceAll(
      unwritable,
      (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Text of a sheet as people see it. */
export function textOfXml(text: string): string {
  return text.includes("_x")
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

// A carriage return alone would be read as a line feed.
// oxlint-disable-next-line no-control-regex -- these very characters are what is written in another way
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu;
// oxlint-disable-next-line no-control-regex -- see above
const plain = /^[^\u0000-\u0008\u000b-\u001f"&<>_\ud800-\udfff\ufffe\uffff]*$/u;
