// Builds the web when it is missing or older than what it is made from: a hash of its sources lies beside the build.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { giveUp, node24, root, run, say } from "./run.mjs";

const web = join(root, "packages", "web");
const mark = join(web, "dist", ".nhipcau-source-hash");
const sources = [
  "packages/web/src",
  "packages/web/public",
  "packages/web/index.html",
  "packages/web/vite.config.ts",
  "packages/web/build",
  "packages/web/postcss.config.mjs",
  "packages/web/package.json",
  "packages/contract/src",
  "packages/registers/src",
  "packages/domain/src",
  "package-lock.json",
];

export function buildWeb() {
  const wanted = hashOfSources();
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  if (!existsSync(join(web, "index.html"))) {
    giveUp("Thiếu packages/web/index.html.", "packages/web/index.html is missing.");
  }
  say("Đang dựng trang web…", "Building the web…");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (!run(node24, [vite, "build", "packages/web", "--logLevel", "warn"])) {
    giveUp(
      "Không dựng được trang web; hãy xem lỗi ở trên.",
      "The web could not be built; see the error above.",
    );
  }
  writeFileSync(mark, wanted);
}

function hashOfSources() {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of listFiles(source)) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** The files at or below a path, sorted; tests do not go into the build. */
function listFiles(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => listFiles(path + "/" + name));
}
