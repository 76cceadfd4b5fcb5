// The rows of a page as bytes: one line a row, each with its own salt, all under one root. Rows are hashed
// and handed on as text and never parsed here: who takes them is a database, and it reads the text itself.
//
//   <salt, 22 characters> {"$id":"…      a row in scope
//   <salt, 22 characters> {"$gone":"…    a row that left
//   !<SHA-256, 43 characters>            a row whose content was erased
import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { badPage } from "./bad-page.ts";

export interface BuiltRows {
  /** The lines, each ended by LF. */
  readonly bytes: Buffer;
  readonly count: number;
  readonly root: string;
}

export interface ReadRows {
  readonly count: number;
  readonly present: RowList;
  readonly gone: RowList;
  readonly erased: number;
}

/** Rows of one form, in the order of the page. */
export interface RowList {
  readonly count: number;
  /**
   * All of them as the text of one JSON array. No row was parsed: who does it holds the number of its elements against
   * `count`, so that a line that is not one object is found.
   */
  readonly json: string;
}

/** What a line is, by how it begins. */
export type RowForm = "present" | "gone" | "erased";

const saltBytes = 16;
const saltLength = 22;
const hashBytes = 32;
const erasedLength = 44;
const lineFeed = 10;
const presentStart = Buffer.from(' {"$id":"');
const goneStart = Buffer.from(' {"$gone":"');
const presentIdAt = saltLength + presentStart.length;
const quote = 0x22;
const closingBrace = 0x7d;
const isBase64Url = alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
// 128 bits leave four of the last character unused: they are zero, so that a salt is written in one way only.
const endsSalt = alphabet("AQgw");
const isIdCharacter = alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
const mostIdLength = 64;

/**
 * Builds the rows out of their JSON texts, each an object on one line that begins with `{"$id":"` or `{"$gone":"`, and
 * 16 random bytes a row. Rows of another form are a fault of the caller.
 */
export function buildRows(jsonTexts: readonly string[], salts: Buffer): BuiltRows {
  const count = jsonTexts.length;
  if (salts.length !== count * saltBytes) throw new Error(`${salts.length} bytes of salt for ${count} rows`);
  let text = "";
  for (let row = 0; row < count; row++) {
    const salt = salts.toString("base64url", row * saltBytes, (row + 1) * saltBytes);
    text += `${salt} ${jsonTexts[row]}\n`;
  }
  const bytes = Buffer.from(text);
  const lines = readLines(bytes);
  if (lines === undefined || lines.count !== count || lines.forms.erased > 0)
    throw new Error("a row is not one line of JSON that begins with $id or $gone");
  return { bytes, count, root: rootOf(lines.leaves) };
}

/**
 * Reads the rows that came under a header's `rows` and `root`. Refuses (`bad-page`) lines of another form, another
 * number of them, and what does not give the root.
 */
export function readRows(bytes: Buffer, expected: { rows: number; root: string }): Outcome<ReadRows> {
  if (!isUtf8(bytes)) return badPage("các dòng không phải UTF-8", "the rows are not UTF-8");
  const present = Buffer.allocUnsafeSlow(bytes.length + 2);
  const gone: string[] = [];
  let end = present.write("[");
  const lines = readLines(bytes, (form, from, to) => {
    if (form === "gone") gone.push(bytes.toString("utf8", from, to));
    if (form !== "present") return;
    end += bytes.copy(present, end, from, to);
    present[end++] = 0x2c;
  });
  if (lines === undefined) return badPage("có dòng sai dạng", "a line is of no known form");
  if (lines.count !== expected.rows)
    return badPage(
      `${lines.count} dòng, phần đầu nói ${expected.rows}`,
      `${lines.count} rows where the header says ${expected.rows}`,
    );
  if (rootOf(lines.leaves) !== expected.root)
    return badPage("các dòng không khớp với gốc băm", "the rows do not give the root");
  // The comma after the last row becomes the bracket.
  if (lines.forms.present > 0) end -= 1;
  end += present.write("]", end);
  return done({
    count: lines.count,
    present: { count: lines.forms.present, json: present.toString("utf8", 0, end) },
    gone: { count: gone.length, json: `[${gone.join(",")}]` },
    erased: lines.forms.erased,
  });
}

/** SHA-256 of every row of a page, in order, in base64url: what a proof carries in place of other rows. */
export function listRowHashes(bytes: Buffer): Outcome<readonly string[]> {
  const lines = readLines(bytes);
  if (lines === undefined) return badPage("có dòng sai dạng", "a line is of no known form");
  const { leaves, count } = lines;
  return done(
    Array.from({ length: count }, (_, row) =>
      leaves.toString("base64url", row * hashBytes, (row + 1) * hashBytes),
    ),
  );
}

/** The root over rows' hashes as `listRowHashes` gives them. */
export function rootOfHashes(hashes: readonly string[]): string {
  return rootOf(Buffer.concat(hashes.map((text) => Buffer.from(text, "base64url"))));
}

/** Whether a text is a SHA-256 in base64url, in the one way it can be written. */
export function isHashText(text: string): boolean {
  return /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/u.test(text);
}

/** The form of the line at these bytes, without its LF; undefined when it has none. */
export function rowForm(bytes: Buffer, from: number, to: number): RowForm | undefined {
  if (bytes[from] === 0x21) {
    const isErased = to - from === erasedLength && isHashText(bytes.toString("latin1", from + 1, to));
    return isErased ? "erased" : undefined;
  }
  for (let at = from; at < from + saltLength; at++) if (isBase64Url[bytes[at] ?? 0] !== 1) return undefined;
  if (endsSalt[bytes[from + saltLength - 1] ?? 0] !== 1 || bytes[to - 1] !== closingBrace) return undefined;
  if (startsWith(bytes, presentStart, from + saltLength))
    return idEnd(bytes, from + presentIdAt) === undefined ? undefined : "present";
  return startsWith(bytes, goneStart, from + saltLength) ? "gone" : undefined;
}

/** The id of the record in a row in scope that begins at this byte. */
export function idOfPresent(bytes: Buffer, from: number): string {
  const at = from + presentIdAt;
  return bytes.toString("latin1", at, idEnd(bytes, at));
}

// An id is written as it is, never escaped, so that a row can be found by it without being parsed.
function idEnd(bytes: Buffer, from: number): number | undefined {
  let at = from;
  while (isIdCharacter[bytes[at] ?? 0] === 1) at += 1;
  return bytes[at] === quote && at > from && at - from <= mostIdLength ? at : undefined;
}

interface Lines {
  readonly count: number;
  readonly forms: Readonly<Record<RowForm, number>>;
  /** The rows' hashes one after the other. */
  readonly leaves: Buffer;
}

/** Walks over the lines; `see` is told each line's form and where its JSON stands. */
function readLines(
  bytes: Buffer,
  see?: (form: RowForm, from: number, to: number) => void,
): Lines | undefined {
  const forms = { present: 0, gone: 0, erased: 0 };
  let leaves = Buffer.allocUnsafeSlow(1024 * hashBytes);
  let count = 0;
  for (let from = 0; from < bytes.length;) {
    const to = bytes.indexOf(lineFeed, from);
    const form = to < 0 ? undefined : rowForm(bytes, from, to);
    if (form === undefined) return undefined;
    if ((count + 1) * hashBytes > leaves.length) leaves = Buffer.concat([leaves, leaves]);
    if (form === "erased")
      leaves.write(bytes.toString("latin1", from + 1, to), count * hashBytes, "base64url");
    // Hashes as one-byte text cost half of what a Buffer for each costs.
    else leaves.write(hash("sha256", bytes.subarray(from, to), "binary"), count * hashBytes, "latin1");
    see?.(form, from + saltLength + 1, to);
    forms[form] += 1;
    count += 1;
    from = to + 1;
  }
  return { count, forms, leaves: leaves.subarray(0, count * hashBytes) };
}

function rootOf(leaves: Buffer): string {
  return hash("sha256", leaves, "base64url");
}

function startsWith(bytes: Buffer, start: Buffer, at: number): boolean {
  for (let index = 0; index < start.length; index++) if (bytes[at + index] !== start[index]) return false;
  return true;
}

function alphabet(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
