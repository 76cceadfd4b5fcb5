// Installs what package-lock.json names, unless just that is installed already, by us or by hand. npm leaves a list
// of what it installed in node_modules; comparing the two lists is surer than any mark of our own.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { giveUp, node24, root, runNpm, say } from "./run.mjs";

export function installDependencies() {
  if (existsSync(node24) && isInstalled()) return;
  say("Đang cài các thư viện (npm ci)…", "Installing dependencies (npm ci)…");
  if (!runNpm(["ci", "--no-audit", "--no-fund"])) {
    giveUp(
      "npm ci không thành công; hãy xem lỗi ở trên (cần npm và mạng).",
      "npm ci failed; see the error above (npm and a network are needed).",
    );
  }
  if (existsSync(node24)) return;
  giveUp(
    "npm đã bỏ qua script cài đặt của gói “node”; hãy cho phép (npm config set ignore-scripts false) rồi chạy lại.",
    "npm skipped the install script of the package “node”; allow it (npm config set ignore-scripts false) and run again.",
  );
}

/** True when every package of the lock that this machine wants is there in that version. */
function isInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const there = listPackages(installed);
  return Object.entries(listPackages(join(root, "package-lock.json"))).every(([path, wanted]) => {
    const found = there[path];
    // An optional package for another system is rightly absent.
    if (found === undefined) return !path.includes("node_modules/") || wanted.optional === true;
    return found.version === wanted.version && found.resolved === (wanted.resolved ?? found.resolved);
  });
}

function listPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
