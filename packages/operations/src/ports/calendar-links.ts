// Secret links to a person's calendar: the secret is in the link alone, what is kept is its hash.
import type { Acting } from "./acting.ts";

export interface CalendarLink {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
}

export interface CalendarLinks {
  /** The links of a person that were not revoked, the newest first. */
  list(acting: Acting): Promise<readonly CalendarLink[]>;
  make(acting: Acting, id: string, secretHash: Uint8Array): Promise<void>;
  /** Whether there was such a link of this person. */
  revoke(acting: Acting, id: string): Promise<boolean>;
  /** Whose link it is; undefined for one that is revoked or was never made. */
  find(secretHash: Uint8Array): Promise<{ readonly person: string } | undefined>;
}
