// A proof file: what was said and delivered between nodes, with the signatures, in one file that anybody can check
// with nothing else. Nothing stands in it that is not signed, hashed or a key, so that no byte of it can be changed
// without a part ceasing to hold.
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { type Envelope, readEnvelope } from "../signing/envelope.ts";
import { badStatement, type JsonObject, type JsonValue, parseStrictJson } from "../signing/strict-json.ts";

export interface ProofFile {
  readonly protocol: 1;
  readonly keys: readonly ProofKey[];
  readonly statements: readonly Envelope[];
  readonly pages: readonly ProofPage[];
  readonly receipts: readonly Envelope[];
}

export interface ProofKey {
  readonly node: string;
  /** The public key, 32 bytes in base64url. */
  readonly x: string;
}

export interface ProofPage {
  readonly envelope: Envelope;
  /** SHA-256 of every row of the page, in order; null where none is shown, and then the signature alone is proved. */
  readonly hashes: readonly string[] | null;
  /** The rows that are shown: their place in the page from 0, and the line without its LF. */
  readonly rows: readonly ProofRow[];
}

export interface ProofRow {
  readonly index: number;
  readonly line: string;
}

export const proofContentType = "application/vnd.nhipcau.proof+json";

/** A file longer than this is not a proof anybody asked for. */
export const longestProof = 16 * 1024 * 1024;

const proofLimits = { bytes: longestProof, levels: 8 };
const shapes = {
  proof: ["protocol", "keys", "statements", "pages", "receipts"],
  key: ["node", "x"],
  page: ["envelope", "hashes", "rows"],
  row: ["index", "line"],
} as const;

/** The file's bytes; nothing between its tokens, so that not even a space can be changed unseen. */
export function encodeProof(proof: ProofFile): Buffer {
  return Buffer.from(JSON.stringify(proof));
}

/**
 * Reads a proof file without checking what it proves. Refuses `bad-statement` for another form and `not-understood` for
 * another protocol.
 */
export function parseProof(bytes: Uint8Array): Outcome<ProofFile> {
  const read = parseStrictJson(bytes, proofLimits);
  if (!read.ok) return read;
  const { value } = read;
  if (value["protocol"] !== 1) return refused({ code: "not-understood", data: { what: "protocol" } });
  const keys = listOf(value["keys"], parseKey);
  const statements = listOf(value["statements"], parseEnvelope);
  const pages = listOf(value["pages"], parsePage);
  const receipts = listOf(value["receipts"], parseEnvelope);
  if (!keys || !statements || !pages || !receipts || !hasExactly(value, shapes.proof))
    return refused(
      badStatement({ vi: "không phải tệp chứng cứ đúng dạng", en: "it is not a well-formed proof file" }),
    );
  return done({ protocol: 1, keys, statements, pages, receipts });
}

function parseEnvelope(value: JsonValue): Envelope | undefined {
  const read = readEnvelope(value);
  return read.ok ? read.value : undefined;
}

function parseKey(value: JsonValue): ProofKey | undefined {
  if (!isObject(value) || !hasExactly(value, shapes.key)) return undefined;
  const { node, x } = value;
  return typeof node === "string" && typeof x === "string" ? { node, x } : undefined;
}

function parsePage(value: JsonValue): ProofPage | undefined {
  if (!isObject(value) || !hasExactly(value, shapes.page)) return undefined;
  const envelope = parseEnvelope(value["envelope"] ?? null);
  const hashes =
    value["hashes"] === null
      ? null
      : listOf(value["hashes"], (hash) => (typeof hash === "string" ? hash : undefined));
  const rows = listOf(value["rows"], parseRow);
  if (!envelope || hashes === undefined || !rows) return undefined;
  // A row is shown among the others' hashes or not at all.
  return hashes === null && rows.length > 0 ? undefined : { envelope, hashes, rows };
}

function parseRow(value: JsonValue): ProofRow | undefined {
  if (!isObject(value) || !hasExactly(value, shapes.row)) return undefined;
  const { index, line } = value;
  return typeof index === "number" && typeof line === "string" ? { index, line } : undefined;
}

/** All items parsed; undefined when it is no list or one of them cannot be. */
function listOf<T>(
  value: JsonValue | undefined,
  parse: (item: JsonValue) => T | undefined,
): readonly T[] | undefined {
  if (!isList(value)) return undefined;
  const items = value.map(parse);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

function hasExactly(value: JsonObject, names: readonly string[]): boolean {
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}
