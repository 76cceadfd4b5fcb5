// Files of evidence, told by their content: kept once under their digest, in pieces, in the node's own database, so that a
// backup has them and every process of the node finds them.
import type { Outcome } from "@nhipcau/domain/outcome.ts";

export interface EvidenceFile {
  /** SHA-256 of the content, in hexadecimal. */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  /** What the content is; found out from the content. */
  readonly mediaType: string;
}

export interface EvidenceFiles {
  /**
   * Keeps what comes, for a locality. Refuses more than `mostBytes` (`too-large`), nothing at all, and what `mediaOf` does
   * not know; then nothing is kept.
   */
  take(
    locality: string,
    chunks: AsyncIterable<Uint8Array>,
    limits: {
      readonly mostBytes: number;
      /** What the content is, told from its first bytes; undefined for what is not taken. */
      readonly mediaOf: MediaOf;
    },
  ): Promise<Outcome<EvidenceFile>>;
  find(digest: string): Promise<EvidenceFile | undefined>;
  /** The content, piece by piece. */
  read(digest: string): AsyncIterable<Uint8Array>;
  /** A part of it, for a partner that fetches it. */
  readPart(digest: string, offset: number, length: number): Promise<Uint8Array>;
  /** Removes files no record names that are older than a day; gives how many. */
  forgetUnnamed(): Promise<number>;
}

/** Tells what a file is from its first bytes (up to `sniffedBytes` of them), and by its end for plain text. */
export type MediaOf = (head: Uint8Array) => Promise<string | undefined>;

export const sniffedBytes = 64 * 1024;
