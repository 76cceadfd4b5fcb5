// The owner gives a part of a file of evidence to a partner whose grant lets it have the record that names the file.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { declarationOf } from "../exchange/declaration.ts";
import { todayOf } from "../exchange/derive.ts";
import type { ExchangeNode } from "../exchange/exchange-node.ts";
import type { Peer } from "../ports/exchange-store.ts";

/** The longest part of one answer, in bytes; well within what an answer may hold. */
export const largestPart = 4 * 1024 * 1024;

export interface FileRequest {
  readonly grant: string;
  readonly record: string;
  readonly offset: number;
  readonly length: number;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** Reads a request; refuses every other form with `bad-statement`. */
export function parseFileRequest(value: Readonly<Record<string, unknown>>): Outcome<FileRequest> {
  const { grant, record, offset, length, ...others } = value;
  const isForm =
    typeof grant === "string" &&
    uuid.test(grant) &&
    typeof record === "string" &&
    /^[A-Za-z0-9._-]{1,64}$/u.test(record) &&
    isWhole(offset, 0, Number.MAX_SAFE_INTEGER - largestPart) &&
    isWhole(length, 1, largestPart) &&
    Object.keys(others).length === 0;
  return isForm ? done({ grant, record, offset, length }) : refused({ code: "bad-statement" });
}

/** Refuses `file-away` for whatever the grant does not let out now, without saying why, and for a file that is not here. */
export async function serveFile(
  node: ExchangeNode,
  peer: Peer,
  { grant, record, offset, length }: FileRequest,
): Promise<Outcome<Uint8Array>> {
  const personal = declarationOf(node.registers).personalFieldsOf("evidence-items");
  const digest = await node.exchange.read((transaction) =>
    transaction.grantedFile({ grant, peer: peer.node, personal, record, today: todayOf(node) }),
  );
  const file = digest === undefined ? undefined : await node.evidence.find(digest);
  if (!file || offset >= file.size) return refused({ code: "file-away" });
  return done(await node.evidence.readPart(file.digest, offset, length));
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}
