// Where an uploaded file waits between its dry run and its commit: bound to the person who brought it, gone after a day.
import type { Outcome } from "@nhipcau/domain/outcome.ts";

export interface SpoolNote {
  readonly person: string;
  readonly locality: string;
  readonly register: string;
  /** As the person's machine called it, without a path; only for showing. */
  readonly name: string;
}

export interface SpoolEntry extends SpoolNote {
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  /** ISO 8601, UTC. */
  readonly since: string;
}

export interface SpooledFile {
  readonly entry: SpoolEntry;
  /** Where this machine can read it; it stays there at least until the entry expires. */
  readonly path: string;
}

export interface Spool {
  /** Keeps a stream. Refuses "too-large" as soon as it passes the limit, and then keeps nothing of it. */
  put(bytes: AsyncIterable<Uint8Array>, note: SpoolNote): Promise<Outcome<SpoolEntry>>;
  /** The file, for the person who brought it; for everybody else there is no such file. */
  open(id: string, person: string): Promise<SpooledFile | undefined>;
  remove(id: string): Promise<void>;
  /** Removes what has waited too long; answers how many. */
  expire(): Promise<number>;
}
