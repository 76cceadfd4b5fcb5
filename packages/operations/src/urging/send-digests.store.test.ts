// The letters of a day against a real mail server: what they say, one a day, none twice whatever crashes, none lost when the
// server is down.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { addDays, calendarDate, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { JobResult } from "@nhipcau/operations/ports/jobs.ts";
import type { NewNotice } from "@nhipcau/operations/ports/notices.ts";
import { makeSmtpMail } from "@nhipcau/server/urging/smtp-mail.ts";
import { makeDigestStore } from "@nhipcau/store/urging/digest-store.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { freePort, type KeptLetter, startMailServer } from "@nhipcau/testkit/mail-server.ts";
import { peopleOf } from "@nhipcau/testkit/mailed-people.ts";
import { makeNode, type TestNode } from "@nhipcau/testkit/make-node.ts";
import { sendDigests } from "./send-digests.ts";

const day = calendarDate("2026-11-21");
const process24 = join(import.meta.dirname, "../../../testkit/src/digest-process.ts");
let made = 0;

/** One notice for each agency, of a part that was due `late` days before the day. */
function noticesFor(agencies: number, late: number, on: CalendarDate = day): NewNotice[] {
  return Array.from({ length: agencies }, (_, index) => {
    made += 1;
    return {
      notice: `N-${String(made).padStart(6, "0")}`,
      kind: "part",
      id: `P-${made}`,
      due: addDays(on, -late),
      locality: "QN",
      audience: "specialist",
      agency: `S-${index}`,
      rung: late > 0 ? "overdue" : "before-7",
      day: on,
      about: { title: `Đường nối <${made}> & cầu`, commitment: "CK-02", commitmentTitle: "Cầu Bến Rừng" },
    };
  });
}

interface Sending {
  readonly node: TestNode;
  readonly give: (notices: readonly NewNotice[]) => Promise<unknown>;
  readonly send: (url: string, people: number, on?: CalendarDate) => Promise<JobResult>;
}

async function makeSending(): Promise<Sending> {
  const node = await makeNode();
  const notices = makeNoticeStore(node.database);
  return {
    node,
    give: (given) => notices.give(given),
    send: async (url, people, on = day) => {
      const mail = makeSmtpMail({ url, from: "Nhịp Cầu <nhipcau@quangninh.test>" });
      try {
        const digests = makeDigestStore(node.database);
        const makeId = (): string => `m-${(made += 1)}`;
        const [domain, site] = ["quangninh.test", () => "https://nhipcau.test"] as const;
        return await sendDigests({ digests, recipients: peopleOf(people), mail, makeId, domain, site }, on);
      } finally {
        mail.close();
      }
    },
  };
}

function perPerson(letters: readonly KeptLetter[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of letters) for (const one of to) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

test("a letter has what is late first, in Vietnamese, as text and as HTML, and leads to the page", async () => {
  const server = await startMailServer();
  const { give, send } = await makeSending();
  const [due] = noticesFor(1, -7);
  const [late] = noticesFor(1, 3);
  await give([due, late].filter((one) => one !== undefined));
  assert.deepEqual(await send(server.url, 1), { sent: 1, refused: 0, unknown: 0 });
  const [letter] = server.letters;
  assert.ok(letter);
  assert.deepEqual(letter.to, ["p0@quangninh.test"]);
  assert.equal(letter.subject, "Nhịp Cầu 21/11/2026: 1 việc quá hạn, 1 việc sắp đến hạn");
  assert.match(
    letter.text,
    /QUÁ HẠN \(1\)[\s\S]*Quá hạn 3 ngày, hạn 18\/11\/2026[\s\S]*SẮP ĐẾN HẠN[\s\S]*Còn 7 ngày, hạn 28\/11\/2026/u,
  );
  assert.match(letter.text, /https:\/\/nhipcau\.test\/cam-ket\/CK-02/u);
  assert.match(letter.html, /Đường nối &lt;\d+&gt; &amp; cầu/u, "what was typed is text in the HTML too");
  assert.ok(letter.html.indexOf("Quá hạn (1)") < letter.html.indexOf("Sắp đến hạn"));
  assert.match(letter.messageId, /^<m-\d+@quangninh\.test>$/u);
});

test("one letter a day: a second run sends none, and the next day's tells only what is new", async () => {
  const server = await startMailServer();
  const { give, send } = await makeSending();
  await give(noticesFor(2, 1));
  await send(server.url, 20);
  await give(noticesFor(2, 2));
  assert.deepEqual(await send(server.url, 20), { sent: 0, refused: 0, unknown: 0 });
  assert.equal(server.letters.length, 20);
  await send(server.url, 20, addDays(day, 1));
  assert.equal(server.letters.length, 40);
  assert.match(server.letters[39]?.subject ?? "", /: 1 việc quá hạn/u);
  await send(server.url, 20, addDays(day, 2));
  assert.equal(server.letters.length, 40, "nobody is written to when there is nothing new");
});

test("a process killed in the middle and begun again writes to nobody twice, and loses nobody's news", async () => {
  const server = await startMailServer();
  const { node, give, send } = await makeSending();
  await give(noticesFor(30, 1));
  const args = [process24, node.prepared.appUrl, server.url, day, "300"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "close");
  server.onTaken = (taken) => {
    if (taken === 110) child.kill("SIGKILL");
  };
  await ended;
  assert.equal(child.signalCode, "SIGKILL", "it was killed while it sent");
  server.onTaken = () => undefined;
  const [{ doubt } = { doubt: 0 }] = await node.sql(
    "select count(*)::int as doubt from nhipcau.digests where state = 'sending'",
  );
  assert.ok(Number(doubt) > 0 && Number(doubt) <= 25, `${String(doubt)} letters are in doubt`);
  await send(server.url, 300);
  const counts = perPerson(server.letters);
  assert.ok(
    [...counts.values()].every((count) => count === 1),
    "nobody has two letters",
  );
  const without = 300 - counts.size;
  assert.ok(without <= Number(doubt));
  await send(server.url, 300, addDays(day, 1));
  const told = perPerson(server.letters);
  assert.equal(told.size, 300, "whose letter was in doubt has the news the day after");
  const more = [...told.values()].filter((count) => count === 2).length;
  assert.equal(server.letters.length - 300, more);
  assert.ok(more <= Number(doubt));
});

test("a mail server that is down for a day: tried again, nothing is lost, one letter afterwards", async () => {
  const port = await freePort();
  const { node, give, send } = await makeSending();
  await give(noticesFor(2, 1));
  await assert.rejects(send(`smtp://127.0.0.1:${port}`, 20), /not to be reached: ECONNREFUSED/u);
  await assert.rejects(send(`smtp://127.0.0.1:${port}`, 20), /not to be reached/u);
  assert.deepEqual(await node.sql("select 1 from nhipcau.digests"), []);
  await give(noticesFor(2, 8, addDays(day, 1)));
  const server = await startMailServer({ port });
  await send(server.url, 20, addDays(day, 1));
  assert.deepEqual(new Set(perPerson(server.letters).values()), new Set([1]));
  assert.match(server.letters[0]?.subject ?? "", /22\/11\/2026: 2 việc quá hạn/u);
});

test("an address that is not there is told apart from a server that is down, and the others get theirs", async () => {
  const server = await startMailServer({ unknown: ["p3@quangninh.test"] });
  const { node, give, send } = await makeSending();
  await give(noticesFor(1, 1));
  assert.deepEqual(await send(server.url, 10), { sent: 9, refused: 1, unknown: 0 });
  const rows = await node.sql("select person, state, failure from nhipcau.digests where state <> 'sent'");
  assert.deepEqual(rows, [{ person: "p-00003", state: "refused", failure: "EENVELOPE RCPT TO 550" }]);
});
