// Who runs the database server. PostgreSQL refuses to run as root, so when we are root it runs as an unprivileged
// user; and what that user may reach is not what root may reach.
import { spawnSync } from "node:child_process";
import { lchownSync, statSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";

export interface ServerUser {
  readonly name: string;
  /** Absent when the server simply runs as we do. */
  readonly ids?: { readonly uid: number; readonly gid: number };
}

const preferredName = "postgres";

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user for the server on a data folder: ourselves, unless we are root. As root it is the owner of the data that
 * is already there (a folder first used by an ordinary user stays theirs), else `postgres`, created when missing.
 */
export function chooseServerUser(dataFolder: string): Outcome<ServerUser> {
  if (!isRoot()) return done({ name: "" });
  const owner = findStats(dataFolder);
  if (owner !== undefined && owner.uid !== 0) {
    return done({ name: String(owner.uid), ids: { uid: owner.uid, gid: owner.gid } });
  }
  const known = findIds(preferredName);
  if (known !== undefined) return done({ name: preferredName, ids: known });
  const reason = createUser(preferredName);
  const created = findIds(preferredName);
  if (created !== undefined) return done({ name: preferredName, ids: created });
  return refused({ code: "no-server-user", data: { user: preferredName, reason } });
}

/** Gives a path to the server's user; does nothing when that is ourselves. Never follows a symbolic link. */
export function giveTo(user: ServerUser, path: string): void {
  if (user.ids !== undefined) lchownSync(path, user.ids.uid, user.ids.gid);
}

/** The nearest folder on the way to `path` (itself included) that the user cannot enter; undefined when all open. */
export function findBlockedFolder(user: ServerUser, path: string): string | undefined {
  if (user.ids === undefined) return undefined;
  const way: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return way.find((folder) => {
    const stats = findStats(folder);
    return stats !== undefined && !mayEnter(user.ids, stats);
  });
}

/** Somebody with no rights of their own: the answer for "can a server user that does not exist yet get there?". */
export function likelyServerUser(): ServerUser {
  if (!isRoot()) return { name: "" };
  return { name: preferredName, ids: findIds(preferredName) ?? { uid: 65_534, gid: 65_534 } };
}

function mayEnter(ids: ServerUser["ids"], stats: Stats): boolean {
  if (stats.uid === ids?.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === ids?.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

function findStats(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function findIds(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Tries the two common programs; returns why the last one failed. */
function createUser(name: string): string {
  const attempts = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name],
    ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", name],
  ];
  let reason = "";
  for (const [program = "", ...args] of attempts) {
    const answer = spawnSync(program, args, { encoding: "utf8" });
    if (answer.status === 0) return "";
    reason ||= answer.error?.message ?? answer.stderr.trim();
  }
  return reason;
}
