// Compresses the built page once, so that the server only has to hand out what lies there: Brotli for browsers over
// HTTPS or on this machine, gzip for the others.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What text is; pictures and fonts are compressed already. */
const isText = /\.(?:js|mjs|css|html|svg|json)$/u;
/** Smaller files are not worth a second one: they go out in one packet anyway. */
const least = 1024;

/** Writes `x.br` and `x.gz` beside each large text file of the build. */
export function compressPlugin(): Plugin {
  let folder = "";
  return {
    name: "nhipcau-compress",
    apply: "build",
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    closeBundle() {
      compressFolder(folder);
    },
  };
}

/** Compresses the large text files in a folder; answers how many there were. */
export function compressFolder(folder: string): number {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isText.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  let compressed = 0;
  for (const file of files) {
    const bytes = readFileSync(file);
    if (bytes.length < least) continue;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    compressed += 1;
  }
  return compressed;
}
