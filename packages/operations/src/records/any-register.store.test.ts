// What every register gets from its declaration when it is written to: a new one in one file (L-06), any text in its
// fields, and a repeated request answered once.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import { actor, writerOf } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { makeRecordWriter } from "@nhipcau/testkit/record-writer.ts";
import { samples } from "@nhipcau/testkit/sample-register.ts";
import { changeRecord } from "./write-record.ts";

const node = await makeNode({ extra: [samples] });
const { here, contextOf, add, addWell, refusedWith } = makeRecordWriter(node);

test("SQL and HTML in every text field of every register are kept as the text they are", async () => {
  const text = `<b onclick="x()">'; delete from nhipcau.journal; --</b> \${1} %_\\ “Hạ Long”`;
  for (const register of node.registers.values()) {
    const fields = Object.entries(register.fields as Fields).filter(
      ([, { type }]) => type === "text" || type === "long-text",
    );
    const body = Object.fromEntries(
      fields.map(([name, { schema }]) => [
        name,
        text.slice(0, (schema as { maxLength?: number }).maxLength ?? 500),
      ]),
    );
    const id = `text-${register.name}`;
    await putWell(node.store, writerOf("QN", register), register, [
      { id, body, scope: "public", expected: 0 },
    ]);
    const found = await node.store.read(here, async (transaction) => [
      (await transaction.find(register, id))?.body,
      (await transaction.history(register, id))[0]?.body,
    ]);
    assert.deepEqual(found, [body, body], register.name);
  }
});

describe("an idempotency key", () => {
  test("gives the same answer again and writes one version, also when both come at once", async () => {
    const body = { title: "một lần", amount: -60 };
    const answers = await Promise.all(Array.from({ length: 5 }, () => add(samples, body, here, "key-1")));
    assert.ok(answers[0]?.ok);
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    const again = await add(samples, body, here, "key-1");
    assert.deepEqual(again, answers[0]);
    assert.deepEqual(
      await node.sql("select count(*)::int as n from nhipcau.journal where record_id = $1", [
        answers[0].value.id,
      ]),
      [{ n: 1 }],
    );
  });

  test("used for another request is refused; another person may use the same one; a refusal uses none up", async () => {
    const body = { title: "hai lần", amount: -70 };
    assert.ok((await add(samples, body, here, "key-2")).ok);
    await refusedWith("idempotency-key-reused", undefined, () =>
      add(samples, { ...body, amount: -71 }, here, "key-2"),
    );
    assert.ok((await add(samples, { ...body, amount: -72 }, actor("QN", "data-officer"), "key-2")).ok);
    await refusedWith("no-such-date", "since", () =>
      add(samples, { ...body, since: "2024-02-30" }, here, "key-3"),
    );
    assert.ok((await add(samples, { ...body, amount: -80 }, here, "key-3")).ok);
  });
});

test("L-06: a register declared in one file has table, validation, list, filter, search, history and export order at once", async () => {
  const first = await addWell(
    samples,
    {
      title: "Bến phà Mẫu",
      amount: 3,
      since: "2024-01-01",
      place: { type: "Point", coordinates: [106.8, 20.9] },
    },
    here,
  );
  await addWell(samples, { title: "Cầu Bến Mẫu", amount: 5, twin: first.id }, here);
  await refusedWith("reference-to-nothing", "twin", () => add(samples, { title: "x", twin: "none" }, here));
  await refusedWith("required", "title", () => add(samples, { amount: 1 }, here));
  await refusedWith("not-in-code-list", "colour", () => add(samples, { title: "x", colour: "pink" }, here));
  const changed = await changeRecord(
    node.store,
    samples,
    first.id,
    1,
    { body: { title: "Phà Mẫu", amount: 4, since: "2024-01-01" } },
    contextOf(here),
  );
  assert.ok(changed.ok);
  assert.equal(
    changed.value.holdsFrom,
    "2024-01-01",
    "since when it holds is the field the declaration names",
  );
  const found = await node.store.read(here, async (transaction) => ({
    words: await transaction.search("Bến Mẫu", true, 5),
    list: await transaction.list(samples, {
      filters: [{ field: "amount", operator: "gte", values: [4] }],
      sort: { field: "title", descending: true },
      limit: 5,
    }),
    referrers: await transaction.referrers(samples, first.id),
    history: (await transaction.history(samples, first.id)).length,
  }));
  assert.deepEqual(
    found.words.map(({ title }) => title),
    ["Cầu Bến Mẫu"],
  );
  assert.deepEqual(found.list.ok && found.list.value.records.map(({ body }) => body["title"]), [
    "Phà Mẫu",
    "Cầu Bến Mẫu",
  ]);
  assert.deepEqual(
    found.referrers.map(({ field, count }) => [field, count]),
    [["twin", 1]],
  );
  assert.equal(found.history, 2);
});
