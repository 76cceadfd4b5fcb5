// The node's pair of keys for messages to browsers: made once and kept beside the data, since browsers subscribe with it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatePushKeys, type PushKeys } from "@nhipcau/server/urging/web-push.ts";

/** Where the keys are kept in a node's folder. */
export const pushKeysFile = "push-keys.json";

/** The keys in a node's folder, or new ones where there are none. */
export async function keptPushKeys(folder: string): Promise<PushKeys> {
  const file = join(folder, pushKeysFile);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as PushKeys;
  const keys = await generatePushKeys();
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
