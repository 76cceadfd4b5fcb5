// A person's queues as their work grows: one locality's focal point with so many open parts, twice as many of the other side,
// a third of those waiting to be confirmed. Measured in the server's own code: readWork and readWorkCounts on PostgreSQL.
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import { readWork, readWorkCounts } from "@nhipcau/operations/work/work-queues.ts";
import pg from "pg";
import { describeMachine, onBenchNode, spread } from "./bench-node.ts";

const reader: Acting = { person: "bench", locality: "QN", agency: "SXD-QN", role: "focal-point" };
const today = calendarDate("2026-11-21");
const sizes = [1000, 5000];
const runs = 9;

/** Of every three parts the first is the reader's own and open; every third of the others is reported done. */
function partsOf(from: number, to: number): string {
  const side = "case n % 3 when 0 then 'QN' else 'HP' end";
  const other = "case n % 3 when 0 then 'HP' else 'QN' end";
  return `
select set_config('nhipcau.locality', 'QN', false);
insert into reg.agreements (id, author, scope, holds_from, title, form, signatories)
  values ('A', 'QN', 'public', '2020-01-01', 'Thỏa thuận', 'signed-agreement', '{QN,HP}') on conflict do nothing;
insert into reg.commitments (id, author, scope, holds_from, title, agreement, clauses, sector)
  select 'C' || n, 'QN', 'public', '2020-01-01', 'Cam kết ' || n, 'A', '{}', 'transport' from generate_series(${from} / 3, ${to} / 3) n on conflict do nothing;
insert into reg.parts (id, author, scope, holds_from, commitment, locality, assigner, task, "leadAgency", "assignedOn", "startDate", "dueDate", "waitsFor")
  select 'P' || n, ${side}, 'public', '2023-01-01', 'C' || n / 3, ${side}, ${other}, 'Phần việc ' || n, 'SXD-QN', '2023-01-01', '2023-02-01',
    date '2026-06-01' + n % 400, case when n % 15 = 0 then array['P' || n + 1] end from generate_series(${from}, ${to} - 1) n;
insert into reg.reports (id, author, scope, holds_from, part, date, stage, percent, narrative)
  select 'R' || n || '-' || r, ${side}, 'public', date '2026-01-01' + r * 50, 'P' || n, date '2026-01-01' + r * 50,
    case when r = 6 and n % 3 = 1 then 'done' else 'in-progress' end, case when r = 6 and n % 3 = 1 then 100 else r * 10 end,
    'Khối lượng đợt ' || r from generate_series(${from}, ${to} - 1) n, generate_series(1, 6) r;
insert into reg.confirmations (id, author, scope, holds_from, part, report, decision, "decidedOn", reason)
  select 'X' || n, 'QN', 'public', '2026-11-10', 'P' || n, 'R' || n || '-6', 'returned', '2026-11-10', 'Thiếu biên bản'
  from generate_series(${from}, ${to} - 1) n where n % 3 = 1 and n % 2 = 0;
analyze;`;
}

console.log(`A person's queues; ${describeMachine()}; medians of ${runs} runs (smallest–largest)\n`);
console.log(
  "| own open parts | all parts | readWork after a write, ms | after no write, ms | readWorkCounts after no write, ms |\n|---|---|---|---|---|",
);
await onBenchNode(2, async ({ store, prepared }) => {
  const owner = new pg.Client({ connectionString: prepared.ownerUrl });
  await owner.connect();
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  let from = 0;
  for (const size of sizes) {
    await owner.query(partsOf(from * 3, size * 3));
    from = size;
    const [fresh, again, counted]: [number[], number[], number[]] = [[], [], []];
    for (let run = 0; run <= runs; run++) {
      await owner.query("update reg.reports set narrative = narrative where id = 'R0-1'");
      const work = () => readWork(store, reader, today, { queue: "overdue" });
      const times = [await timed(work), await timed(work)] as const;
      const counts = await timed(() => readWorkCounts(store, reader, today, undefined));
      if (run === 0) continue;
      fresh.push(times[0]);
      again.push(times[1]);
      counted.push(counts);
    }
    const { counts } = await readWork(store, reader, today, {});
    if (counts["to-confirm"] === 0 || counts.overdue === 0) throw new Error(JSON.stringify(counts));
    console.log(`| ${size} | ${size * 3} | ${spread(fresh)} | ${spread(again)} | ${spread(counted)} |`);
  }
  await owner.end();
});
