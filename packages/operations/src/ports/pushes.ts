// Browsers that want to be told: where their maker takes messages, and what became of one that was sent there.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Acting } from "./acting.ts";

/** What a browser gives when it subscribes. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushSubscription extends PushAddress {
  readonly id: string;
  readonly person: string;
}

export interface PushSubscriptions {
  /** Those of a person, the newest first. */
  list(acting: Acting): Promise<readonly { readonly id: string; readonly madeAt: string }[]>;
  /** Keeps a browser's address for a person; the same address given again is that person's from then on. */
  add(acting: Acting, id: string, address: PushAddress): Promise<void>;
  remove(acting: Acting, id: string): Promise<boolean>;
  /** Those that were not told anything on the day; the node's own question. */
  due(day: CalendarDate): Promise<readonly PushSubscription[]>;
  /** Says that they were told on the day. */
  told(day: CalendarDate, ids: readonly string[]): Promise<void>;
  /** Forgets those whose browser is gone. */
  forget(ids: readonly string[]): Promise<void>;
}

export interface PushSender {
  /** With which a browser subscribes. */
  readonly publicKey: string;
  /** Refuses nothing: `gone` means that the browser does not want to be told any more. */
  send(subscription: PushAddress, message: string): Promise<"sent" | "gone" | "failed">;
  close(): void;
}
