// The node's signing key: a file beside the data that nobody else may read, made at the first start.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import {
  generatePrivateKeyPem,
  readSigningKey,
  type SigningKey,
} from "@nhipcau/exchange/keys/signing-key.ts";

/** The key kept in a node's folder, or a new one where there is none. Refuses a file that holds no such key (`bad-key`). */
export function keptKey(folder: string): Outcome<SigningKey> {
  const file = join(folder, "node-key.pem");
  if (!existsSync(file)) writeKey(folder, generatePrivateKeyPem());
  return readSigningKey(readFileSync(file, "utf8"));
}

/** The keys that were given up, as they are kept beside the present one; the newest first. */
export function formerKeys(folder: string): readonly SigningKey[] {
  const files = readdirSync(folder).filter((name) => /^node-key-.+\.pem$/u.test(name));
  return files
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    .flatMap((file) => {
      const key = readSigningKey(readFileSync(file, "utf8"));
      return key.ok ? [key.value] : [];
    });
}

/** Keeps the key that is to come beside the present one, before anybody is told of it: a crash must not lose it. */
export function keepNextKey(folder: string, pem: string): void {
  writeAside(folder, "node-key.next", pem);
}

/** The key that was to come when the process ended. */
export function findNextKey(folder: string): { readonly pem: string; readonly key: SigningKey } | undefined {
  const file = join(folder, "node-key.next");
  if (!existsSync(file)) return undefined;
  const pem = readFileSync(file, "utf8");
  const key = readSigningKey(pem);
  return key.ok ? { pem, key: key.value } : undefined;
}

/** Puts a key in the place of the present one, which is kept beside it under its id. */
export function replaceKey(folder: string, pem: string, formerKeyId: string): void {
  const file = join(folder, "node-key.pem");
  if (existsSync(file)) renameSync(file, join(folder, `node-key-${formerKeyId}.pem`));
  writeKey(folder, pem);
}

function writeKey(folder: string, pem: string): void {
  writeAside(folder, "node-key.pem", pem);
  rmSync(join(folder, "node-key.next"), { force: true });
}

// Written aside and moved, so that a crash leaves a whole key or none.
function writeAside(folder: string, name: string, pem: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  writeFileSync(`${file}.new`, pem, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
