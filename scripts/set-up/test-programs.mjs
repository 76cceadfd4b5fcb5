// The programs the tests need beyond npm: a browser, a second version of PostgreSQL, and the programs that read our
// files back. From Debian's packages where they are missing and we may install them; else it says what to install.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, giveUp, run, say } from "./run.mjs";

/** The major version that npm brings; the other one must differ from it. */
const embeddedMajor = "18";

const needs = [
  { package: "chromium", found: findChromium },
  { package: "postgresql", found: findOtherPostgres },
  {
    package: "libreoffice-writer-nogui",
    found: () => findProgram("soffice") && findLibreOffice("libswlo.so"),
  },
  { package: "libreoffice-calc-nogui", found: () => findProgram("soffice") && findLibreOffice("libsclo.so") },
  { package: "poppler-utils", found: () => findProgram("pdftotext") },
  { package: "gdal-bin", found: () => findProgram("ogrinfo") },
  { package: "fonts-liberation", found: () => ask("fc-list", ["Liberation Serif"]).trim() },
];

/** Makes sure everything is there and gives the environment in which the tests find it. */
export function installTestPrograms() {
  const missing = listMissing();
  if (missing.length > 0) install(missing);
  const still = listMissing();
  if (still.length > 0) tellWhatToInstall(still);
  return { NHIPCAU_CHROMIUM: findChromium(), NHIPCAU_OTHER_POSTGRES: findOtherPostgres() };
}

function listMissing() {
  return needs.filter((need) => !need.found()).map((need) => need.package);
}

function install(missing) {
  const asRoot = findWayToRoot();
  if (asRoot === undefined || !findProgram("apt-get")) tellWhatToInstall(missing);
  say("Đang cài cho kiểm thử: " + missing.join(" "), "Installing for the tests: " + missing.join(" "));
  forbidSystemCluster(asRoot);
  const apt = asRoot.concat(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
  const step = (args) => run(apt[0], apt.slice(1).concat(args), { stdio: ["ignore", "inherit", "inherit"] });
  const installing = ["install", "-y", "--no-install-recommends"].concat(missing);
  // The lists of a fresh machine are empty or old; then, and only then, they are fetched first.
  if (step(["--simulate"].concat(installing)) && step(installing)) return;
  step(["update"]);
  step(installing);
}

/** Debian's package would otherwise start a server of its own on this machine. */
function forbidSystemCluster(asRoot) {
  const file = "/etc/postgresql-common/createcluster.conf";
  if (existsSync(file)) return;
  const text = "create_main_cluster = false\n";
  if (asRoot.length === 0) {
    mkdirSync("/etc/postgresql-common", { recursive: true });
    writeFileSync(file, text);
    return;
  }
  const command = "mkdir -p /etc/postgresql-common && printf '" + text.trim() + "\\n' > " + file;
  run(asRoot[0], asRoot.slice(1).concat(["sh", "-c", command]));
}

/** What to put before a command so that it runs as root; undefined when we may not. */
function findWayToRoot() {
  if (process.getuid && process.getuid() === 0) return [];
  return findProgram("sudo") && run("sudo", ["-n", "true"], { stdio: "ignore" }) ? ["sudo", "-n"] : undefined;
}

function tellWhatToInstall(missing) {
  const line = "sudo apt-get install --no-install-recommends " + missing.join(" ");
  giveUp("Kiểm thử còn thiếu chương trình; hãy chạy: " + line, "The tests lack programs; run: " + line);
}

function findChromium() {
  return process.env.NHIPCAU_CHROMIUM || findProgram("chromium") || findProgram("google-chrome") || "";
}

/** The bin folder of an installed PostgreSQL, 15 or newer, of another version than npm's; the newest of them. */
function findOtherPostgres() {
  if (process.env.NHIPCAU_OTHER_POSTGRES) return process.env.NHIPCAU_OTHER_POSTGRES;
  const all = "/usr/lib/postgresql";
  const versions = existsSync(all) ? readdirSync(all) : [];
  const usable = versions
    .filter((version) => version !== embeddedMajor && Number(version) >= 15)
    .filter((version) => existsSync(join(all, version, "bin", "initdb")))
    .sort((a, b) => Number(b) - Number(a));
  return usable.length > 0 ? join(all, usable[0], "bin") : "";
}

/** LibreOffice is one program with parts; a part is there when its library is. */
function findLibreOffice(library) {
  const places = ["/usr/lib/libreoffice/program", "/opt/libreoffice/program"];
  return places.map((place) => join(place, library)).find((path) => existsSync(path)) || "";
}

function findProgram(name) {
  const folders = (process.env.PATH || "").split(":").concat(["/usr/bin", "/usr/sbin", "/bin", "/sbin"]);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) || "";
}
