// Looks at the pages a node keeps as somebody would who was handed its database and the owner's key: each verifies, each
// follows on the one before, and none holds a record or a field that is not held any more.
import { hash } from "node:crypto";
import { keysById, parsePublicKey } from "@nhipcau/exchange/keys/public-key.ts";
import { decodePage } from "@nhipcau/exchange/pages/page-file.ts";
import { pageHash, parsePageHeader, type PageHeader } from "@nhipcau/exchange/pages/page-header.ts";
import { parseEnvelope, payloadTypes, verifyEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import type { NodeProcess } from "./node-process.ts";

interface PageRow {
  readonly grant_id: string;
  readonly register: string;
  readonly envelope: string;
  readonly encoding: string;
  readonly file: Buffer;
}

/** What is wrong with the kept pages; nothing when all of them hold. */
export async function findFaultsOfPages(node: NodeProcess): Promise<readonly string[]> {
  const peers = await node.sql<{ keys: readonly { readonly x: string }[] }>("select keys from nhipcau.peers");
  const keys = keysById(peers.flatMap((peer) => peer.keys).flatMap(({ x }) => parsePublicKey(x) ?? []));
  const pages = await node.sql<PageRow>(
    "select grant_id, register, envelope, encoding, file from nhipcau.pages order by grant_id, epoch, number",
  );
  const faults: string[] = [];
  let before: { readonly grant: string; readonly header: PageHeader; readonly hash: string } | undefined;
  for (const page of pages) {
    const envelope = parseEnvelope(Buffer.from(page.envelope));
    const verified = envelope.ok
      ? verifyEnvelope(envelope.value, { payloadType: payloadTypes.page, keys })
      : envelope;
    const header = verified.ok ? parsePageHeader(verified.value.payload) : verified;
    if (!verified.ok || !header.ok) {
      faults.push(`an envelope of ${page.grant_id} does not verify`);
      continue;
    }
    const { epoch, number, previous } = header.value;
    const name = `page ${epoch}/${number} of ${page.grant_id}`;
    if (before?.grant === page.grant_id && before.header.epoch === epoch) {
      if (number !== before.header.number + 1 || previous !== before.hash)
        faults.push(`${name} does not follow`);
    } else if (number !== 1) faults.push(`${name} is the first that is kept`);
    before = { grant: page.grant_id, header: header.value, hash: pageHash(verified.value.payload) };
    if (page.encoding !== "erased") faults.push(...(await findFaultsOfRows(node, page, header.value, name)));
  }
  return faults;
}

async function findFaultsOfRows(
  node: NodeProcess,
  page: PageRow,
  header: PageHeader,
  name: string,
): Promise<readonly string[]> {
  const file = await decodePage([page.file], page.encoding);
  if (!file.ok) return [`${name} cannot be read`];
  const lines = file.value.rows.toString().split("\n").slice(0, -1);
  const hashes = lines.map((line) =>
    line.startsWith("!") ? Buffer.from(line.slice(1), "base64url") : hash("sha256", line, "buffer"),
  );
  const root = hash("sha256", Buffer.concat(hashes), "base64url");
  if (root !== header.root || lines.length !== header.rows)
    return [`the rows of ${name} do not give its root`];
  const rows = lines
    .filter((line) => !line.startsWith("!"))
    .map((line) => JSON.parse(line.slice(23)) as Record<string, unknown>)
    .filter((row) => !("$gone" in row));
  const held = await node.sql<{ id: string }>(`select id from reg."${page.register}" where id = any ($1)`, [
    rows.map(({ $id }) => $id),
  ]);
  const known = new Set(held.map(({ id }) => id));
  const kept = rows.filter(({ $id }) => !known.has(String($id)));
  return kept.length === 0
    ? []
    : [`${name} keeps ${kept.length} records that are gone, such as ${String(kept[0]?.["$id"])}`];
}
