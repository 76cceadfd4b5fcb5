// What connecting nodes needs of a database: the statements both sides signed, what follows from them for this node, what
// a grant lets out, and pages applied once. Clauses X-.. are those of docs/exchange.md.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import type { RowList } from "@nhipcau/exchange/pages/page-rows.ts";
import type { ExchangeTraceWriting, ExchangeTracing } from "./exchange-trace.ts";
import type { RecordEnvelope } from "./store.ts";

/** A statement as it was signed; `sender` is this node or a peer. */
export interface KeptStatement {
  readonly id: string;
  readonly sender: string;
  readonly receiver?: string;
  readonly type: string;
  readonly grant?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** SHA-256 of the payload, base64url. */
  readonly payloadHash: string;
  /** The envelope as JSON text. */
  readonly envelope: string;
}

/** A statement of ours that a peer has not heard yet. */
export interface WaitingStatement extends KeptStatement {
  readonly peer: string;
  readonly tries: number;
}

export interface PeerKey {
  readonly keyId: string;
  /** The public key, base64url. */
  readonly x: string;
  /** In force until then; absent while in force. */
  readonly until?: string;
}

/** What this node knows of another, and how it last went. */
export interface Peer {
  readonly node: string;
  readonly name: Text;
  readonly localities: readonly string[];
  readonly endpoint: string;
  readonly keys: readonly PeerKey[];
  readonly state: string;
  /** Field names by register, as the peer's identity last declared them. */
  readonly declared: Readonly<Record<string, readonly string[]>>;
  readonly privateAddress: boolean;
  /** The epoch of ours in which it last told what the two of us said; one past means that our backup may lack some. */
  readonly recalledIn: number;
  readonly heardAt?: string;
  readonly lastError?: string;
  readonly lastErrorAt?: string;
}

export interface Grant {
  readonly id: string;
  readonly peer: string;
  readonly direction: "out" | "in";
  readonly register: string;
  readonly state: string;
  /** The number of the terms in force; 0 before any. */
  readonly number: number;
  readonly terms?: Terms;
  readonly agreement?: string;
  readonly changedAt: string;
}

/** Where the consumer stands in what a grant delivers. */
export interface Followed {
  readonly grant: string;
  readonly epoch: number;
  readonly number: number;
  readonly payloadHash?: string;
  readonly cursor?: string;
  /** The receipt envelope of the last page applied, for the next pull. */
  readonly receipt?: string;
  /** Why it is not pulled until somebody has looked. */
  readonly stopped?: string;
  readonly syncedAt?: string;
  readonly lastError?: string;
  readonly lastErrorAt?: string;
  readonly unknownFields: readonly string[];
  /** How many copies it brought that are here now. */
  readonly held: number;
}

/** What a grant lets out of a window of the journal, read by the database under the terms in force. */
export interface GrantedPage {
  readonly register: string;
  /** The number of the terms it was read under. */
  readonly number: number;
  readonly epoch: number;
  readonly phase: "snapshot" | "journal";
  readonly fields: readonly string[];
  /** JSON of each row, without its salt. */
  readonly rows: readonly string[];
  readonly whole: boolean;
  readonly begins: boolean;
  readonly ends: boolean;
  /** It reaches the end of what there is to read now. */
  readonly last: boolean;
  /** The position after it; its mark is the caller's to draw. */
  readonly next: Cursor;
}

/** A page that verified, as the consumer keeps it. */
export interface KeptPage {
  readonly grant: string;
  readonly register: string;
  readonly epoch: number;
  readonly number: number;
  readonly payloadHash: string;
  readonly envelope: string;
  readonly encoding: string;
  /** The page file (envelope line and rows) as it came, compressed as `encoding` says. */
  readonly file: Buffer;
  readonly rowCount: number;
  /** The rows in scope, and those gone: not parsed yet, so their number has to be held against `count`. */
  readonly given: RowList;
  readonly gone: RowList;
  readonly whole: boolean;
  readonly begins: boolean;
  readonly ends: boolean;
  readonly cursor: string;
  readonly receipt: string;
  readonly unknownFields: readonly string[];
}

export interface Delivery {
  readonly grant: string;
  readonly epoch: number;
  readonly number: number;
  readonly payloadHash: string;
  readonly envelope: string;
  readonly upTo: string;
  readonly rowCount: number;
  readonly servedAt: string;
  readonly receipt?: string;
  readonly receiptAt?: string;
}

/** Who opened a record that came from elsewhere: never a person's name. */
export interface ReadNote {
  readonly register: string;
  readonly record: string;
  readonly version?: number;
  readonly at: string;
  readonly locality: string;
  readonly agency?: string;
  readonly role: string;
}

export interface ExchangeReading extends ExchangeTracing {
  /**
   * In the order in which they were said; of a peer with the invitations, which are addressed to nobody. With `only` those
   * that concern the two nodes themselves, which are few however much is granted.
   */
  statements(about: {
    readonly peer?: string;
    readonly grant?: string;
    readonly only?: "peers";
  }): Promise<readonly KeptStatement[]>;
  /** The digest of the file that a record names, where the grant lets the peer have both now. */
  grantedFile(asked: {
    readonly grant: string;
    readonly peer: string;
    readonly personal: readonly string[];
    readonly record: string;
    readonly today: CalendarDate;
  }): Promise<string | undefined>;
  /**
   * What two nodes said to each other, with the invitations that one accepted of the other: first what concerns the nodes
   * themselves, then the rest, each in the order in which it was said.
   */
  statementsBetween(
    one: string,
    other: string,
    part: { readonly most: number; readonly after?: { readonly from: string; readonly id: string } },
  ): Promise<readonly KeptStatement[]>;
  /** The registers in which there is something of our own by these authors that may leave. */
  registersHeld(authors: readonly string[]): Promise<readonly string[]>;
  findStatement(sender: string, id: string): Promise<KeptStatement | undefined>;
  peers(): Promise<readonly Peer[]>;
  findPeer(node: string): Promise<Peer | undefined>;
  findPeerByKey(keyId: string): Promise<Peer | undefined>;
  grants(of?: { readonly peer?: string; readonly direction?: "out" | "in" }): Promise<readonly Grant[]>;
  findGrant(id: string): Promise<Grant | undefined>;
  followed(grant: string): Promise<Followed | undefined>;
  everyFollowed(): Promise<readonly Followed[]>;
  findInvitation(
    id: string,
  ): Promise<
    { readonly secretHash: string; readonly expiresAt: string; readonly usedBy?: string } | undefined
  >;
  /** The delivery that ended with a cursor, in this epoch. */
  findDelivery(grant: string, upTo: string): Promise<Delivery | undefined>;
  /** The envelope of the last page kept under a grant. */
  lastPage(grant: string): Promise<string | undefined>;
  /** The newest deliveries of a grant first. */
  deliveries(grant: string, most: number): Promise<readonly Delivery[]>;
  /** What waits for a peer, oldest first; only what is due when `due` is given. */
  outbox(due?: { readonly now: string }): Promise<readonly WaitingStatement[]>;
  /** How many records terms would let out today, and the first of them as they would go (fields taken away). */
  sampleOfTerms(
    terms: Terms,
    personal: readonly string[],
    most: number,
  ): Promise<{ readonly count: number; readonly sample: readonly RecordEnvelope[] }>;
}

export interface ExchangeWriting extends ExchangeReading, ExchangeTraceWriting {
  /** Keeps a statement; says `repeated` when it is there word for word, `conflict` (kept as evidence) when another one is. */
  keepStatement(statement: KeptStatement): Promise<"new" | "repeated" | "conflict">;
  /** Puts a statement of ours into the outbox of a peer. */
  sendLater(statement: KeptStatement, peer: string): Promise<void>;
  /** Of one that arrived (no error), or of a try that failed and when the next is due. */
  noteSent(
    statement: { readonly sender: string; readonly id: string },
    failure?: { readonly error: string; readonly nextTryAt: string },
  ): Promise<void>;
  putPeer(peer: Omit<Peer, "recalledIn" | "heardAt" | "lastError" | "lastErrorAt">): Promise<void>;
  notePeer(
    node: string,
    note: { readonly heardAt?: string; readonly error?: { readonly code: string; readonly at: string } },
  ): Promise<void>;
  /** A peer told what the two of us said, in an epoch of ours. */
  noteRecalled(node: string, epoch: number): Promise<void>;
  /** Refuses `grant-exists` when another open grant of the register and direction is there. */
  putGrant(grant: Omit<Grant, "changedAt">): Promise<Outcome<void>>;
  putInvitation(invitation: {
    readonly id: string;
    readonly secretHash: string;
    readonly expiresAt: string;
  }): Promise<void>;
  /** False when it was used before. */
  useInvitation(id: string, by: string): Promise<boolean>;
  keepDelivery(delivery: Omit<Delivery, "servedAt" | "receipt" | "receiptAt">): Promise<void>;
  /** False when no delivery has that hash. */
  keepReceipt(grant: string, payloadHash: string, receipt: string): Promise<boolean>;
  keepEvidence(evidence: {
    readonly kind: "equivocation" | "statement-withheld";
    readonly peer: string;
    readonly grant?: string;
    readonly held: string;
    readonly other: string;
  }): Promise<void>;
  stopFollowing(grant: string, why: string): Promise<void>;
  noteFollowed(
    grant: string,
    note: { readonly syncedAt?: string; readonly error?: { readonly code: string; readonly at: string } },
  ): Promise<void>;
  /** Removes copies, earlier versions and rows of kept pages of a grant that ended; gives how many copies went. */
  forgetGranted(grant: string): Promise<number>;
  /** Lays down who answers for whom today, by the successions the centre stated. */
  refreshStewardship(): Promise<void>;
  /** Copies whose authors we answer for now become ours; gives how many. */
  takeOver(register: string): Promise<number>;
  noteRead(grant: string, read: ReadNote): Promise<void>;
  keepPartnerReads(grant: string, statement: string, reads: readonly ReadNote[]): Promise<void>;
}

export interface ExchangeStore {
  /** This node's id and the epoch it lives in. */
  self(): Promise<{ readonly node: string; readonly epoch: number }>;
  read<T>(work: (transaction: ExchangeReading) => Promise<T>): Promise<T>;
  write<T>(work: (transaction: ExchangeWriting) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** True once for a key and nonce until it expires, over restarts and processes. */
  takeNonce(keyId: string, nonce: string, expiresAt: string): Promise<boolean>;
  /** What the grant lets out after a position (from the beginning without one); refuses grant-unknown, grant-ended, grant-not-yet, cursor-ahead. */
  grantedPage(request: {
    readonly grant: string;
    readonly peer: string;
    /** The register's fields declared personal: delivered only as X-33 says. */
    readonly personal: readonly string[];
    readonly after?: Cursor;
    readonly most: number;
    readonly today?: CalendarDate;
  }): Promise<Outcome<GrantedPage>>;
  /** Keeps and applies a page in one transaction with its cursor; refuses foreign-record and bad-page, leaving nothing. */
  applyPage(page: KeptPage): Promise<Outcome<void>>;
}
