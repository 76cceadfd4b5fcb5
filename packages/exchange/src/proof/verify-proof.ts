// Checks a proof file part by part and says of each whether it holds, and if not why. It needs the file alone;
// whose the keys are, people compare by their ids.
import { hash } from "node:crypto";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { refusalSentence, type Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { KeyId } from "../keys/key-id.ts";
import { parsePublicKey, type PublicKey } from "../keys/public-key.ts";
import { type PageHeader, pageHash, parsePageHeader } from "../pages/page-header.ts";
import { isHashText, rootOfHashes, rowForm } from "../pages/page-rows.ts";
import { parseReceipt, type Receipt } from "../pages/receipt.ts";
import { type Envelope, payloadTypes, type PayloadType, verifyEnvelope } from "../signing/envelope.ts";
import { parseStrictJson } from "../signing/strict-json.ts";
import type { ProofFile, ProofPage, ProofRow } from "./proof-file.ts";

export interface ProofPart {
  readonly what: "key" | "statement" | "page" | "row" | "sequence" | "receipt";
  /** Where in the file: `pages[0].rows[2]`. */
  readonly place: string;
  /** Which one, for people: a node and key id, a type of statement, a page's register and number. */
  readonly name: string;
  readonly holds: boolean;
  readonly why?: Text;
}

/** A page of the file whose signature and root were checked. */
interface SoundPage {
  readonly place: string;
  readonly header: PageHeader;
  readonly hash: string;
}

interface KnownKeys {
  readonly all: ReadonlyMap<KeyId, PublicKey>;
  readonly nodeOf: ReadonlyMap<KeyId, string>;
  /** Filled while the parts are checked: a key that nothing needed may be anybody's. */
  readonly used: Set<KeyId>;
}

/** Statements that both sides sign. */
const signedByTwo: ReadonlySet<unknown> = new Set(["peer.rotate", "peer.replace", "stewardship.hand-over"]);

/** Every part of the file, in its order, keys first. A file that holds in all of them holds. */
export function verifyProof(proof: ProofFile): readonly ProofPart[] {
  const keys = knownKeys(proof);
  const sound: SoundPage[] = [];
  const statements = proof.statements.map((envelope, index) => checkStatement(envelope, index, keys));
  const pages = proof.pages.flatMap((page, index) => checkPage(page, `pages[${index}]`, keys, sound));
  const sequence = checkSequence(sound);
  const receipts = proof.receipts.map((envelope, index) => checkReceipt(envelope, index, keys, sound));
  return [...checkKeys(proof, keys), ...statements, ...pages, ...sequence, ...receipts];
}

function knownKeys(proof: ProofFile): KnownKeys {
  const all = new Map<KeyId, PublicKey>();
  const nodeOf = new Map<KeyId, string>();
  for (const { node, x } of proof.keys) {
    const key = parsePublicKey(x);
    // Twice in the list it has no owner that could be told.
    if (key === undefined || all.has(key.keyId)) continue;
    all.set(key.keyId, key);
    nodeOf.set(key.keyId, node);
  }
  return { all, nodeOf, used: new Set() };
}

function checkKeys(proof: ProofFile, keys: KnownKeys): readonly ProofPart[] {
  const seen = new Set<string>();
  return proof.keys.map(({ node, x }, index) => {
    const key = parsePublicKey(x);
    const part = { what: "key", place: `keys[${index}]`, name: `${node} ${key?.keyId ?? "?"}` } as const;
    if (key === undefined)
      return fails(part, "không phải khóa Ed25519 dùng được", "it is no usable Ed25519 key");
    if (seen.has(x)) return fails(part, "khóa được nêu hai lần", "the key is given twice");
    seen.add(x);
    return keys.used.has(key.keyId)
      ? { ...part, holds: true }
      : fails(part, "không phần nào của tệp cần khóa này", "no part of the file needs this key");
  });
}

function checkStatement(envelope: Envelope, index: number, keys: KnownKeys): ProofPart {
  const part = { what: "statement", place: `statements[${index}]` } as const;
  const count = envelope.signatures.length === 2 ? 2 : 1;
  const opened = open(envelope, payloadTypes.statement, keys, count);
  if (!opened.ok) return { ...part, name: "?", ...because(opened.refusals) };
  const read = parseStrictJson(opened.value.payload);
  if (!read.ok) return { ...part, name: "?", ...because(read.refusals) };
  const { type, id, from, to } = read.value;
  const named = { ...part, name: `${String(type)} ${String(id)}` };
  const { signers } = opened.value;
  if ((count === 2) !== signedByTwo.has(type))
    return fails(
      named,
      "số chữ ký không đúng với loại này",
      "it has not as many signatures as its type asks for",
    );
  const isFromSigner =
    signers.includes(String(from)) && signers.every((node) => node === from || node === to);
  return isFromSigner ? { ...named, holds: true } : notSignersWord(named);
}

function checkPage(
  page: ProofPage,
  place: string,
  keys: KnownKeys,
  sound: SoundPage[],
): readonly ProofPart[] {
  const part = { what: "page", place } as const;
  const opened = open(page.envelope, payloadTypes.page, keys);
  if (!opened.ok) return [{ ...part, name: "?", ...because(opened.refusals) }];
  const parsed = parsePageHeader(opened.value.payload);
  if (!parsed.ok) return [{ ...part, name: "?", ...because(parsed.refusals) }];
  const header = parsed.value;
  const named = { ...part, name: nameOf(header) };
  const hashes = page.hashes ?? [];
  const rows = page.rows.map((row, index) => checkRow(row, `${place}.rows[${index}]`, hashes, header));
  if (!opened.value.signers.includes(header.owner)) return [notSignersWord(named), ...rows];
  if (
    page.hashes !== null &&
    (hashes.length !== header.rows || !hashes.every(isHashText) || rootOfHashes(hashes) !== header.root)
  )
    return [
      fails(named, "mã băm của các dòng không khớp với gốc", "the rows' hashes do not give the root"),
      ...rows,
    ];
  sound.push({ place, header, hash: pageHash(opened.value.payload) });
  return [{ ...named, holds: true }, ...rows];
}

function checkRow(row: ProofRow, place: string, hashes: readonly string[], header: PageHeader): ProofPart {
  const part = { what: "row", place, name: `${nameOf(header)} [${row.index}]` } as const;
  const bytes = Buffer.from(row.line);
  const form = rowForm(bytes, 0, bytes.length);
  const isRow = (form === "present" || form === "gone") && !row.line.includes("\n");
  if (isRow && hash("sha256", bytes, "base64url") === hashes[row.index]) return { ...part, holds: true };
  return fails(part, "dòng không khớp với mã băm của nó", "the row does not give its hash");
}

/** Pages of the file for one position, or one after the other, must agree. */
function checkSequence(pages: readonly SoundPage[]): readonly ProofPart[] {
  const firstAt = new Map<string, SoundPage>();
  const positionOf = ({ owner, grant, epoch }: PageHeader, number: number): string =>
    `${owner} ${grant} ${epoch} ${number}`;
  for (const page of pages.toReversed()) firstAt.set(positionOf(page.header, page.header.number), page);
  return pages.flatMap((page) => {
    const { header } = page;
    const same = firstAt.get(positionOf(header, header.number));
    const before = firstAt.get(positionOf(header, header.number - 1));
    return [
      ...(same === undefined || same === page ? [] : [compare(same, page, same.hash === page.hash)]),
      ...(before === undefined ? [] : [compare(before, page, header.previous === before.hash)]),
    ];
  });
}

function compare(one: SoundPage, other: SoundPage, holds: boolean): ProofPart {
  const place = `${one.place}, ${other.place}`;
  const part = { what: "sequence", place, name: nameOf(one.header) } as const;
  const refusal = { code: "equivocation", data: { number: one.header.number } } as const;
  return holds ? { ...part, holds } : { ...part, holds, why: sentenceOf(refusal) };
}

function checkReceipt(
  envelope: Envelope,
  index: number,
  keys: KnownKeys,
  pages: readonly SoundPage[],
): ProofPart {
  const part = { what: "receipt", place: `receipts[${index}]` } as const;
  const opened = open(envelope, payloadTypes.receipt, keys);
  if (!opened.ok) return { ...part, name: "?", ...because(opened.refusals) };
  const parsed = parseReceipt(opened.value.payload);
  if (!parsed.ok) return { ...part, name: "?", ...because(parsed.refusals) };
  const receipt = parsed.value;
  const named = { ...part, name: `${receipt.grant} ${receipt.number}` };
  const page = pages.find(({ hash: own }) => own === receipt.page);
  if (page === undefined)
    return fails(named, "trang mà biên nhận nêu không có trong tệp", "the page it names is not in the file");
  if (!opened.value.signers.includes(page.header.to)) return notSignersWord(named);
  return isOf(receipt, page.header)
    ? { ...named, holds: true }
    : fails(named, "biên nhận nói khác với trang", "it says other than the page");
}

function isOf(receipt: Receipt, header: PageHeader): boolean {
  return receipt.grant === header.grant && receipt.number === header.number && receipt.cursor === header.upTo;
}

/** The payload and the nodes whose keys signed it. */
function open(
  envelope: Envelope,
  payloadType: PayloadType,
  keys: KnownKeys,
  signatures: 1 | 2 = 1,
): Outcome<{ readonly payload: Uint8Array; readonly signers: readonly string[] }> {
  const verified = verifyEnvelope(envelope, { payloadType, keys: keys.all, signatures });
  if (!verified.ok) return verified;
  const { payload, signedBy } = verified.value;
  for (const keyId of signedBy) keys.used.add(keyId);
  return { ok: true, value: { payload, signers: signedBy.map((keyId) => keys.nodeOf.get(keyId) ?? "") } };
}

function nameOf({ register, epoch, number }: PageHeader): string {
  return `${register} ${epoch}/${number}`;
}

type Named = Pick<ProofPart, "what" | "place" | "name">;

function notSignersWord(part: Named): ProofPart {
  return fails(part, "chữ ký là của nút khác", "it is signed by another node than the one that says it");
}

function fails(part: Named, vi: string, en: string): ProofPart {
  return { ...part, holds: false, why: { vi, en } };
}

function because([first]: readonly Refusal[]): { readonly holds: false; readonly why?: Text } {
  return first === undefined ? { holds: false } : { holds: false, why: sentenceOf(first) };
}

function sentenceOf(refusal: Refusal): Text {
  return { vi: refusalSentence(refusal, "vi"), en: refusalSentence(refusal, "en") };
}
