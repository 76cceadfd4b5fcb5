// The feed of a grant without what makes it provable: no signatures, hashes, salts, nonces, receipts or kept pages. The
// same functions of the store read and apply it, the same compression and the same look ahead carry it, so that what is
// left between the two is what those cost. For bench/exchange-cost.ts alone.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { type Outcome } from "@nhipcau/domain/outcome.ts";
import type { Cursor } from "@nhipcau/exchange/pages/cursor.ts";
import { decodePage, encodePage } from "@nhipcau/exchange/pages/page-file.ts";
import type { ExchangeStore, GrantedPage } from "@nhipcau/operations/ports/exchange-store.ts";

interface Asked {
  readonly grant: string;
  readonly peer: string;
  readonly after?: Cursor;
}

type Head = Omit<GrantedPage, "rows"> & { readonly count: number };

const most = 2000;

/** Listens on a port of its own; gives its address. */
export async function servePlainFeed(exchange: ExchangeStore): Promise<string> {
  const server = createServer((request, response) => {
    void answer(exchange, request).then((body) => response.end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the plain feed has no port");
  return `http://127.0.0.1:${bound.port}`;
}

async function answer(exchange: ExchangeStore, request: Parameters<typeof text>[0]): Promise<Buffer> {
  const asked = JSON.parse(await text(request)) as Asked;
  const { rows, ...head } = taken(await exchange.grantedPage({ ...asked, personal: [], most }));
  const envelope = JSON.stringify({ ...head, count: rows.length } satisfies Head);
  return encodePage({ envelope, rows: Buffer.from(rows.join(",")) }, "zstd");
}

/** Pulls and applies until a page is empty; gives how many pages there were. The next is asked for while one is applied. */
export async function followPlainFeed(
  exchange: ExchangeStore,
  address: string,
  asked: Asked,
  place: { readonly after?: Cursor; readonly number: number },
): Promise<{ readonly after?: Cursor; readonly number: number }> {
  let { number, after } = place;
  let coming = fetchPage(address, { ...asked, ...(after ? { after } : {}) });
  for (;;) {
    const { head, json } = await coming;
    if (head.count === 0 && head.phase === "journal") return { number, ...(after ? { after } : {}) };
    after = head.next;
    number += 1;
    coming = fetchPage(address, { ...asked, after });
    await apply(exchange, asked.grant, number, head, json);
  }
}

async function fetchPage(
  address: string,
  asked: Asked,
): Promise<{ readonly head: Head; readonly json: string }> {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(asked) });
  const page = taken(await decodePage([Buffer.from(await response.arrayBuffer())], "zstd"));
  return { head: JSON.parse(page.envelope) as Head, json: `[${page.rows.toString()}]` };
}

async function apply(
  exchange: ExchangeStore,
  grant: string,
  number: number,
  { register, epoch, fields, count, whole, begins, ends }: Head,
  json: string,
): Promise<void> {
  const payload = Buffer.from(JSON.stringify({ fields })).toString("base64");
  taken(
    await exchange.applyPage({
      grant,
      register,
      epoch,
      number,
      payloadHash: String(number),
      envelope: JSON.stringify({ payload }),
      encoding: "zstd",
      file: Buffer.alloc(0),
      rowCount: count,
      given: { count, json },
      gone: { count: 0, json: "[]" },
      whole,
      begins,
      ends,
      cursor: String(number),
      receipt: "",
      unknownFields: [],
    }),
  );
}

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
