// A kept page checked again as when it came: its signature, its root, and that a record's row stands in it.
import type { Trace } from "@nhipcau/contract/shapes/trace.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { refusalSentence } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { badPage } from "@nhipcau/exchange/pages/bad-page.ts";
import { decodePage } from "@nhipcau/exchange/pages/page-file.ts";
import { type PageHeader, parsePageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { idOfPresent, listRowHashes, readRows, rowForm } from "@nhipcau/exchange/pages/page-rows.ts";
import {
  type Envelope,
  parseEnvelope,
  payloadTypes,
  verifyEnvelope,
} from "@nhipcau/exchange/signing/envelope.ts";
import type { ProofPage, ProofRow } from "@nhipcau/exchange/proof/proof-file.ts";
import type { Peer } from "../ports/exchange-store.ts";
import type { PageOnFile } from "../ports/exchange-trace.ts";
import { keysOfPeer } from "./exchange-node.ts";

export interface OpenedPage {
  readonly envelope: Envelope;
  readonly header: PageHeader;
  /** The lines as they are kept. */
  readonly rows: Buffer;
  readonly key: string;
}

type Check = NonNullable<Trace["copy"]>["checks"][number];

/** A kept page as file, header and lines. Refuses one whose rows are gone or cannot be read any more (`bad-page`). */
export async function openKeptPage(page: PageOnFile): Promise<Outcome<OpenedPage>> {
  if (page.encoding === "erased")
    return badPage("các dòng đã xóa cùng với thỏa thuận chia sẻ", "its rows went with the grant");
  const file = await decodePage([page.file], page.encoding);
  if (!file.ok) return file;
  const envelope = parseEnvelope(Buffer.from(file.value.envelope));
  if (!envelope.ok) return envelope;
  const header = parsePageHeader(Buffer.from(envelope.value.payload, "base64"));
  if (!header.ok) return header;
  const key = envelope.value.signatures[0]?.keyid ?? "";
  return { ok: true, value: { envelope: envelope.value, header: header.value, rows: file.value.rows, key } };
}

/** What of a page holds now, by its owner's keys, and whether the record's row stands in it. */
export function checkKeptPage(page: OpenedPage, owner: Peer, record: string): readonly Check[] {
  const { envelope, header, rows } = page;
  const keys = keysOfPeer(owner, "earlier-too");
  const signature = verifyEnvelope(envelope, { payloadType: payloadTypes.page, keys });
  const root = readRows(rows, { rows: header.rows, root: header.root });
  const row = findRow(rows, record);
  return [
    check("signature", signature),
    check("root", root),
    row
      ? { what: "row", holds: true }
      : {
          what: "row",
          holds: false,
          why: { vi: "trang không còn dòng của bản ghi này", en: "the page no longer has this record's row" },
        },
  ];
}

/** The page as a part of a proof, with the rows of one record shown, or none. */
export function proofPageOf({ envelope, rows }: OpenedPage, record?: string): ProofPage | undefined {
  const hashes = listRowHashes(rows);
  if (!hashes.ok) return undefined;
  const row = record === undefined ? undefined : findRow(rows, record);
  return { envelope, hashes: hashes.value, rows: row ? [row] : [] };
}

function findRow(rows: Buffer, record: string): ProofRow | undefined {
  let index = 0;
  for (let from = 0; from < rows.length; index++) {
    const to = rows.indexOf(0x0a, from);
    if (to < 0) return undefined;
    if (rowForm(rows, from, to) === "present" && idOfPresent(rows, from) === record)
      return { index, line: rows.toString("utf8", from, to) };
    from = to + 1;
  }
  return undefined;
}

function check(what: Check["what"], outcome: Outcome<unknown>): Check {
  if (outcome.ok) return { what, holds: true };
  const [first] = outcome.refusals;
  const why: Text | undefined = first && {
    vi: refusalSentence(first, "vi"),
    en: refusalSentence(first, "en"),
  };
  return { what, holds: false, ...(why ? { why } : {}) };
}
