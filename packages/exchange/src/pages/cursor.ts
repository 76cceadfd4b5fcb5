// The owner's cursor: where in a feed a page ended. The consumer keeps it as it came and hands it back; it is no
// secret and no right, for what a grant lets out is decided again on every read.
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";

interface CursorOfAnyPhase {
  /** Which terms, fields and authors the page was read under; of another tag a snapshot begins. */
  readonly tag: string;
  readonly epoch: number;
  /**
   * Drawn anew for each page, so that no two end with the same cursor and the owner knows which of them the consumer
   * goes on from when an answer was lost and the same window was signed twice.
   */
  readonly mark: string;
}

/** After a page of the journal, or the last of a snapshot. */
export interface JournalCursor extends CursorOfAnyPhase {
  readonly phase: "journal";
  readonly transaction: number;
  /** Within the transaction; a 64-bit number in decimal digits. */
  readonly sequence: string;
}

/** Within a snapshot. */
export interface SnapshotCursor extends CursorOfAnyPhase {
  readonly phase: "snapshot";
  /** The transaction after which the journal goes on when the snapshot has ended. */
  readonly start: number;
  /** The id of the last record sent. */
  readonly after: string;
}

export type Cursor = JournalCursor | SnapshotCursor;

export const longestCursor = 512;

const form = 1;
/** A page that ends with its transaction ends behind every sequence. */
const largestSequence = 2n ** 63n - 1n;

/** The cursor as text, at most `longestCursor` characters of base64url. */
export function formatCursor(cursor: Cursor): string {
  const place =
    cursor.phase === "journal"
      ? ["j", cursor.transaction, cursor.sequence]
      : ["s", cursor.start, cursor.after];
  return Buffer.from(JSON.stringify([form, cursor.tag, cursor.epoch, cursor.mark, ...place])).toString(
    "base64url",
  );
}

/** The cursor of a text this node made. Refuses anything else (`bad-cursor`). */
export function parseCursor(text: string): Outcome<Cursor> {
  const cursor = readCursor(text);
  // Written again it must be the same text: there is one way to write a cursor.
  return cursor !== undefined && formatCursor(cursor) === text
    ? done(cursor)
    : refused({ code: "bad-cursor" });
}

function readCursor(text: string): Cursor | undefined {
  const members = membersOf(text);
  if (members === undefined || members.length !== 7 || members[0] !== form) return undefined;
  const [, tag, epoch, mark, phase, position, rest] = members;
  if (!isWord(tag) || !isWord(mark) || !isCount(epoch) || !isCount(position)) return undefined;
  if (phase === "j" && isSequence(rest))
    return { tag, epoch, mark, phase: "journal", transaction: position, sequence: rest };
  if (phase === "s" && isWord(rest))
    return { tag, epoch, mark, phase: "snapshot", start: position, after: rest };
  return undefined;
}

function membersOf(text: string): readonly unknown[] | undefined {
  if (text.length > longestCursor || !/^[A-Za-z0-9_-]+$/u.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Array.isArray(value) ? value : undefined;
  } catch (cause) {
    // Garbage is an answer here, not a fault of ours.
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Whether the page before it ended before its last transaction did. */
export function isWithinTransaction(cursor: Cursor): boolean {
  return cursor.phase === "journal" && BigInt(cursor.sequence) < largestSequence;
}

// Ids, tags and marks: what an id may be made of.
function isWord(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9._-]{0,64}$/u.test(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isSequence(value: unknown): value is string {
  return (
    typeof value === "string" && /^(?:0|[1-9]\d{0,18})$/u.test(value) && BigInt(value) <= largestSequence
  );
}
