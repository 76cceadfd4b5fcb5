// What people ask of the exchange's tables after the fact: what flowed, where a record came from and went, who read it,
// what is alarming. Nothing here decides anything; exchange-store.ts has what does.
import type { Delivery, KeptStatement, ReadNote } from "./exchange-store.ts";

/** The first word of a statement's type. */
export type StatementFamily = "peer" | "grant" | "data" | "reads" | "stewardship";

/** An instant and the one up to which it goes, the first included and the last not; ISO 8601. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** What went over one grant, in either direction. */
export interface Traffic {
  readonly grant: string;
  readonly pages: number;
  readonly rows: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Pages of ours the partner signed a receipt for; 0 for what came. */
  readonly receipts: number;
  readonly lastReceiptAt?: string;
}

export interface Alarm {
  readonly id: string;
  readonly kind: "statement-conflict" | "equivocation" | "statement-withheld";
  readonly peer: string;
  readonly grant?: string;
  readonly foundAt: string;
  readonly seenAt?: string;
}

export interface OpenInvitation {
  readonly id: string;
  readonly expiresAt: string;
}

/** Where a record of any register stands, whoever may read it. */
export interface RecordPlace {
  readonly version: number;
  readonly author: string;
  readonly scope: "public" | "shared" | "internal";
  /** The kept page that brought it; absent when it is our own. */
  readonly page?: number;
  /** Where its newest version stands in our journal; absent of a copy. */
  readonly written?: JournalPlace;
}

export interface JournalPlace {
  readonly epoch: number;
  readonly transaction: number;
  /** A 64-bit number in decimal digits. */
  readonly sequence: string;
}

/** A page of ours as it is kept (the consumer's journal). */
export interface PageOnFile {
  readonly grant: string;
  readonly epoch: number;
  readonly number: number;
  readonly payloadHash: string;
  readonly envelope: string;
  /** `erased` when the rows went with their grant. */
  readonly encoding: string;
  readonly file: Buffer;
  readonly keptAt: string;
}

/** A read of a copy here, and whether its owner was told. */
export interface OwnRead extends ReadNote {
  readonly id: string;
  readonly grant: string;
  readonly told: boolean;
}

/** A read of our record at a partner. */
export interface PartnerRead extends ReadNote {
  readonly grant: string;
}

/** How often records of a register were opened under a grant. */
export interface ReadCount {
  readonly grant: string;
  readonly register: string;
  readonly reads: number;
  readonly records: number;
  readonly lastAt: string;
}

export interface ExchangeTracing {
  /** Every statement of these families, ours and others', in the order in which they were said. */
  statementsOf(families: readonly StatementFamily[]): Promise<readonly KeptStatement[]>;
  /** By grant; a grant nothing went over is not among them. */
  traffic(period?: Period): Promise<readonly Traffic[]>;
  /** Newest first. */
  alarms(): Promise<readonly Alarm[]>;
  /** Given out, not used, not expired at an instant. */
  openInvitations(now: string): Promise<readonly OpenInvitation[]>;
  /** Undefined when the register has no such record. */
  recordPlace(register: string, id: string): Promise<RecordPlace | undefined>;
  findPage(id: number): Promise<PageOnFile | undefined>;
  /** Pages that came from a peer in a period with their rows as they are kept, oldest first. */
  pagesOf(peer: string, period: Period, most: number): Promise<readonly PageOnFile[]>;
  /** Deliveries to a peer in a period, oldest first. */
  deliveriesTo(peer: string, period: Period, most: number): Promise<readonly Delivery[]>;
  /**
   * The first page under the grant's terms in force that went as far as the place in the journal, or in a snapshot as far
   * as the id: the one that brought the record if it was in scope. With it, when the first receipt for it or for a later
   * page of its epoch came.
   */
  findDeliveryOf(
    grant: string,
    record: { readonly id: string; readonly written: JournalPlace },
  ): Promise<
    | {
        readonly epoch: number;
        readonly number: number;
        readonly servedAt: string;
        readonly receiptAt?: string;
      }
    | undefined
  >;
  /** Who opened a copy here, newest first. */
  readsHere(register: string, record: string, most: number): Promise<readonly OwnRead[]>;
  /** Who opened our record at a partner, as partners told; newest first. */
  readsThere(register: string, record: string, most: number): Promise<readonly PartnerRead[]>;
  /** `here`: of copies, by our people; `there`: of ours, by the peer's. */
  countReads(
    peer: string,
    period: Period,
  ): Promise<{ readonly here: readonly ReadCount[]; readonly there: readonly ReadCount[] }>;
  /** Reads of copies whose owner has not been told, oldest first. */
  untoldReads(most: number): Promise<readonly OwnRead[]>;
}

export interface ExchangeTraceWriting {
  /**
   * Notes that a copy was opened; false when the record is no copy. The same locality, agency and role opening the same
   * version again after `since` is the same reading.
   */
  noteReadOfCopy(read: ReadNote, since: string): Promise<boolean>;
  markTold(reads: readonly string[], statement: string): Promise<void>;
  /** Somebody looked at an alarm, by account id: what it stopped is followed again. False when there is none. */
  seeAlarm(id: string, person: string, at: string): Promise<boolean>;
}
