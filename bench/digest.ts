// The letters of a day for 10,000 people in 1,000 agencies, five notices each, to a real SMTP server in a process of its
// own, on an embedded database server of its own: how long the run takes, and how long a second
// run that finds nothing new. Target: below 60 s.
//   node bench/digest.ts [people]
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { sendDigests } from "@nhipcau/operations/urging/send-digests.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { makeSmtpMail } from "@nhipcau/server/urging/smtp-mail.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { withOwner } from "@nhipcau/store/database/with-owner.ts";
import { scratchFolder } from "@nhipcau/store/embedded/data-folder.ts";
import { startEmbeddedServer } from "@nhipcau/store/embedded/embedded-server.ts";
import { prepareDatabase } from "@nhipcau/store/schema/prepare-database.ts";
import { makeDigestStore } from "@nhipcau/store/urging/digest-store.ts";
import { peopleOf } from "@nhipcau/testkit/mailed-people.ts";

const day = calendarDate("2026-11-21");
const noticesEach = 5;

await benchmark(Number(process.argv[2] ?? 10_000));

async function benchmark(people: number): Promise<void> {
  const scratch = scratchFolder();
  const started = await startEmbeddedServer({ folder: join(scratch, "postgresql") });
  if (!started.ok) throw new Error(started.refusals[0]?.code);
  const { server, url } = await mailServer();
  try {
    const name = `bench_${randomBytes(4).toString("hex")}`;
    const registers = await loadRegisters();
    const prepared = await prepareDatabase({ adminUrl: started.value.adminUrl, name, registers });
    await withOwner(prepared.ownerUrl, (connection) =>
      connection.run(`
        insert into nhipcau.notices (id, locality, audience, agency, kind, duty, due, rung, day, about)
        select 'N-' || a || '-' || n, 'QN', 'specialist', 'S-' || a, 'part', 'P-' || a || '-' || n, '${day}'::date - n * 3, 'overdue', '${day}',
          '{"title": "Xây dựng đường nối từ cầu đến ĐT.338, phía Quảng Yên", "commitment": "CK-02", "commitmentTitle": "Cầu Bến Rừng và đường nối"}'::jsonb
        from generate_series(0, ${Math.ceil(people / 10) - 1}) a, generate_series(1, ${noticesEach}) n`),
    );
    const database = new Database({ url: prepared.appUrl, connections: 10 });
    const mail = makeSmtpMail({ url, from: "Nhịp Cầu <nhipcau@quangninh.test>", connections: 5 });
    let made = 0;
    const digesting = {
      digests: makeDigestStore(database),
      recipients: peopleOf(people),
      mail,
      makeId: () => `m-${(made += 1)}`,
      domain: "quangninh.test",
      site: () => "https://nhipcau.quangninh.test",
    };
    const before = performance.now();
    const result = await sendDigests(digesting, day);
    const seconds = (performance.now() - before) / 1000;
    const again = performance.now();
    const repeated = await sendDigests(digesting, day);
    const idle = (performance.now() - again) / 1000;
    mail.close();
    await database.close();
    const cores = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
    console.log(cores);
    console.log(
      JSON.stringify({
        people,
        result,
        seconds,
        perSecond: people / seconds,
        repeated,
        repeatedSeconds: idle,
      }),
    );
  } finally {
    server.kill();
    await started.value.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function mailServer(): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = fork(join(import.meta.dirname, "../packages/testkit/src/sink-mail-server.ts"));
  const [url] = (await once(server, "message")) as [unknown];
  return { server, url: String(url) };
}
