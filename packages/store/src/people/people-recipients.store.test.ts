// A node's own accounts as those who are reached: by everything they are today, one letter each, at the address they chose.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { NewNotice } from "@nhipcau/operations/ports/notices.ts";
import { makePeopleRecipients } from "@nhipcau/operations/people/people-recipients.ts";
import { sendDigests } from "@nhipcau/operations/urging/send-digests.ts";
import { makeSmtpMail } from "@nhipcau/server/urging/smtp-mail.ts";
import { makeNode } from "@nhipcau/testkit/make-node.ts";
import { startMailServer } from "@nhipcau/testkit/mail-server.ts";
import { makeDigestStore } from "../urging/digest-store.ts";
import { makeNoticeStore } from "../urging/notice-store.ts";
import { openPeopleDatabase } from "./people-database.ts";
import { makePeopleStore } from "./people-store.ts";

const day = calendarDate("2026-11-21");
const node = await makeNode();
const database = openPeopleDatabase(node.prepared.appUrl);
after(() => database.destroy());
const people = makePeopleStore(database);
const digests = makeDigestStore(node.database);
const recipients = makePeopleRecipients({ people, digests, today: () => day });

for (const id of ["an", "binh", "chi", "dung", "em"])
  await node.sql("insert into people.users (id, name, email) values ($1, $1, $2)", [id, `${id}@qn.test`]);
const qn = { locality: "QN", from: calendarDate("2026-01-01") };
await people.assign("a-1", "an", { ...qn, role: "specialist", agency: "SXD-QN" }, "machine");
await people.assign("a-2", "binh", { ...qn, role: "focal-point" }, "machine");
await people.assign("a-3", "chi", { ...qn, role: "leader", until: calendarDate("2026-11-20") }, "machine");
await people.assign("a-4", "dung", { ...qn, role: "leader" }, "machine");
await people.assign("a-5", "em", { ...qn, locality: "", role: "administrator" }, "machine");
const standingIn = { assignment: "a-2", from: day, until: calendarDate("2026-11-30"), ground: "Đi công tác" };
await people.standIn("s-1", "an", standingIn, "machine");
await people.leave("dung", { by: "machine", at: "2026-11-20T00:00:00Z", reason: "Nghỉ hưu" });

test("who bears something today is reached; who left, whose days are over and who only administers is not", async () => {
  assert.deepEqual(await recipients.list(), [
    {
      person: "an",
      bears: [
        { locality: "QN", agency: "SXD-QN", role: "specialist" },
        { locality: "QN", role: "focal-point" },
      ],
      email: "an@qn.test",
      language: "vi",
    },
    {
      person: "binh",
      bears: [{ locality: "QN", role: "focal-point" }],
      email: "binh@qn.test",
      language: "vi",
    },
  ]);
  for (const gone of ["chi", "dung", "em", "nobody"]) assert.equal(await recipients.find(gone), undefined);
});

test("an account's own address serves until its person names another or wants no letters", async () => {
  const acting = { person: "binh", locality: "QN", role: "focal-point" } as const;
  await digests.setAddress(acting, { email: "khac@qn.test", language: "en" });
  const chosen = await recipients.find("binh");
  assert.deepEqual([chosen?.email, chosen?.language], ["khac@qn.test", "en"]);
  await digests.setAddress(acting, undefined);
  assert.equal((await recipients.find("binh"))?.email, undefined);
  assert.ok(await recipients.find("binh"), "still told on the page");
});

test("somebody who is two things gets one letter with what is for both", async () => {
  const server = await startMailServer();
  const mail = makeSmtpMail({ url: server.url, from: "Nhịp Cầu <nhipcau@qn.test>" });
  after(() => mail.close());
  const notice = (id: string, rest: Partial<NewNotice>): NewNotice => ({
    notice: `N-${id}`,
    kind: "part",
    id,
    due: day,
    locality: "QN",
    audience: "specialist",
    agency: "SXD-QN",
    rung: "on-the-day",
    day,
    about: { title: `Việc ${id}` },
    ...rest,
  });
  const { agency: _, ...toHead } = notice("P-2", { audience: "focal-point" });
  await makeNoticeStore(node.database).give([notice("P-1", {}), toHead, notice("P-3", { agency: "SYT-QN" })]);
  let made = 0;
  const makeId = (): string => `m-${(made += 1)}`;
  const sending = {
    digests,
    recipients,
    mail,
    makeId,
    domain: "qn.test",
    site: () => "https://nhipcau.test",
  };
  assert.deepEqual(await sendDigests(sending, day), { sent: 1, refused: 0, unknown: 0 });
  assert.deepEqual(await sendDigests(sending, day), { sent: 0, refused: 0, unknown: 0 });
  assert.equal(server.letters.length, 1);
  const [letter] = server.letters;
  assert.deepEqual(letter?.to, ["an@qn.test"]);
  assert.match(letter.text, /Việc P-1/u);
  assert.match(letter.text, /Việc P-2/u);
  assert.doesNotMatch(letter.text, /Việc P-3/u);
});
