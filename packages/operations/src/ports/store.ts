// What the operations need of a database: reads in one snapshot, writes in one transaction, both as somebody.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { BodyOf, Register, Scope } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "./acting.ts";
import type { EvidenceFile } from "./evidence-files.ts";
import type { ListQuery } from "./list-query.ts";
import type { ProgrammeFacts } from "./programme-facts.ts";

export interface RecordEnvelope<Body = Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly steward: string;
  readonly scope: Scope;
  readonly retired: boolean;
  readonly holdsFrom: CalendarDate;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly body: Body;
}

export interface ListedPage {
  readonly records: readonly RecordEnvelope[];
  readonly next?: string;
}

export interface RecordVersion {
  readonly version: number;
  readonly operation: "put" | "retire";
  readonly recordedAt: string;
  readonly holdsFrom: CalendarDate;
  readonly locality: string;
  readonly agency?: string;
  readonly role: string;
  /** Written by somebody who stood in for the holder of the role. */
  readonly onBehalf?: true;
  readonly reason?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface NewVersion {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly holdsFrom: CalendarDate;
  readonly scope: Scope;
  readonly retired?: boolean;
  /** 0: must not exist yet; a version: must be the current one; absent: whatever is there. */
  readonly expected?: number;
}

export interface SearchHit {
  readonly register: string;
  readonly id: string;
  readonly title: string;
}

export interface Referrers {
  readonly register: string;
  readonly field: string;
  readonly count: number;
  readonly ids: readonly string[];
}

/** How many rows meet what one quality criterion asks, of how many it looked at. */
export interface QualityCounts {
  readonly records: number;
  readonly expectedFilled: number;
  readonly expectedOf: number;
  readonly duplicateTitles: number;
  readonly untidyTexts: number;
  readonly fresh: number;
  readonly brokenReferences: number;
  readonly references: number;
  readonly sharedRows: number;
  readonly localitiesReferring: number;
}

export interface AuthorCount {
  readonly register: string;
  readonly author: string;
  readonly count: number;
}

export interface ReadTransaction {
  list(register: Register, query: ListQuery): Promise<Outcome<ListedPage>>;
  /** Counts exactly up to `limit`, then says the limit. */
  count(register: Register, query: ListQuery, limit: number): Promise<Outcome<number>>;
  /** The rows of a list in batches, in a snapshot, however many they are. */
  stream(register: Register, query: ListQuery): AsyncIterable<readonly RecordEnvelope[]>;
  find(register: Register, id: string, asOf?: CalendarDate): Promise<RecordEnvelope | undefined>;
  findMany(register: Register, ids: readonly string[]): Promise<ReadonlyMap<string, RecordEnvelope>>;
  /** Every record that is not retired and holds on the day, or the present ones; for registers known to be small. */
  all<R extends Register>(register: R, asOf?: CalendarDate): Promise<readonly RecordEnvelope<BodyOf<R>>[]>;
  names(register: Register, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  history(register: Register, id: string): Promise<readonly RecordVersion[]>;
  referrers(register: Register, id: string): Promise<readonly Referrers[]>;
  search(words: string, exact: boolean, limit: number): Promise<readonly SearchHit[]>;
  counts(): Promise<ReadonlyMap<string, number>>;
  /** How many present records each of the authors has in each register; what nobody made is left out. */
  countsByAuthor(authors: readonly string[]): Promise<readonly AuthorCount[]>;
  quality(register: Register, freshSince?: CalendarDate): Promise<QualityCounts>;
  /** `past` reads commitments and parts as they stood on the day, else as they stand now. */
  programmeFacts(asOf: CalendarDate, past: boolean): Promise<ProgrammeFacts>;
  /**
   * Reads what every locality connected here may read and nothing that one keeps to itself, within the same transaction:
   * what two sides are to find alike on their own nodes must not rest on what only one of them sees.
   */
  asEverySide<T>(work: (transaction: ReadTransaction) => Promise<T>): Promise<T>;
  /** A file of evidence that a locality handed in at this node. */
  handedIn(digest: string, locality: string): Promise<EvidenceFile | undefined>;
  /** The answer given to an idempotency key before, if any. */
  findAnswer(key: string): Promise<{ readonly request: string; readonly answer: unknown } | undefined>;
}

export interface WriteTransaction extends ReadTransaction {
  /** Writes one new version a row. Refuses a version conflict, an existing id, and a record of another steward. */
  put(
    register: Register,
    versions: readonly NewVersion[],
    reason?: string,
  ): Promise<Outcome<readonly RecordEnvelope[]>>;
  /** As `put` of one version, sent together with the commit: the last thing a transaction does, and its answer. */
  putLast(register: Register, version: NewVersion, reason?: string): Promise<Outcome<RecordEnvelope>>;
  keepAnswer(key: string, request: string, answer: unknown): Promise<void>;
  /**
   * Waits until no other transaction has this turn, and has it until its own end: what is read after it holds until the
   * commit, for a rule that looks across records of which two may be written at the same moment.
   */
  takeTurn(turn: Turn): Promise<void>;
}

/**
 * What only one transaction at a time may do. `waits`: change what waits for what. `petitions`: change, sign, send or answer
 * a petition. `deadlines`: decide about one. `decisions`: decide about reports. `take-overs`: say who takes over.
 * `explanations`: ask why. `reviews`: take a snapshot or sign it off.
 */
export type Turn =
  | "waits"
  | "petitions"
  | "deadlines"
  | "decisions"
  | "take-overs"
  | "explanations"
  | "reviews";

/** What rules are checked in: a write takes turns, a dry run only looks. */
export type RuleTransaction = ReadTransaction & Partial<Pick<WriteTransaction, "takeTurn">>;

export interface Store {
  readonly registers: ReadonlyMap<string, Register>;
  read<T>(acting: Acting, work: (transaction: ReadTransaction) => Promise<T>): Promise<T>;
  /** Commits when the outcome is done; leaves nothing behind when it is refused or throws. */
  write<T>(acting: Acting, work: (transaction: WriteTransaction) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}
