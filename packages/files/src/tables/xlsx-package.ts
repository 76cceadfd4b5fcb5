// Opens the archive an XLSX file is, within limits: what it declares is checked before anything is inflated, and what
// really comes out is counted. Archives inside the archive are never opened.
import yauzl from "yauzl";
import type { TableLimits } from "./table-limits.ts";
import { Unreadable, unreadable } from "./unreadable.ts";

export interface XlsxPackage {
  has(part: string): boolean;
  /** The inflated bytes of a part; throws `Unreadable` when there is none. */
  read(part: string): AsyncGenerator<Buffer>;
  close(): void;
}

const largeEntry = 1024 ** 2;

/** Throws `Unreadable` for what is damaged, encrypted or inflates beyond the limits. */
export async function openPackage(path: string, limits: TableLimits): Promise<XlsxPackage> {
  const zip = await openZip(path);
  let entries: ReadonlyMap<string, yauzl.Entry>;
  try {
    entries = await readEntries(zip, limits);
  } catch (error) {
    zip.close();
    throw asUnreadable(error);
  }
  let left = limits.inflatedBytes;
  return {
    has: (part) => entries.has(part),
    async *read(part) {
      const entry = entries.get(part);
      if (!entry) throw new Unreadable(unreadable("not-a-workbook"));
      try {
        const stream = await zip.openReadStreamPromise(entry);
        try {
          for await (const chunk of stream as AsyncIterable<Buffer>) {
            left -= chunk.length;
            if (left < 0) throw new Unreadable(unreadable("bomb"));
            yield chunk;
          }
        } finally {
          stream.destroy();
        }
      } catch (error) {
        throw asUnreadable(error);
      }
    },
    close: () => zip.close(),
  };
}

function asUnreadable(error: unknown): Error {
  return error instanceof Unreadable ? error : new Unreadable(unreadable("damaged"), { cause: error });
}

async function openZip(path: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false });
  } catch (error) {
    throw asUnreadable(error);
  }
}

async function readEntries(
  zip: yauzl.ZipFile,
  limits: TableLimits,
): Promise<ReadonlyMap<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) throw new Unreadable(unreadable("too-many-entries"));
  const entries = new Map<string, yauzl.Entry>();
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    const inflates = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const isSuspect = entry.uncompressedSize > largeEntry && inflates > limits.ratio;
    if (declared > limits.inflatedBytes || isSuspect) throw new Unreadable(unreadable("bomb"));
    if (entry.isEncrypted()) throw new Unreadable(unreadable("encrypted"));
    entries.set(entry.fileName.replace(/^\//u, ""), entry);
  }
  return entries;
}
