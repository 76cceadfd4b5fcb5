// An import looks a batch up while the one before is still being written, where that can make no difference. Whatever the
// size of a batch, a file then gives the same report and the same records.
import assert from "node:assert/strict";
import test from "node:test";
import { commitImport, dryRunImport, type Importing } from "@nhipcau/operations/imports/import-records.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeImportingNode, samples } from "@nhipcau/testkit/importing-node.ts";
import fc from "fast-check";
import { makeTableFiles } from "./table-files.ts";
import { usualTableLimits } from "./table-limits.ts";

const node = await makeImportingNode();
const lan = actor("QN");
await node.write("QN", samples, { there: { title: "Có sẵn", count: 1 }, other: { title: "Cũng có" } });
await node.write("HP", samples, { theirs: { title: "Của bên kia" } });
const before = await bodies();

const ids = ["a", "b", "c", "d", "e", "there", "other", "theirs", ""];
const row = fc.record({
  id: fc.constantFrom(...ids),
  title: fc.constantFrom("Một", "Hai", "Ba", ""),
  count: fc.constantFrom("1", "2", "nhiều", ""),
  home: fc.constantFrom("QN", "HP", "Quảng Ninh", "XX", ""),
  after: fc.constantFrom("", "", ...ids),
});
type Row = Record<"id" | "title" | "count" | "home" | "after", string>;

function csvOf(rows: readonly Row[], withReferences: boolean): string {
  const names = ["id", "title", "count", "home", ...(withReferences ? ["after"] : [])] as (keyof Row)[];
  return [names, ...rows.map((one) => names.map((name) => one[name]))]
    .map((cells) => cells.join(","))
    .join("\n");
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function bodies() {
  return node.store.read(lan, async (tx) =>
    (await tx.all(samples)).map(({ id, version, body }) => [
      id.replace(/^made-\d+$/u, "made"),
      version,
      body,
    ]),
  );
}

// Everything is undone again, so that the next size meets the same register.
async function taken(text: string, batch: number) {
  const tried: { records?: unknown; written?: unknown } = {};
  const importing: Importing = {
    ...node.importing,
    files: makeTableFiles({ ...usualTableLimits, batch }),
  };
  const dry = await dryRunImport(importing, lan, samples, { name: "tệp.csv", bytes: once(text) });
  assert.ok(dry.ok, JSON.stringify(dry));
  const undone: Importing = {
    ...importing,
    store: {
      ...node.store,
      write: (acting, work) =>
        node.store.write(acting, async (tx) => {
          const outcome = await work(tx);
          if (!outcome.ok) return outcome;
          tried.written = outcome.value;
          tried.records = (await tx.all(samples)).map(({ id, version, body }) =>
            JSON.stringify([id.replace(/^made-\d+$/u, "made"), version, { ...body }]),
          );
          return { ok: false, refusals: [{ code: "not-found" }] };
        }),
    },
  };
  await commitImport(undone, lan, dry.value.import, true);
  const { import: _, ...report } = tried.written as Record<string, unknown>;
  return { report, records: (tried.records as string[]).toSorted() };
}

for (const withReferences of [false, true]) {
  test(`a file whose rows ${withReferences ? "refer to each other" : "stand alone"} is taken alike in batches of any size`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 14 }),
        fc.integer({ min: 1, max: 5 }),
        async (rows, batch) => {
          const text = csvOf(rows, withReferences);
          assert.deepEqual(await taken(text, batch), await taken(text, 1000));
        },
      ),
      { numRuns: 60 },
    );
    assert.deepEqual(await bodies(), before);
  });
}

test("a batch that stands alone is looked up before the one ahead of it is written, and one that does not, after", async () => {
  const lookups = async (text: string): Promise<string> => {
    const order: string[] = [];
    const importing: Importing = {
      ...node.importing,
      files: makeTableFiles({ ...usualTableLimits, batch: 2 }),
    };
    const dry = await dryRunImport(importing, lan, samples, { name: "tệp.csv", bytes: once(text) });
    assert.ok(dry.ok, JSON.stringify(dry));
    const watched: Importing = {
      ...importing,
      store: {
        ...node.store,
        write: (acting, work) =>
          node.store.write(acting, (tx) =>
            work({
              ...tx,
              findMany: (register, wanted) => (order.push("look"), tx.findMany(register, wanted)),
              put: async (register, versions, reason) => {
                order.push("write");
                const written = await tx.put(register, versions, reason);
                order.push("written");
                return written;
              },
            }),
          ),
      },
    };
    const committed = await commitImport(watched, lan, dry.value.import, true);
    assert.ok(committed.ok, JSON.stringify(committed));
    return order.join(" ");
  };
  assert.match(await lookups("id,title\nw1,Một\nw2,Hai\nw3,Ba\n"), /^look look write (written )?write/u);
  assert.equal(
    await lookups("id,title,after\nv1,Một,\nv2,Hai,\nv3,Ba,v1\n"),
    "look write written look write written",
  );
});
