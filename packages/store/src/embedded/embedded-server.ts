// The PostgreSQL server that npm brings, looked after like a real one: one keeper at a time, a password, loopback
// only, a kept log, a clean stop; and a server that outlived its killed parent is adopted or stopped, never doubled.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { done, refused, type Outcome } from "@nhipcau/domain/outcome.ts";
import { folderRefusal, keepPassword, makeSocketFolder, prepareFolder } from "./data-folder.ts";
import { findCommandLine, isAlive } from "./live-process.ts";
import { findPostmasterPid, type PostmasterPid } from "./postmaster-pid.ts";
import { findEmbeddedBinaries, type ServerBinaries } from "./server-binaries.ts";
import { takeServerLock } from "./server-lock.ts";
import { logFileOf, watchLog } from "./server-log.ts";
import { choosePort, rememberPort } from "./server-port.ts";
import {
  dataOf,
  endServer,
  findAnsweringVersion,
  findDataVersion,
  initialiseData,
  launch,
  resetPassword,
  settingsName,
  untilGone,
  type ServerPlace,
} from "./server-process.ts";
import { settingsFile } from "./server-settings.ts";
import { chooseServerUser, findBlockedFolder, giveTo, type ServerUser } from "./server-user.ts";

export interface EmbeddedServer {
  /** postgres://…@127.0.0.1:port/postgres, as superuser. */
  readonly adminUrl: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly pid: number;
  /** True when the server had outlived an earlier process of ours and was taken over as it ran. */
  readonly adopted: boolean;
  urlOf(database: string): string;
  /** Ends the server cleanly and gives the folder free; may be called more than once. */
  stop(): Promise<void>;
}

export type StartStep = "initialising" | "starting" | "ready" | "adopting" | "stopping-orphan";

export interface StartOptions {
  readonly folder: string;
  /** When none is given: the one used last, else a free one. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly onProgress?: (step: StartStep) => void;
  /** Other programs than those npm brings: the tests run on a second version of PostgreSQL too. */
  readonly findBinaries?: (user: ServerUser) => Outcome<ServerBinaries>;
}

/**
 * Starts the server of a folder, or takes over the one that still runs there.
 * Refuses a folder that is in use, not writable, not reachable for the server's user or of another version, a port
 * that is taken, a full disk, and a machine that PostgreSQL does not run on.
 */
export async function startEmbeddedServer(options: StartOptions): Promise<Outcome<EmbeddedServer>> {
  const prepared = preparePlace(options);
  if (!prepared.ok) return prepared;
  const place = prepared.value;
  try {
    const lock = await takeServerLock(place.folder);
    if (!lock.ok) return lock;
    const running = await startLocked(place, options).catch((error: unknown) => {
      lock.value.release();
      throw error;
    });
    if (!running.ok) {
      lock.value.release();
      return running;
    }
    options.onProgress?.("ready");
    return done(makeServer(place, running.value, () => lock.value.release()));
  } catch (error) {
    return refused(folderRefusal(place.folder, error));
  }
}

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly password: string;
  readonly adopted: boolean;
}

function preparePlace(options: StartOptions): Outcome<ServerPlace> {
  const prepared = prepareFolder(options.folder);
  if (!prepared.ok) return prepared;
  const folder = prepared.value;
  const user = chooseServerUser(dataOf(folder));
  if (!user.ok) return user;
  const blocked = findBlockedFolder(user.value, folder);
  if (blocked !== undefined) {
    return refused({ code: "folder-not-reachable", data: { user: user.value.name, blocked } });
  }
  const binaries = (options.findBinaries ?? findEmbeddedBinaries)(user.value);
  if (!binaries.ok) return binaries;
  const [found, expected] = [findDataVersion(folder), binaries.value.major];
  if (found !== undefined && found !== expected) {
    return refused({ code: "folder-of-another-version", data: { folder, found, expected } });
  }
  return done({ folder, user: user.value, binaries: binaries.value });
}

async function startLocked(place: ServerPlace, options: StartOptions): Promise<Outcome<Running>> {
  const isLost = findDataVersion(place.folder) !== undefined && !existsSync(join(place.folder, "password"));
  const password = keepPassword(place.folder, place.user);
  const orphan = findPostmasterPid(dataOf(place.folder));
  if (orphan !== undefined) {
    const adopted = await adoptOrClear(place, orphan, password, options);
    if (adopted !== undefined) return done(adopted);
  }
  const port = await choosePort(place.folder, options.port);
  if (!port.ok) return port;
  if (findDataVersion(place.folder) === undefined) {
    options.onProgress?.("initialising");
    const made = await initialiseData(place);
    if (!made.ok) return made;
  }
  const reset = isLost ? resetPassword(place, password) : done(undefined);
  if (!reset.ok) return reset;
  options.onProgress?.("starting");
  const socketFolder = makeSocketFolder(place.folder, place.user);
  writeSettings(place, settingsFor(place, port.value, socketFolder, options));
  const launched = await launch(place);
  if (!launched.ok) {
    removeShortSocketFolder(place, socketFolder);
    return launched;
  }
  rememberPort(place.folder, port.value, place.user);
  return done({ pid: launched.value.pid, port: port.value, socketFolder, password, adopted: false });
}

/** Takes over the server that postmaster.pid names if it is ours, well and set as wanted; else gets it out of the way. */
async function adoptOrClear(
  place: ServerPlace,
  orphan: PostmasterPid,
  password: string,
  options: StartOptions,
): Promise<Running | undefined> {
  const data = dataOf(place.folder);
  if (!isAlive(orphan.pid)) {
    // PostgreSQL itself clears the file of a dead server, after looking whether any of its processes still lives.
    removeShortSocketFolder(place, orphan.socketFolder);
    return undefined;
  }
  const command = findCommandLine(orphan.pid);
  if (command !== undefined && !command.includes(data)) {
    // The number now belongs to something else (after a reboot, say); PostgreSQL would take it for a live server.
    rmSync(join(data, "postmaster.pid"), { force: true });
    return undefined;
  }
  options.onProgress?.("adopting");
  const adopted = await findAdoptable(place, orphan, password, options);
  if (adopted !== undefined) return adopted;
  options.onProgress?.("stopping-orphan");
  await endServer(place, orphan.pid, 10_000);
  removeShortSocketFolder(place, orphan.socketFolder);
  return undefined;
}

async function findAdoptable(
  place: ServerPlace,
  orphan: PostmasterPid,
  password: string,
  options: StartOptions,
): Promise<Running | undefined> {
  const data = dataOf(place.folder);
  const settled = await untilSettled(data, orphan);
  if (settled?.port === undefined || settled.pid !== orphan.pid) return undefined;
  const { pid, port, socketFolder = "" } = settled;
  if (options.port !== undefined && options.port !== port) return undefined;
  if (readSettings(place) !== settingsFor(place, port, socketFolder, options)) return undefined;
  const version = await findAnsweringVersion(urlOn(port, password, "postgres"), data);
  if (version !== place.binaries.major) return undefined;
  return { pid, port, socketFolder, password, adopted: true };
}

/** An orphan may be starting (its parent was killed meanwhile) or stopping; both come to an end. */
async function untilSettled(data: string, orphan: PostmasterPid): Promise<PostmasterPid | undefined> {
  for (let look = 0; look < 200; look++) {
    const now = findPostmasterPid(data);
    if (now === undefined || now.status === "ready") return now;
    if (await untilGone(orphan.pid, 100)) return undefined;
  }
  return undefined;
}

function makeServer(place: ServerPlace, running: Running, release: () => void): EmbeddedServer {
  const log = watchLog(place.folder);
  let stopping: Promise<void> | undefined;
  async function stopOnce(): Promise<void> {
    log.stop();
    await endServer(place, running.pid);
    removeShortSocketFolder(place, running.socketFolder);
    release();
  }
  return {
    adminUrl: urlOn(running.port, running.password, "postgres"),
    port: running.port,
    dataFolder: place.folder,
    logFile: logFileOf(place.folder),
    pid: running.pid,
    adopted: running.adopted,
    urlOf: (database) => urlOn(running.port, running.password, database),
    stop: () => (stopping ??= stopOnce()),
  };
}

function urlOn(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

function settingsFor(place: ServerPlace, port: number, socketFolder: string, options: StartOptions): string {
  const settings = options.settings === undefined ? {} : { settings: options.settings };
  return settingsFile({ major: place.binaries.major, port, socketFolder, ...settings });
}

function writeSettings(place: ServerPlace, text: string): void {
  const file = join(dataOf(place.folder), settingsName);
  writeFileSync(file, text, { mode: 0o600 });
  giveTo(place.user, file);
}

function readSettings(place: ServerPlace): string | undefined {
  const file = join(dataOf(place.folder), settingsName);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The socket folder inside the data folder stays; one that had to go elsewhere is removed with its server. */
function removeShortSocketFolder(place: ServerPlace, socketFolder: string | undefined): void {
  if (socketFolder?.startsWith("/tmp/nhipcau-s-") !== true) return;
  rmSync(socketFolder, { recursive: true, force: true });
}
