// What the server needs from outside, handed to it: the store, the clock, ids, file formats, live changes.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Language, Text } from "@nhipcau/domain/text.ts";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import type { PetitionLetter } from "@nhipcau/operations/obstacles/petition-letter.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import type { CalendarLinks } from "@nhipcau/operations/ports/calendar-links.ts";
import type { DigestStore } from "@nhipcau/operations/ports/digests.ts";
import type { PushSubscriptions } from "@nhipcau/operations/ports/pushes.ts";
import type { Recipients } from "@nhipcau/operations/ports/recipients.ts";
import type { CalendarEntry } from "@nhipcau/operations/urging/calendar-entries.ts";
import type { Jobs } from "@nhipcau/operations/ports/jobs.ts";
import type { NoticeStore } from "@nhipcau/operations/ports/notices.ts";
import type { Minutes } from "@nhipcau/operations/ports/minutes.ts";
import type { EvidenceFiles, MediaOf } from "@nhipcau/operations/ports/evidence-files.ts";
import type { Spool } from "@nhipcau/operations/ports/spool.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import type { TableFiles } from "@nhipcau/operations/ports/table-files.ts";
import type { Account } from "./account.ts";
import type { PeopleParts } from "./people/people.ts";

/** A version that was just committed, by whichever process. */
export interface LiveChange {
  readonly register: string;
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly scope: string;
}

/** Something was said between this node and another, so many copies went because a grant ended, or there are new notices. */
export type ExchangeNews =
  | { readonly kind: "said" }
  | { readonly kind: "gone"; readonly register: string; readonly count: number }
  | { readonly kind: "noticed"; readonly locality: string };

export interface NodeIdentity {
  readonly name: Text;
  readonly localities: readonly { readonly id: string; readonly name: string }[];
  readonly version: string;
  /** The illustrative example is loaded. */
  readonly illustrative: boolean;
  /** Started as of this day instead of today. */
  readonly asOf?: CalendarDate;
}

/** This node's part in the exchange, and what its process does about it. */
export interface ServingExchange {
  readonly node: ExchangeNode;
  /** Something was said or agreed: deliver and follow now instead of soon. */
  readonly nudge: () => void;
  /** Keeps the key to come, as PKCS#8 PEM, where a crash can't take it; before peers are told of it. */
  readonly keepKey: (pem: string) => void;
  /** Puts another key, as PKCS#8 PEM and read, in the place of the present one. */
  readonly useKey: (pem: string, key: SigningKey) => void;
}

/** How people are reached outside the page. */
export interface Reaching {
  readonly digests: DigestStore;
  readonly recipients: Recipients;
  readonly calendarLinks: CalendarLinks;
  readonly calendarFeed: (
    entries: readonly CalendarEntry[],
    options: { readonly language: Language; readonly site: string },
  ) => string;
  readonly pushes: PushSubscriptions;
  /** With which a browser subscribes; absent where none is told. */
  readonly pushKey?: string;
  /** Browsers' addresses on this machine are taken, as tests have them. */
  readonly privatePush: boolean;
  /** Whether the node has a mail server. */
  readonly mails: boolean;
  /** The address of the node's page, without a slash at its end. */
  readonly site: () => string;
}

export interface Services {
  readonly store: Store;
  readonly node: NodeIdentity;
  /** Milliseconds since 1970, UTC. */
  readonly clock: () => number;
  readonly makeId: () => string;
  readonly tables: TableFiles;
  readonly spool: Spool;
  readonly evidence: { readonly files: EvidenceFiles; readonly mediaOf: MediaOf };
  readonly reviewDocument: (review: Review, options: ReviewDocumentOptions) => Promise<Uint8Array>;
  readonly petitionDocument: (letter: PetitionLetter) => Promise<Uint8Array>;
  readonly minutesDocument: (minutes: Minutes, options: { readonly number?: number }) => Promise<Uint8Array>;
  /** Absent where the node runs without being connected to others. */
  readonly exchange?: ServingExchange;
  readonly notices: NoticeStore;
  /** What the node does by itself at set times; absent where nothing runs. */
  readonly jobs?: Jobs;
  /** Absent where nobody is reached but by the page. */
  readonly reaching?: Reaching;
  /** Told of what one or several transactions changed, never of nothing. */
  readonly liveChanges: { subscribe(listener: (changes: readonly LiveChange[]) => void): () => void };
  /** Told of what the exchange did that the journal does not tell. */
  readonly exchangeNews?: { subscribe(listener: (news: ExchangeNews) => void): () => void };
  /** The accounts of a demonstration; absent when the node was not started as one. */
  readonly demonstration?: readonly Account[];
  /** The accounts of the node; absent where nobody signs in but in a demonstration. */
  readonly people?: PeopleParts;
  /** Answers when the database does. */
  readonly ready: () => Promise<boolean>;
}

export interface ReviewDocumentOptions {
  readonly number?: number;
  readonly signerTitle?: string;
  readonly place: string;
  readonly date: CalendarDate;
}
