// The node's signing key: a file beside the data that nobody else may read, made at the first start.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
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

/** Puts a key in the place of the present one, which is kept beside it under its id. */
export function replaceKey(folder: string, pem: string, formerKeyId: string): void {
  const file = join(folder, "node-key.pem");
  if (existsSync(file)) renameSync(file, join(folder, `node-key-${formerKeyId}.pem`));
  writeKey(folder, pem);
}

// Written aside and moved, so that a crash leaves a whole key or none.
function writeKey(folder: string, pem: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "node-key.pem");
  writeFileSync(`${file}.new`, pem, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
