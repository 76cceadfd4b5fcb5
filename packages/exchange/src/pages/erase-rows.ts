// Takes the content of records out of a kept page: each of their rows becomes its own hash, so that nothing
// of it can be read and the page goes on verifying under the owner's signature.
import { hash } from "node:crypto";
import { idOfPresent, rowForm } from "./page-rows.ts";

export interface ErasedRows {
  /** The lines of the page, as long as before or shorter. */
  readonly bytes: Buffer;
  /** How many rows were erased now. */
  readonly erased: number;
}

const lineFeed = 10;

/**
 * Erases the rows in scope of these records out of the rows of one page, as they stand in a page that was verified. Rows
 * that left and rows erased before stay as they are: they hold no content.
 */
export function eraseRows(rows: Buffer, ids: ReadonlySet<string>): ErasedRows {
  const kept: Uint8Array[] = [];
  let erased = 0;
  let keptFrom = 0;
  for (let from = 0; from < rows.length;) {
    const to = rows.indexOf(lineFeed, from);
    if (to < 0) throw new Error("a kept page does not end with a line");
    if (rowForm(rows, from, to) === "present" && ids.has(idOfPresent(rows, from))) {
      kept.push(rows.subarray(keptFrom, from));
      kept.push(Buffer.from(`!${hash("sha256", rows.subarray(from, to), "base64url")}`));
      // The LF stays, with what follows.
      keptFrom = to;
      erased += 1;
    }
    from = to + 1;
  }
  return erased === 0
    ? { bytes: rows, erased }
    : { bytes: Buffer.concat([...kept, rows.subarray(keptFrom)]), erased };
}
