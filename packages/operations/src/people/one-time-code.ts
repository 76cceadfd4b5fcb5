// One-time codes: made of chance, read out loud or opened as a link, and known to the database by their hash alone.
import { createHash } from "node:crypto";
import { type Outcome, done, refused } from "@nhipcau/domain/outcome.ts";
import type { Invitation, PeopleStore } from "../ports/people-store.ts";

// Without letters that are taken for others: I, L, O, U (Crockford's alphabet).
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = 24;

/** A code of 120 bits, in groups of four. `randomBytes` gives so many bytes of chance. */
export function makeOneTimeCode(randomBytes: (count: number) => Uint8Array): string {
  const plain = Array.from(randomBytes(letters), (byte) => alphabet[byte % alphabet.length]).join("");
  return plain.match(/.{4}/gu)?.join("-") ?? plain;
}

/** What is kept of a code; capitals, spaces, dashes and the letters people confuse make no difference. */
export function hashOfCode(code: string): string {
  const plain = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
  return createHash("sha256").update(plain).digest("base64url");
}

/** The invitation of a code, as long as it can be used; whatever is wrong with it is not told apart. */
export async function findUsableInvitation(
  store: PeopleStore,
  code: string,
  now: number,
): Promise<Outcome<Invitation>> {
  const found = await store.findInvitation(hashOfCode(code));
  const isUsable =
    found !== undefined &&
    found.usedAt === undefined &&
    found.withdrawnAt === undefined &&
    Date.parse(found.expiresAt) > now;
  return isUsable ? done(found) : refused({ code: "invitation-unusable", path: "code" });
}
