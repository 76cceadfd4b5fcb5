// Opens a node: its database server (the embedded one, or the one DATABASE_URL names), its database, the store over it.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./checkout.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { findRunningServer } from "@nhipcau/store/embedded/attach-server.ts";
import { defaultDataFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { startEmbeddedServer, type StartStep } from "@nhipcau/store/embedded/embedded-server.ts";
import { type JournalFeed, makeJournalFeed } from "@nhipcau/store/journal/journal-feed.ts";
import { makePostgresStore } from "@nhipcau/store/postgres-store.ts";
import { prepareDatabase, type PreparedDatabase } from "@nhipcau/store/schema/prepare-database.ts";

export interface NodePlace {
  /** The data folder of the embedded server; absent for the usual one. */
  readonly data?: string;
  /** The folder of the node's own files where several nodes share a data folder; absent for the data folder itself. */
  readonly folder?: string;
  /** Another PostgreSQL server; its path names the database. */
  readonly databaseUrl?: string;
  readonly databaseName?: string;
  /** Share the server with a node that runs on the folder instead of refusing. */
  readonly beside?: boolean;
  readonly onStep?: (step: StartStep | "migrating") => void;
}

export interface OpenNode {
  readonly store: Store;
  readonly database: Database;
  readonly prepared: PreparedDatabase;
  readonly registers: ReadonlyMap<string, Register>;
  readonly feed: JournalFeed;
  /** Where files of this node are kept beside the database. */
  readonly folder: string;
  close(): Promise<void>;
}

/** The data folder that was asked for, or the usual one. */
export function dataFolderOf({ data }: { readonly data?: string }): string {
  return data ?? defaultDataFolder(checkout);
}

/** Opens the node of a place, making what is missing. Refuses what the server or the folder refuses. */
export async function openNode(place: NodePlace): Promise<Outcome<OpenNode>> {
  const data = dataFolderOf(place);
  const folder = place.folder ?? data;
  const server = await serverOf(place, data);
  if (!server.ok) return server;
  const { adminUrl, name, stop } = server.value;
  try {
    place.onStep?.("migrating");
    const registers = new Map((await loadRegisters()).map((register) => [register.name, register]));
    const prepared = await prepareDatabase({ adminUrl, name, registers: registers.values() });
    const database = new Database({ url: prepared.appUrl, connections: 10 });
    const feed = makeJournalFeed({ url: prepared.appUrl });
    const store = makePostgresStore({ database, registers, committed: feed.committed });
    const close = async (): Promise<void> => {
      await feed.close();
      await database.close();
      await stop();
    };
    return done({ store, database, prepared, registers, feed, folder, close });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens a node, and loads more of the programme while its database server starts. */
export async function openNodeMeanwhile<T>(
  place: NodePlace,
  load: () => Promise<T>,
): Promise<[Outcome<OpenNode>, T]> {
  const begun = Promise.withResolvers<void>();
  const opening = openNode({
    ...place,
    onStep: (step) => {
      place.onStep?.(step);
      begun.resolve();
    },
  });
  // Loading leaves no room for anything else in this process, so it waits until the server's own process has begun.
  await Promise.race([begun.promise, opening]);
  return Promise.all([opening, load()]);
}

interface Server {
  readonly adminUrl: string;
  readonly name: string;
  readonly stop: () => Promise<void>;
}

async function serverOf(place: NodePlace, data: string): Promise<Outcome<Server>> {
  const name = place.databaseName ?? "nhipcau";
  if (place.databaseUrl !== undefined) {
    const url = new URL(place.databaseUrl);
    const named = decodeURIComponent(url.pathname.slice(1));
    url.pathname = "/postgres";
    if (!/^[a-z][a-z0-9_]{0,50}$/u.test(named || name))
      return refused({ code: "bad-request", data: { detail: "DATABASE_URL" } });
    return done({ adminUrl: url.href, name: named || name, stop: async () => undefined });
  }
  const serverFolder = join(data, "postgresql");
  const started = await startEmbeddedServer({
    folder: serverFolder,
    ...(place.onStep ? { onProgress: place.onStep } : {}),
  });
  if (started.ok) return done({ adminUrl: started.value.adminUrl, name, stop: () => started.value.stop() });
  const inUse = started.refusals.some(({ code }) => code === "folder-in-use");
  const running = place.beside === true && inUse ? findRunningServer(serverFolder) : undefined;
  return running === undefined ? started : done({ adminUrl: running, name, stop: async () => undefined });
}

/**
 * Forgets everything a data folder holds, to start over; only what this programme put there. Refuses a folder that a
 * running node uses. A server left behind by a killed node is stopped first.
 */
export async function forgetData(folder: string): Promise<Outcome<void>> {
  const serverFolder = join(folder, "postgresql");
  if (existsSync(serverFolder)) {
    const held = await startEmbeddedServer({ folder: serverFolder });
    if (held.ok) await held.value.stop();
    // Any other refusal is a reason to start over, not a reason against it.
    else if (held.refusals.some(({ code }) => code === "folder-in-use")) return held;
  }
  for (const own of [
    "postgresql",
    "nodes",
    "spool",
    "session-secret",
    "node-key.pem",
    "push-keys.json",
    "served.json",
  ]) {
    rmSync(join(folder, own), { recursive: true, force: true });
  }
  return done(undefined);
}
