// The overview of a programme as it grows: 20 reports a part, 10 parts an agreement's commitment chain, every fifth part
// with an extension or an obstacle. Measured in the server's own code: readOverview on PostgreSQL, as a signed-in reader.
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import { readOverview } from "@nhipcau/operations/programme/overview.ts";
import pg from "pg";
import { describeMachine, median, onBenchNode, spread } from "./bench-node.ts";

const reader: Acting = { person: "bench", locality: "QN", role: "leader" };
const today = calendarDate("2026-11-21");
const sizes = [2500, 5000, 10_000, 20_000];
const runs = 7;

/** Parts from–to with everything that hangs on them, written by the owner through the triggers. */
function programmeOf(from: number, to: number): string {
  const side = "case n % 2 when 0 then 'QN' else 'HP' end";
  return `
select set_config('nhipcau.locality', 'QN', false);
insert into reg.agreements (id, author, scope, holds_from, title, form, signatories)
  select 'A' || n, 'QN', 'public', '2020-01-01', 'Thỏa thuận ' || n, 'signed-agreement', '{QN,HP}' from generate_series(${from} / 250, ${to} / 250 - 1) n;
insert into reg.commitments (id, author, scope, holds_from, title, agreement, clauses, sector)
  select 'C' || n, 'QN', 'public', '2020-01-01', 'Cam kết ' || n, 'A' || n / 125, '{}', (array['transport', 'tourism', 'industry-trade'])[1 + n % 3] from generate_series(${from} / 2, ${to} / 2 - 1) n;
insert into reg.parts (id, author, scope, holds_from, commitment, locality, task, "assignedOn", "startDate", "dueDate", "waitsFor")
  select 'P' || n, ${side}, 'public', '2023-01-01', 'C' || n / 2, ${side}, 'Phần việc ' || n, '2023-01-01', '2023-02-01', date '2024-01-01' + n % 1500,
    case when n % 5 = 0 and n > ${from} then array['P' || n - 1] end from generate_series(${from}, ${to} - 1) n;
insert into reg.reports (id, author, scope, holds_from, part, date, stage, percent, "forecastDate", narrative)
  select 'R' || n || '-' || r, ${side}, 'public', date '2023-03-01' + r * 60, 'P' || n, date '2023-03-01' + r * 60,
    case when r = 20 and n % 3 = 0 then 'done' else 'in-progress' end, case when r = 20 and n % 3 = 0 then 100 else r * 4 end, date '2025-01-01' + n % 900,
    'Đã hoàn thành khối lượng ' || r || ' phần mười, đang thi công phần còn lại.' from generate_series(${from}, ${to} - 1) n, generate_series(1, 20) r;
insert into reg.extensions (id, author, scope, holds_from, part, "decidedOn", "newDueDate", reason)
  select 'E' || n, ${side}, 'public', '2024-01-01', 'P' || n, '2024-01-01', date '2025-06-01' + n % 700, 'Vướng mặt bằng' from generate_series(${from}, ${to} - 1, 5) n;
insert into reg.obstacles (id, author, scope, holds_from, part, title, since, authority)
  select 'O' || n, ${side}, 'public', '2024-01-01', 'P' || n, 'Vướng mặt bằng', '2024-05-01', 'central' from generate_series(${from}, ${to} - 1, 5) n;
analyze;`;
}

async function timed(store: Store, size: number): Promise<number> {
  const started = performance.now();
  const overview = await readOverview(store, reader, { asOf: today, today });
  if (overview.figures.total !== size) throw new Error(`${overview.figures.total} parts instead of ${size}`);
  return performance.now() - started;
}

console.log(`Overview; ${describeMachine()}; medians of ${runs} runs (smallest–largest)\n`);
console.log(
  "| parts | reports | readOverview after a write, ms | after no write, ms | µs a part after a write |\n|---|---|---|---|---|",
);
await onBenchNode(2, async ({ store, prepared }) => {
  const owner = new pg.Client({ connectionString: prepared.ownerUrl });
  await owner.connect();
  let from = 0;
  for (const size of sizes) {
    await owner.query(programmeOf(from, size));
    from = size;
    const [afterWrite, afterNone]: [number[], number[]] = [[], []];
    for (let run = 0; run <= runs; run++) {
      await owner.query("update reg.obstacles set title = title where id = 'O0'");
      const fresh = await timed(store, size);
      const again = await timed(store, size);
      if (run === 0) continue;
      afterWrite.push(fresh);
      afterNone.push(again);
    }
    console.log(
      `| ${size} | ${size * 20} | ${spread(afterWrite)} | ${spread(afterNone)} | ${((median(afterWrite) / size) * 1000).toFixed(1)} |`,
    );
  }
  await owner.end();
});
