// Lists: whatever the page size and the sort, walking the pages gives the sorted rows, each once.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ListQuery } from "@nhipcau/operations/ports/list-query.ts";
import type { RecordEnvelope } from "@nhipcau/operations/ports/store.ts";
import { actor } from "../actors.ts";
import type { TestNode } from "../make-node.ts";
import { codesOfOutcome, putWell } from "../put-records.ts";
import { samples } from "../sample-register.ts";

const here = actor("QN");
const sortable = [
  "id",
  "author",
  "holdsFrom",
  "title",
  "amount",
  "size",
  "since",
  "ready",
  "colour",
  "twin",
  "page",
] as const;
const vietnamese = new Intl.Collator("vi");

// Few different values and many missing ones: ties and nulls are where pages go wrong.
const bodies = fc.array(
  fc.record(
    {
      title: fc.constantFrom(
        "Ánh",
        "anh",
        "Ảnh",
        "Đa",
        "da",
        "Dạ",
        "Hạ Long",
        "Hà Nội",
        "Ý Yên",
        "y",
        "ô",
        "o",
        "ơ",
      ),
      amount: fc.integer({ min: -2, max: 2 }),
      size: fc.constantFrom(-0.5, 0, 0.1, 1e15),
      since: fc.constantFrom("2024-02-29", "2025-01-01", "1999-12-31"),
      ready: fc.boolean(),
      colour: fc.constantFrom("red", "green"),
      twin: fc.constantFrom("r-1", "R-1", "r.2"),
      page: fc.constantFrom("https://a.vn", "https://b.vn"),
    },
    { requiredKeys: ["title"], noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 30 },
);

export function testLists(node: TestNode): void {
  async function walk(query: Omit<ListQuery, "limit">, limit: number): Promise<readonly RecordEnvelope[]> {
    const seen: RecordEnvelope[] = [];
    let cursor: string | undefined;
    do {
      const page = await node.store.read(here, (transaction) =>
        transaction.list(samples, { ...query, limit, ...(cursor === undefined ? {} : { cursor }) }),
      );
      assert.ok(page.ok);
      assert.ok(
        page.value.records.length <= limit &&
          (page.value.next === undefined || page.value.records.length === limit),
      );
      seen.push(...page.value.records);
      cursor = page.value.next;
    } while (cursor !== undefined);
    return seen;
  }

  test("walking pages of any size and sort gives exactly the sorted rows, each once", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        bodies,
        fc.constantFrom(...sortable),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        async (given, field, descending, limit) => {
          run += 1;
          const mark = `https://run.vn/${run}`;
          await putWell(
            node.store,
            here,
            samples,
            given.map((body, index) => ({
              id: `run${run}-${index}`,
              body: { ...body, secret: mark },
              expected: 0,
            })),
          );
          const query = {
            filters: [
              { field: "id", operator: "in" as const, values: given.map((_, index) => `run${run}-${index}`) },
            ],
            sort: { field, descending },
          };
          const walked = await walk(query, limit);
          const expected = (await walk({ filters: query.filters }, 1000)).toSorted((a, b) =>
            compare(a, b, field, descending),
          );
          assert.deepEqual(
            walked.map(({ id }) => id),
            expected.map(({ id }) => id),
          );
          const counted = await node.store.read(here, (transaction) =>
            transaction.count(samples, { ...query, limit: 1 }, 20),
          );
          assert.deepEqual(counted, { ok: true, value: Math.min(20, given.length) });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a filter gives the rows a person would pick by hand", async () => {
    await putWell(node.store, here, samples, [
      { id: "f1", body: { title: "Một", amount: 1, shades: ["red"], since: "2024-01-01", ready: true } },
      {
        id: "f2",
        body: { title: "Hai", amount: 2, shades: ["red", "blue"], since: "2024-06-01", ready: false },
      },
      { id: "f3", body: { title: "Ba", colour: "red" } },
    ]);
    const cases: readonly [ListQuery["filters"][number], readonly string[]][] = [
      [{ field: "amount", operator: "gte", values: [2] }, ["f2"]],
      [{ field: "amount", operator: "in", values: [1, 2] }, ["f1", "f2"]],
      [{ field: "amount", operator: "empty", values: [] }, ["f3"]],
      [{ field: "shades", operator: "eq", values: ["red"] }, ["f1", "f2"]],
      [{ field: "shades", operator: "in", values: ["blue", "green"] }, ["f2"]],
      [{ field: "since", operator: "lte", values: ["2024-01-01"] }, ["f1"]],
      [{ field: "ready", operator: "eq", values: [false] }, ["f2"]],
      [{ field: "title", operator: "eq", values: ["Hai"] }, ["f2"]],
      [{ field: "colour", operator: "filled", values: [] }, ["f3"]],
    ];
    const only = { field: "id", operator: "in" as const, values: ["f1", "f2", "f3"] };
    for (const [filter, ids] of cases) {
      assert.deepEqual(
        (await walk({ filters: [only, filter] }, 10)).map(({ id }) => id),
        ids,
        `${filter.field} ${filter.operator}`,
      );
    }
  });

  test("an undeclared name, a value that does not fit and a foreign cursor are refused, not run", async () => {
    const ask = (query: Partial<ListQuery>): Promise<unknown> =>
      node.store.read(here, async (transaction) =>
        codesOfOutcome(await transaction.list(samples, { filters: [], limit: 5, ...query })),
      );
    const page = await node.store.read(here, (transaction) =>
      transaction.list(samples, { filters: [], limit: 1, sort: { field: "amount", descending: true } }),
    );
    const cursor = (page.ok ? page.value.next : undefined) ?? "";
    const encode = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString("base64url");
    assert.deepEqual(
      await Promise.all([
        ask({ sort: { field: "id; drop table reg.samples", descending: false } }),
        ask({ sort: { field: "secret", descending: false } }),
        ask({ sort: { field: "shades", descending: false } }),
        ask({ filters: [{ field: `title" = '' or true --`, operator: "eq", values: ["x"] }] }),
        ask({ filters: [{ field: "since", operator: "gte", values: ["2023-02-29"] }] }),
        ask({ filters: [{ field: "holdsFrom", operator: "gte", values: ["hôm qua"] }] }),
        ask({ filters: [{ field: "amount", operator: "eq", values: [Number.NaN] }] }),
        ask({ filters: [{ field: "shades", operator: "gte", values: ["red"] }] }),
        ask({ filters: [{ field: "id", operator: "eq", values: ["\u0000"] }] }),
        ask({ cursor: "x" }),
        ask({ cursor }),
        ask({
          cursor: encode(["-amount", false, "1; select 1", "a"]),
          sort: { field: "amount", descending: true },
        }),
        ask({
          cursor: encode(["since", false, "31/12/2024", "a"]),
          sort: { field: "since", descending: false },
        }),
        ask({ cursor: encode(["title", true, null, "a"]), sort: { field: "title", descending: false } }),
        ask({ cursor: encode(["id", false, "a\u0000", "a"]) }),
      ]),
      [
        ...Array.from({ length: 4 }, () => ["field-not-filterable"]),
        ...Array.from({ length: 3 }, () => ["bad-request"]),
        ["field-not-filterable"],
        ["bad-request"],
        ...Array.from({ length: 6 }, () => ["bad-cursor"]),
      ],
    );
  });
}

function compare(
  a: RecordEnvelope,
  b: RecordEnvelope,
  field: (typeof sortable)[number],
  descending: boolean,
): number {
  const [first, second] = [valueOf(a, field), valueOf(b, field)];
  const byId = a.id < b.id ? -1 : 1;
  // What has no value stands last either way, by id.
  if (first === undefined || second === undefined)
    return first === second ? byId : first === undefined ? 1 : -1;
  const isText = field === "title" || field === "page";
  const order = isText
    ? vietnamese.compare(String(first), String(second))
    : first < second
      ? -1
      : Number(first > second);
  return (order === 0 ? byId : order) * (descending ? -1 : 1);
}

function valueOf(
  { id, author, holdsFrom, body }: RecordEnvelope,
  field: (typeof sortable)[number],
): string | number | boolean | undefined {
  if (field === "id") return id;
  if (field === "author") return author;
  if (field === "holdsFrom") return holdsFrom;
  return body[field] as string | number | boolean | undefined;
}
