// A node that receives from partners of its own making: each has an author, a grant and pages numbered from 1.
import assert from "node:assert/strict";
import { decodePage } from "@nhipcau/exchange/pages/page-file.ts";
import type { PageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { makeExchangeStore } from "@nhipcau/store/exchange/exchange-store.ts";
import { readKeptRows } from "@nhipcau/store/exchange/kept-files.ts";
import { goneRow, keptPageOf, putGranted, rowOf, termsOf } from "./granted-node.ts";
import { makeNode, type TestNode } from "./make-node.ts";
import { codesOfOutcome } from "./put-records.ts";
import { samples } from "./sample-register.ts";
import type { TestServer } from "./test-server.ts";

/** A node of Hải Phòng with the register of samples, and what makes its partners. */
export async function makeReceivingNode(server: TestServer) {
  const node = await makeNode({ server, extra: [samples] });
  const exchange = makeExchangeStore({ ...node, localities: ["HP"] });
  let authors = 0;

  /** A partner of its own, whose pages are numbered from 1. */
  async function makePartner(fields: readonly string[] = ["title", "story"]) {
    const author = `A${(authors += 1)}`;
    const terms = termsOf({ register: "samples", from: [author], fields });
    const { grant, peer } = await putGranted(exchange, "in", terms);
    let number = 0;
    const pageOf = (rows: readonly string[], header: Partial<PageHeader> = {}) =>
      keptPageOf(grant, "samples", rows, { number: number + 1, fields, ...header });
    return {
      author,
      grant,
      peer,
      terms,
      pageOf,
      row: (id: string, version: number, title: string, more: Parameters<typeof rowOf>[3] = {}) =>
        rowOf(`${author}-${id}`, version, { title }, { author, ...more }),
      gone: (id: string, version: number) => goneRow(`${author}-${id}`, version),
      /** Applies the next page; "done" or the codes of the refusals. */
      apply: async (rows: readonly string[], header: Partial<PageHeader> = {}) => {
        const outcome = codesOfOutcome(await exchange.applyPage(await pageOf(rows, header)));
        if (outcome === "done") number += 1;
        return outcome;
      },
      copies: async () => {
        const rows = await node.sql(
          "select substr(id, length(author) + 2) as id, version, title from reg.samples where author = $1 and from_page is not null order by id",
          [author],
        );
        return rows.map(({ id, version, title }) => [id, version, title]);
      },
      earlier: () =>
        node.sql("select version, body from nhipcau.superseded where author = $1 order by 1", [author]),
      /** Every word of the files that are kept, each of which still gives its root. */
      kept: () => readKept(node, grant),
      followed: () => exchange.read((transaction) => transaction.followed(grant)),
      pages: async () =>
        Number(
          (await node.sql("select count(*)::int as n from nhipcau.pages where grant_id = $1", [grant]))[0]?.[
            "n"
          ],
        ),
    };
  }

  return { node, exchange, makePartner };
}

async function readKept(node: TestNode, grant: string): Promise<string> {
  const files = (await node.sql(
    "select envelope, encoding, file from nhipcau.pages where grant_id = $1 and encoding <> 'erased' order by id",
    [grant],
  )) as unknown as readonly Parameters<typeof readKeptRows>[0][];
  let text = "";
  for (const file of files) {
    await readKeptRows(file);
    const page = await decodePage([file.file], file.encoding);
    assert.ok(page.ok);
    text += page.value.rows.toString();
  }
  return text;
}
