// A node that has a connected peer and a grant, without the statements that lead there; and pages as a peer would have
// signed them. For tests of what the database lets out and takes in.
import { randomBytes, randomUUID } from "node:crypto";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import { encodePage, type PageEncoding } from "@nhipcau/exchange/pages/page-file.ts";
import { encodePageHeader, pageHash, type PageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { buildRows, readRows } from "@nhipcau/exchange/pages/page-rows.ts";
import { payloadTypes } from "@nhipcau/exchange/signing/envelope.ts";
import type { ExchangeStore, KeptPage } from "@nhipcau/operations/ports/exchange-store.ts";

export interface GrantedNode {
  readonly peer: string;
  readonly grant: string;
}

/** Whole terms with what a test does not care about filled in. */
export function termsOf(given: Partial<Terms> & Pick<Terms, "register">): Terms {
  return {
    from: ["QN"],
    rows: [],
    fields: ["title"],
    personal: [],
    purpose: "",
    ground: "Thỏa thuận hợp tác",
    validFrom: "2020-01-01" as CalendarDate,
    validUntil: "2099-12-31" as CalendarDate,
    ...given,
  };
}

/** Puts a connected peer and an active grant with the terms; with a grant given, its next terms. */
export async function putGranted(
  exchange: ExchangeStore,
  direction: "out" | "in",
  terms: Terms,
  given: Partial<GrantedNode> & { readonly number?: number; readonly state?: string } = {},
): Promise<GrantedNode> {
  const { peer = randomUUID(), grant = randomUUID(), number = 1, state = "active" } = given;
  const outcome = await exchange.write(async (transaction) => {
    if (given.peer === undefined)
      await transaction.putPeer({
        node: peer,
        name: { vi: "Bên kia", en: "The other side" },
        localities: terms.from,
        endpoint: "https://peer.test",
        keys: [],
        state: "connected",
        declared: {},
        privateAddress: false,
      });
    return transaction.putGrant({
      id: grant,
      peer,
      direction,
      register: terms.register,
      state: state as never,
      number,
      terms,
    });
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return { peer, grant };
}

/** A row in scope as it stands in a page, without its salt. */
export function rowOf(
  id: string,
  version: number,
  fields: Readonly<Record<string, unknown>>,
  given: { readonly author?: string; readonly scope?: string; readonly from?: string } = {},
): string {
  const { author = "QN", scope = "shared", from = "2024-01-01" } = given;
  return JSON.stringify({
    $id: id,
    $v: version,
    $author: author,
    $scope: scope,
    $from: from,
    $at: "2026-01-02T03:04:05.678901Z",
    ...fields,
  });
}

export function goneRow(id: string, version: number, why = "left"): string {
  return JSON.stringify({ $gone: why, $id: id, $v: version });
}

/** A page as it is handed to the store after it verified. */
export async function keptPageOf(
  grant: string,
  register: string,
  texts: readonly string[],
  given: Partial<PageHeader> = {},
  encoding: PageEncoding = "zstd",
): Promise<KeptPage> {
  const built = buildRows(texts, randomBytes(texts.length * 16));
  const number = given.number ?? 1;
  const header: PageHeader = {
    grant,
    terms: 1,
    owner: "11111111-1111-4111-8111-111111111111",
    to: "22222222-2222-4222-8222-222222222222",
    register,
    version: "any",
    epoch: 1,
    phase: number === 1 ? "snapshot" : "journal",
    number,
    from: (given.begins ?? number === 1) ? null : `cursor-${number - 1}`,
    upTo: `cursor-${number}`,
    previous: number === 1 ? null : "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg",
    fields: ["title"],
    rows: built.count,
    root: built.root,
    whole: true,
    begins: number === 1,
    ends: number === 1,
    at: "2026-11-21T03:04:05.678Z",
    ...given,
  };
  const payload = encodePageHeader(header);
  const envelope = JSON.stringify({
    payloadType: payloadTypes.page,
    payload: payload.toString("base64"),
    signatures: [],
  });
  const rows = readRows(built.bytes, { rows: built.count, root: built.root });
  if (!rows.ok) throw new Error("rows that were built are read");
  return {
    grant,
    register,
    epoch: header.epoch,
    number,
    payloadHash: pageHash(payload),
    envelope,
    encoding,
    file: await encodePage({ envelope, rows: built.bytes }, encoding),
    rowCount: built.count,
    given: rows.value.present,
    gone: rows.value.gone,
    whole: header.whole,
    begins: header.begins,
    ends: header.ends,
    cursor: header.upTo,
    receipt: "{}",
    unknownFields: [],
  };
}
