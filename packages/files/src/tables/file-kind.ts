// What a file is, by its first bytes; its name says nothing.
import { open } from "node:fs/promises";

export type FileKind = "zip" | "old-excel" | "text" | "other" | "nothing";

/** Looks at the first kibibyte. Text is what has no zero byte, or begins as UTF-16 does. */
export async function fileKind(path: string): Promise<FileKind> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return kindOfBytes(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function kindOfBytes(bytes: Buffer): FileKind {
  if (bytes.length === 0) return "nothing";
  const start = bytes.toString("latin1", 0, 8);
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return "zip";
  if (start === "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") return "old-excel";
  if (start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff")) return "text";
  if (["%PDF", "{\\rtf", "\x1f\x8b", "\x89PNG", "\xff\xd8\xff"].some((magic) => start.startsWith(magic)))
    return "other";
  return bytes.includes(0) ? "other" : "text";
}
