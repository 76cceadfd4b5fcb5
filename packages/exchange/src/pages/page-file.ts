// A whole page as it goes over the wire: the envelope's line, then the rows, compressed with what both sides have
// and never longer than X-22 allows, however small it was made to look.
import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { badPage } from "./bad-page.ts";

export type PageEncoding = "zstd" | "br" | "gzip" | "identity";

export interface PageFile {
  /** The page envelope as JSON, one line. */
  readonly envelope: string;
  readonly rows: Buffer;
}

export interface PageLimits {
  readonly sent: number;
  readonly decompressed: number;
}

export const pageContentType = "application/vnd.nhipcau.page";

/** What X-22 allows an answer. */
export const pageLimits: PageLimits = { sent: 8 * 1024 * 1024, decompressed: 64 * 1024 * 1024 };

/** In the order in which they are preferred. */
export const pageEncodings = ["zstd", "br", "gzip"] as const;

const mostEnvelopeBytes = 256 * 1024;
const lineFeed = 10;
// The default of 16 KiB costs a call from the thread pool for every piece.
const chunkSize = 1024 * 1024;

const { constants } = zlib;
const zstdCompress = promisify(zlib.zstdCompress);
const zstdDecompress = promisify(zlib.zstdDecompress);
const brotliCompress = promisify(zlib.brotliCompress);
const brotliDecompress = promisify(zlib.brotliDecompress);
// Their types name only the call without options.
const gzip: (bytes: Buffer, options: zlib.ZlibOptions) => Promise<Buffer> = promisify(zlib.gzip);
const gunzip: (bytes: Buffer, options: zlib.ZlibOptions) => Promise<Buffer> = promisify(zlib.gunzip);

interface Coding {
  compress(bytes: Buffer): Promise<Buffer>;
  decompress(bytes: Buffer, most: number): Promise<Buffer>;
}

const codings: Readonly<Record<Exclude<PageEncoding, "identity">, Coding>> = {
  zstd: {
    compress: (bytes) =>
      zstdCompress(bytes, { chunkSize, params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
    decompress: (bytes, maxOutputLength) => zstdDecompress(bytes, { chunkSize, maxOutputLength }),
  },
  br: {
    compress: (bytes) =>
      brotliCompress(bytes, { chunkSize, params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    decompress: (bytes, maxOutputLength) => brotliDecompress(bytes, { chunkSize, maxOutputLength }),
  },
  gzip: {
    compress: (bytes) => gzip(bytes, { chunkSize, level: 1 }),
    decompress: (bytes, maxOutputLength) => gunzip(bytes, { chunkSize, maxOutputLength }),
  },
};

/** The encoding of an answer by the request's Accept-Encoding (RFC 9110, 12.5.3): the highest q, then the order of X-51. */
export function negotiateEncoding(acceptEncoding: string | undefined): PageEncoding {
  const weights = new Map<string, number>();
  for (const part of (acceptEncoding ?? "").split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    if (name !== "") weights.set(name, qualityOf(parameters));
  }
  const weightOf = (name: string): number => weights.get(name) ?? weights.get("*") ?? 0;
  const best = Math.max(...pageEncodings.map(weightOf));
  const preferred = pageEncodings.find((name) => weightOf(name) === best && best > 0);
  // Nothing compressed where the caller would rather have it plain.
  return preferred === undefined || (weights.get("identity") ?? 0) > best ? "identity" : preferred;
}

/** The body of an answer. */
export async function encodePage(page: PageFile, encoding: PageEncoding): Promise<Buffer> {
  return deflate(Buffer.concat([Buffer.from(`${page.envelope}\n`), page.rows]), encoding);
}

/** Compresses bytes that are kept or sent by themselves, such as the rows of a page. */
export async function deflate(bytes: Buffer, encoding: PageEncoding): Promise<Buffer> {
  return encoding === "identity" ? bytes : codings[encoding].compress(bytes);
}

/**
 * Reads the body of an answer as it comes in. Refuses (`too-large`) more than `limits.sent` bytes without reading on and
 * more than `limits.decompressed` without inflating on; refuses (`bad-page`) what is not in the encoding named.
 */
export async function decodePage(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  contentEncoding: string,
  limits: PageLimits = pageLimits,
): Promise<Outcome<PageFile>> {
  const encoding = encodingNamed(contentEncoding);
  if (encoding === undefined) return badPage("kiểu nén không biết", "its compression is not known");
  const sent = await collect(body, limits.sent);
  if (!sent.ok) return sent;
  const plain = await inflate(sent.value, encoding, limits.decompressed);
  return plain.ok ? splitPage(plain.value) : plain;
}

/** Decompresses what was kept as it came. The same refusals as `decodePage`. */
export async function inflate(bytes: Buffer, encoding: PageEncoding, most: number): Promise<Outcome<Buffer>> {
  if (encoding === "identity") return bytes.length > most ? tooLarge(most) : done(bytes);
  try {
    return done(await codings[encoding].decompress(bytes, most));
  } catch (cause) {
    // The only two ways in which the library refuses bytes; both are the sender's doing.
    if (cause instanceof RangeError) return tooLarge(most);
    if (cause instanceof Error && "code" in cause)
      return badPage("không giải nén được", "it cannot be decompressed");
    throw new Error("a page could not be decompressed", { cause });
  }
}

function splitPage(plain: Buffer): Outcome<PageFile> {
  const end = plain.indexOf(lineFeed);
  if (end < 0 || end > mostEnvelopeBytes) return badPage("không có dòng phong bì", "it has no envelope line");
  return done({ envelope: plain.toString("utf8", 0, end), rows: plain.subarray(end + 1) });
}

async function collect(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Outcome<Buffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop closes the stream.
    if (length > most) return tooLarge(most);
    chunks.push(chunk);
  }
  return done(Buffer.concat(chunks, length));
}

function encodingNamed(name: string): PageEncoding | undefined {
  const wanted = name.trim().toLowerCase();
  return wanted === "" || wanted === "identity" ? "identity" : pageEncodings.find((each) => each === wanted);
}

function qualityOf(parameters: readonly string[]): number {
  const written = parameters.find((text) => /^q\s*=/u.test(text));
  if (written === undefined) return 1;
  const value = Number(written.slice(written.indexOf("=") + 1).trim());
  return value >= 0 && value <= 1 ? value : 0;
}

function tooLarge(limit: number): Outcome<never> {
  return refused({ code: "too-large", data: { limit: `${Math.floor(limit / 1024 / 1024)} MiB` } });
}
