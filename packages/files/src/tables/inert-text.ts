// Text that a spreadsheet would take for a formula when it opens a CSV file gets an apostrophe before it, and loses it
// again on import; one that begins so already gets one more, so nothing is lost either way.

const dangerous = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;
const madeInert = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

/** The text as it is safe in a CSV file. */
export function inertText(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text as it was before `inertText`. */
export function plainText(written: string): string {
  return madeInert.test(written) ? written.slice(1) : written;
}
