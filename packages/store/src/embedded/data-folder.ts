// The folder a server lives in: where it is by default, what is in it, and whether it can be used at all.
//
//   <folder>/pg         PostgreSQL's own data          <folder>/password   the superuser's password (0600)
//   <folder>/socket     its unix socket                <folder>/port       the port used last
//   <folder>/log        its log                        <folder>/lock.*     who looks after it
import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { findBlockedFolder, giveTo, isRoot, likelyServerUser, type ServerUser } from "./server-user.ts";

/** `<checkout>/data`, or a folder under /var/lib when the server's user could not get there (root, closed clone). */
export function defaultDataFolder(checkout: string): string {
  const beside = join(resolve(checkout), "data");
  if (findBlockedFolder(likelyServerUser(), beside) === undefined) return beside;
  return join("/var/lib/nhipcau", createHash("sha256").update(resolve(checkout)).digest("hex").slice(0, 12));
}

/** A new empty folder that a server can always use, for tests; the caller removes it. */
export function scratchFolder(): string {
  const places = [tmpdir(), "/tmp", "/var/tmp"].filter((place) => existsSync(place));
  const place = places.find((each) => findBlockedFolder(likelyServerUser(), each) === undefined) ?? tmpdir();
  const folder = realpathSync(mkdtempSync(join(place, "nhipcau-")));
  if (isRoot()) chmodSync(folder, 0o755);
  return folder;
}

/** Makes the folder where it is missing and finds out whether we can write there; gives its real path. */
export function prepareFolder(folder: string): Outcome<string> {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    const own = statSync(join(path, "pg"), { throwIfNoEntry: false });
    const self = process.getuid?.();
    if (own !== undefined && self !== undefined && self !== 0 && own.uid !== self) {
      return refused({
        code: "folder-not-writable",
        data: { folder: path, reason: `pg: uid ${own.uid} ≠ ${self}` },
      });
    }
    accessSync(path, constants.W_OK | constants.X_OK);
    return done(realpathSync(path));
  } catch (error) {
    return refused(folderRefusal(path, error));
  }
}

/** Turns what the system says about a file operation in the folder into a refusal. */
export function folderRefusal(folder: string, error: unknown): Refusal {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return { code: "disk-full", data: { folder } };
  if (code === undefined) throw new Error(`cannot prepare ${folder}`, { cause: error });
  return { code: "folder-not-writable", data: { folder, reason: message } };
}

/** The superuser's password, made at random the first time. */
export function keepPassword(folder: string, user: ServerUser): string {
  const file = join(folder, "password");
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
    giveTo(user, file);
  }
  return readFileSync(file, "utf8").trim();
}

/** A socket's whole path may have 107 bytes; in a deep folder the socket goes to a short one instead. */
export function makeSocketFolder(folder: string, user: ServerUser): string {
  if (process.platform === "win32") return "";
  const beside = join(folder, "socket");
  if (Buffer.byteLength(join(beside, ".s.PGSQL.65535.lock")) <= 107 && !beside.includes(",")) {
    mkdirSync(beside, { recursive: true, mode: 0o700 });
    giveTo(user, beside);
    return beside;
  }
  const short = mkdtempSync(join("/tmp", "nhipcau-s-"));
  giveTo(user, short);
  return short;
}
