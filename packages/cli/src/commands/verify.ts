// `nhipcau verify`: checks a proof file and says of each part whether it holds (X-56). It needs no node, no database and
// no network: the file alone, and somebody who compares the keys' ids with the nodes' own word.
import { readFile, stat } from "node:fs/promises";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { fingerprintOf } from "@nhipcau/exchange/keys/fingerprint.ts";
import { parsePublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import { longestProof, parseProof, type ProofKey } from "@nhipcau/exchange/proof/proof-file.ts";
import { type ProofPart, verifyProof } from "@nhipcau/exchange/proof/verify-proof.ts";
import { exitCodes, makeTerminal, type Terminal } from "../node/terminal.ts";

export interface VerifyOptions {
  readonly json?: boolean;
}

const kinds: Readonly<Record<ProofPart["what"], { readonly vi: string; readonly en: string }>> = {
  key: { vi: "khóa", en: "key" },
  statement: { vi: "tuyên bố", en: "statement" },
  page: { vi: "trang", en: "page" },
  row: { vi: "dòng", en: "row" },
  sequence: { vi: "nối tiếp", en: "sequence" },
  receipt: { vi: "biên nhận", en: "receipt" },
};

/** Ends with `done` when every part holds, with `different` when one does not. */
export async function verify(file: string, options: VerifyOptions): Promise<number> {
  const terminal = makeTerminal(options);
  const bytes = await readProof(file);
  if (!bytes.ok) return terminal.refuse(bytes.refusals);
  const proof = parseProof(bytes.value);
  if (!proof.ok) return terminal.refuse(proof.refusals.map((refusal) => ({ ...refusal, path: file })));
  const parts = verifyProof(proof.value);
  const keys = proof.value.keys.map(withFingerprint);
  for (const part of parts) sayPart(terminal, part);
  for (const { node, fingerprint } of keys) {
    if (fingerprint !== undefined)
      terminal.say(
        `Khóa của nút ${node}: ${fingerprint} — hãy đối chiếu với chính nút đó.`,
        `Key of node ${node}: ${fingerprint} — compare it with that node's own word.`,
      );
  }
  const failed = parts.filter((part) => !part.holds).length;
  terminal.result(
    { file, holds: failed === 0, failed, parts, keys },
    failed === 0
      ? `${parts.length} phần: tất cả đều đúng.`
      : `${parts.length} phần: ${failed} phần KHÔNG đúng.`,
    failed === 0 ? `${parts.length} parts: all hold.` : `${parts.length} parts: ${failed} do NOT hold.`,
  );
  return failed === 0 ? exitCodes.done : exitCodes.different;
}

async function readProof(file: string): Promise<Outcome<Uint8Array>> {
  try {
    const { size } = await stat(file);
    if (size > longestProof) return refused({ code: "too-large", path: file, data: { limit: "16 MiB" } });
    return done(await readFile(file));
  } catch (cause) {
    if (!(cause instanceof Error)) throw new Error(`${file} could not be read`, { cause });
    return refused({ code: "unreadable-file", path: file, data: { detail: cause.message } });
  }
}

function withFingerprint({ node, x }: ProofKey): ProofKey & { readonly fingerprint?: string } {
  const key = parsePublicKey(x);
  if (key === undefined) return { node, x };
  const { words, hex } = fingerprintOf(key.keyId);
  return { node, x, fingerprint: `${words.join(" ")} (${hex})` };
}

function sayPart(terminal: Terminal, { what, place, name, holds, why }: ProofPart): void {
  const kind = kinds[what];
  terminal.say(
    `${holds ? "đúng " : "KHÔNG"}  ${kind.vi} ${name} — ${place}${why ? `: ${why.vi}` : ""}`,
    `${holds ? "holds" : "FAILS"}  ${kind.en} ${name} — ${place}${why ? `: ${why.en}` : ""}`,
  );
}
