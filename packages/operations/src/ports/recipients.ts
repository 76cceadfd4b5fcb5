// Who is to be reached: those who bear a role in an agency today, and where their letters go. Whoever keeps the accounts of
// a node gives this; urging knows nobody else.
import type { Language } from "@nhipcau/domain/text.ts";
import type { Role } from "./acting.ts";

/** One thing a person is today. */
export interface Bearing {
  readonly locality: string;
  readonly agency?: string;
  readonly role: Role;
}

export interface Recipient {
  /** The account's id. */
  readonly person: string;
  /** Everything the person is today, standing in for others among it; at least one. */
  readonly bears: readonly Bearing[];
  /** Absent: no letters. */
  readonly email?: string;
  readonly language: Language;
}

export interface Recipients {
  /** Everybody who bears a role today, in the order of `person`. */
  list(): Promise<readonly Recipient[]>;
  /** One account; undefined when it bears no role any more. */
  find(person: string): Promise<Recipient | undefined>;
}

/** Where an account wants its letters to go, as it said itself; without an address it wants none. */
export interface MailAddress {
  readonly email?: string;
  readonly language: Language;
}
