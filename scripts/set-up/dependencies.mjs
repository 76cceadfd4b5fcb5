// Installs what package-lock.json names, when it is missing or the lock has changed since.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { giveUp, node24, root, runNpm, say } from "./run.mjs";

const mark = join(root, "node_modules", ".nhipcau-lock-hash");

export function installDependencies() {
  const wanted = hashOf(join(root, "package-lock.json"));
  // `npm ci` run by hand leaves no mark of ours but one of npm's; that install counts when it is of this lock.
  if (existsSync(node24) && findMark() === wanted) return;
  say("Đang cài các thư viện (npm ci)…", "Installing dependencies (npm ci)…");
  if (!runNpm(["ci", "--no-audit", "--no-fund"])) {
    giveUp(
      "npm ci không thành công; hãy xem lỗi ở trên (cần npm và mạng).",
      "npm ci failed; see the error above (npm and a network are needed).",
    );
  }
  if (!existsSync(node24)) {
    giveUp(
      "npm đã bỏ qua script cài đặt của gói “node”; hãy cho phép (npm config set ignore-scripts false) rồi chạy lại.",
      "npm skipped the install script of the package “node”; allow it (npm config set ignore-scripts false) and run again.",
    );
  }
  writeFileSync(mark, wanted);
}

function findMark() {
  return existsSync(mark) ? readFileSync(mark, "utf8") : undefined;
}

function hashOf(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
