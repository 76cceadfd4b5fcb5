// A person's queues out of real records: what a queue counts is what it lists, to the last row; each part is where the
// domain says; agencies that merged keep their work; and nothing is offered that a rule would refuse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { queueNames, type QueueName, workScopes, type WorkScope } from "@nhipcau/domain/work/queues.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import { actor } from "@nhipcau/testkit/actors.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { putWell } from "@nhipcau/testkit/put-records.ts";
import { loadRegion } from "@nhipcau/testkit/region-files.ts";
import fc from "fast-check";
import type { Acting } from "../ports/acting.ts";
import { readWork, readWorkCounts, rowsAtOnce, type Work } from "./work-queues.ts";

const { store } = await makeNode();
await loadRegion(store);
const today = calendarDate("2026-11-21");
const [commitment] = await store.read(actor("QN"), (transaction) => transaction.all(commitments));
assert.ok(commitment);

/** Every row of a queue, however many answers it takes. */
async function listed(acting: Acting, queue: QueueName, scope: WorkScope): Promise<Work["rows"]> {
  const rows: Work["rows"] = [];
  for (let offset: number | undefined = 0; offset !== undefined;) {
    const work: Work = await readWork(store, acting, today, { queue, scope, offset });
    assert.ok(work.rows.length <= rowsAtOnce);
    rows.push(...work.rows);
    offset = work.next;
  }
  return rows;
}

async function compare(acting: Acting, scope: WorkScope): Promise<void> {
  const { counts, needsMe } = await readWorkCounts(store, acting, today, scope);
  const needing = new Set<string>();
  for (const queue of queueNames) {
    const rows = await listed(acting, queue, scope);
    const ids = rows.map(({ part }) => part.id);
    assert.equal(new Set(ids).size, ids.length, `${queue} lists a part twice`);
    assert.equal(ids.length, counts[queue], `${acting.locality} ${scope} ${queue}`);
    if (queue !== "waiting") for (const id of ids) needing.add(id);
  }
  assert.equal(needing.size, needsMe);
}

test("a queue's count equals its list for every side, role and scope of the region", async () => {
  for (const locality of ["QN", "HP", "HN"]) {
    for (const role of ["specialist", "focal-point", "leader"] as const)
      for (const scope of workScopes) await compare(actor(locality, role), scope);
  }
});

test("a queue's count equals its list whatever parts there are, also over many answers", async () => {
  const agency = fc.constantFrom("SXD-QN", "SGTVT-QN", "SYT-QN");
  const anyPart = fc.record({
    locality: fc.constantFrom("QN", "HP"),
    assigner: fc.constantFrom("QN", "HP"),
    leadAgency: agency,
    coordinatingAgencies: fc.uniqueArray(agency, { maxLength: 2 }),
    dueDate: fc.constantFrom("2026-10-01", "2026-11-21", "2026-12-21", "2026-12-22"),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyPart, fc.constantFrom("in-progress", "done")), { minLength: 30, maxLength: 60 }),
      async (given) => {
        run += 1;
        const versions = given.map(([body], n) => ({
          id: `W${run}-${n}`,
          body: { ...body, commitment: commitment.id, task: `Việc ${n}` },
          expected: 0,
        }));
        for (const locality of ["QN", "HP"])
          await putWell(
            store,
            actor(locality),
            parts,
            versions.filter(({ body }) => body.locality === locality),
          );
        const said = given.map(([{ locality }, stage], n) => ({
          locality,
          version: {
            id: `WR${run}-${n}`,
            body: { part: `W${run}-${n}`, date: "2026-11-01", stage, narrative: "x" },
            expected: 0,
          },
        }));
        for (const locality of ["QN", "HP"])
          await putWell(
            store,
            actor(locality),
            reports,
            said.filter((one) => one.locality === locality).map(({ version }) => version),
          );
        for (const scope of workScopes) await compare(actor("QN"), scope);
      },
    ),
    { numRuns: 5 },
  );
});

test("what was given to a department that has merged is its successor's work, and a specialist begins with that", async () => {
  const { scope, queue, rows } = await readWork(store, actor("QN", "specialist"), today, {});
  assert.equal(scope, "lead");
  assert.equal(queue, "overdue");
  assert.ok(rows.some(({ part }) => part.leadAgency?.id === "SGTVT-QN"));
});

test("the reddest comes first, and who only reads is offered nothing", async () => {
  const rows = await listed(actor("HP", "leader"), "overdue", "all");
  const days = rows.map(({ part }) => part.daysOverdue ?? 0);
  assert.deepEqual(
    days,
    days.toSorted((a, b) => b - a),
  );
  assert.ok(rows.length > 0 && rows.every(({ events }) => events.length === 0));
  const focal = await listed(actor("HP", "focal-point"), "to-confirm", "all");
  assert.ok(focal.some(({ events }) => events.includes("confirm") && events.includes("return")));
});
