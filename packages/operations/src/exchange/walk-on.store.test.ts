// A pull looks on past what is none of the partner's, and says when a large transaction is over whose end is not the partner's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { actor } from "@nhipcau/testkit/actors.ts";
import { connect, grantTo, makeNodes, settle, well } from "@nhipcau/testkit/connected-nodes.ts";
import { termsOf } from "@nhipcau/testkit/granted-node.ts";
import { settledJournal } from "@nhipcau/testkit/settled-journal.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { followGrant } from "./follow-grant.ts";

const [owner, partner] = await makeNodes({ localities: [["QN"], ["HP"]], extra: [samples] });
assert.ok(owner && partner);
await connect(owner, partner);
const rows = [{ field: "colour", op: "eq" as const, values: ["red"] }];
const id = await grantTo(owner, partner, termsOf({ register: "samples", rows }));
await settle([owner, partner]);

const most = 10;
const coloured = (prefix: string, count: number, colour: string) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${index}`,
    body: { title: prefix, colour },
  }));

async function followOnce(): Promise<readonly (readonly [rows: number, whole: boolean])[]> {
  assert.ok(owner && partner);
  await settledJournal(owner);
  const { exchange } = partner;
  const { grant, peer } = await exchange.exchange.read(async (transaction) => ({
    grant: await transaction.findGrant(id),
    peer: await transaction.findPeer(owner.exchange.node),
  }));
  assert.ok(grant && peer);
  const pages: (readonly [number, boolean])[] = [];
  const onPage = ({ rowCount, whole }: { readonly rowCount: number; readonly whole: boolean }) =>
    pages.push([rowCount, whole]);
  well(await followGrant(exchange, peer, grant, { wait: 0, most, onPage }));
  return pages;
}

async function copies(prefix: string): Promise<number> {
  assert.ok(partner);
  const [row] = await partner.sql("select count(*)::integer as n from reg.samples where id like $1", [
    `${prefix}-%`,
  ]);
  return Number(row?.["n"]);
}

test("X-39: what is none of the partner's is nothing new, and what comes after it is found by the same pull", async () => {
  for (let part = 0; part < 7; part++)
    await putWell(owner.store, actor("QN"), samples, coloured(`blue${part}`, most, "blue"));
  await putWell(owner.store, actor("QN"), samples, coloured("red", 1, "red"));
  assert.deepEqual(await followOnce(), [[1, true]]);
  assert.deepEqual(await followOnce(), []);
  assert.equal(await copies("red"), 1);
});

test("X-46: a large transaction whose end is none of the partner's ends with an empty page that is whole", async () => {
  await putWell(owner.store, actor("QN"), samples, [
    ...coloured("large", 12, "red"),
    ...coloured("small", 20, "blue"),
  ]);
  assert.deepEqual(await followOnce(), [
    [10, false],
    [2, false],
    [0, true],
  ]);
  assert.equal(await copies("large"), 12);
  assert.equal(await copies("small"), 0);
});
