// How people are reached, over HTTP: calendar links that are secret and revocable, browsers that are told, addresses of
// letters.
import assert from "node:assert/strict";
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import test, { after } from "node:test";
import ICAL from "ical.js";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { sendPushes } from "@nhipcau/operations/urging/send-pushes.ts";
import { urge } from "@nhipcau/operations/urging/urge.ts";
import { generatePushKeys, isPushAddress, makePushSender } from "@nhipcau/server/urging/web-push.ts";
import { makeDigestStore } from "@nhipcau/store/urging/digest-store.ts";
import { makeNoticeStore } from "@nhipcau/store/urging/notice-store.ts";
import { makePushSubscriptions } from "@nhipcau/store/urging/push-subscriptions.ts";
import { makeTestServer } from "@nhipcau/testkit/make-server.ts";
import { makeAccountRecipients } from "../urging/account-recipients.ts";
import { calendarsPerMinute } from "../urging/serve-calendar.ts";

const sender = makePushSender({
  keys: await generatePushKeys(),
  subject: "mailto:nhipcau@quangninh.test",
  privateAddress: true,
});
after(() => sender.close());
const node = await makeTestServer({ region: true, push: sender });
const day = calendarDate("2026-11-21");

async function ask(
  account: string | undefined,
  method: "GET" | "POST" | "PUT" | "DELETE",
  url: string,
  more: { payload?: object; headers?: Record<string, string>; remoteAddress?: string } = {},
) {
  const cookie = account === undefined ? {} : { cookie: await node.signIn(account) };
  return node.app.inject({ method, url, ...more, headers: { ...cookie, ...more.headers } });
}

async function newLink(account: string): Promise<{ id: string; path: string }> {
  const made = await ask(account, "POST", "/api/calendar-links", { payload: {} });
  assert.equal(made.statusCode, 201, made.body);
  return made.json();
}

test("a link gives a calendar that a client reads, without signing in, and nothing new while nothing changed", async () => {
  const { path } = await newLink("focal-point-qn");
  const answer = await ask(undefined, "GET", path);
  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers["content-type"]), /^text\/calendar/u);
  const calendar = new ICAL.Component(ICAL.parse(answer.body) as never[]);
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  assert.ok(events.length > 5);
  assert.ok(events.every(({ summary, uid }) => summary.includes(": ") && uid.endsWith("@nhipcau")));
  const again = await ask(undefined, "GET", path, {
    headers: { "if-none-match": String(answer.headers.etag) },
  });
  assert.deepEqual([again.statusCode, again.body], [304, ""]);
});

test("a specialist's calendar has the own agency's work alone", async () => {
  const [own, all] = await Promise.all([newLink("specialist-qn"), newLink("leader-qn")]);
  const count = async (path: string): Promise<number> =>
    (await ask(undefined, "GET", path)).body.split("BEGIN:VEVENT").length - 1;
  const [few, many] = [await count(own.path), await count(all.path)];
  assert.ok(few > 0 && few < many, `${few} of ${many}`);
});

test("a guessed link and a revoked one are answered alike, and the secret is nowhere kept", async () => {
  const { id, path } = await newLink("leader-hp");
  const secret = path.split("/").at(-1)?.replace(".ics", "") ?? "";
  assert.ok(Buffer.from(secret, "base64url").length >= 16);
  const kept = await node.sql("select l::text as row from nhipcau.calendar_links l");
  assert.ok(kept.every(({ row }) => !String(row).includes(secret)));
  assert.equal(
    (await ask("leader-qn", "DELETE", `/api/calendar-links/${id}`)).statusCode,
    404,
    "it is another's",
  );
  assert.equal((await ask(undefined, "GET", path)).statusCode, 200);
  assert.equal((await ask("leader-hp", "DELETE", `/api/calendar-links/${id}`)).statusCode, 200);
  const revoked = await ask(undefined, "GET", path);
  const guessed = await ask(undefined, "GET", `/api/calendar/${randomBytes(24).toString("base64url")}.ics`);
  const bare = ({ body }: { body: string }): unknown => ({ ...(JSON.parse(body) as object), instance: "" });
  assert.equal(revoked.statusCode, 404);
  assert.deepEqual(bare(revoked), bare(guessed));
  assert.ok(!node.log.some((line) => line.includes(secret)), "the log does not have it either");
});

test("guessing is slow: few links may be tried in a minute from one address", async () => {
  const tries = calendarsPerMinute + 5;
  const statuses: number[] = [];
  for (let tried = 0; tried < tries; tried += 1)
    statuses.push(
      (await ask(undefined, "GET", `/api/calendar/${tried}.ics`, { remoteAddress: "203.0.113.7" }))
        .statusCode,
    );
  assert.deepEqual([statuses.at(0), statuses.at(-1)], [404, 429]);
  assert.equal(statuses.filter((status) => status === 404).length, calendarsPerMinute);
});

test("an address for letters is kept for its account, looked at for slips, and forgotten when asked", async () => {
  const put = (email: string) =>
    ask("specialist-qn", "PUT", "/api/mail-address", { payload: { email, language: "vi" } });
  assert.equal((await put("an@sxd")).json<{ code: string }>().code, "not-an-address");
  assert.equal((await put("an@sxd.gov.vn, boss@x.vn")).statusCode, 422);
  assert.equal((await put("an@sxd.quangninh.gov.vn")).statusCode, 200);
  const mail = async (account: string): Promise<unknown> =>
    (await ask(account, "GET", "/api/reach")).json<{ mail: unknown }>().mail;
  assert.deepEqual(await mail("specialist-qn"), {
    available: true,
    email: "an@sxd.quangninh.gov.vn",
    language: "vi",
  });
  assert.deepEqual(await mail("leader-qn"), { available: true });
  await ask("specialist-qn", "DELETE", "/api/mail-address");
  assert.deepEqual(await mail("specialist-qn"), { available: true });
  assert.equal((await ask(undefined, "GET", "/api/reach")).statusCode, 401);
});

interface Pushed {
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** A push service that takes messages, or says that the browser is gone. */
async function pushService(status: () => number): Promise<{ url: string; taken: Pushed[] }> {
  const taken: Pushed[] = [];
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      taken.push({ headers: request.headers, body: Buffer.concat(chunks) });
      answer.writeHead(status()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/push`, taken };
}

/** What a browser reads out of a message: RFC 8291 with aes128gcm. */
function opened(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, keyLength] = [body.subarray(0, 16), body[20] ?? 0];
  const senderKey = body.subarray(21, 21 + keyLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), senderKey]);
  const secret = Buffer.from(hkdfSync("sha256", browser.computeSecret(senderKey), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", secret, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", secret, salt, "Content-Encoding: nonce\0", 12));
  const sealed = body.subarray(21 + keyLength);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString("utf8");
}

test("a browser is told once a day that there is something to read, in words that name nobody; one that is gone is forgotten", async () => {
  let status = 201;
  const service = await pushService(() => status);
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: browser.getPublicKey("base64url"), auth: auth.toString("base64url") };
  const add = (endpoint: string) =>
    ask("leader-qn", "POST", "/api/push-subscriptions", { payload: { endpoint, ...keys } });
  const [first, second] = [await add(`${service.url}/1`), await add(`${service.url}/2`)];
  assert.deepEqual([first.statusCode, second.statusCode], [201, 201]);
  const digests = makeDigestStore(node.database);
  const notices = makeNoticeStore(node.database);
  const subscriptions = makePushSubscriptions(node.database);
  const pushing = {
    subscriptions,
    recipients: makeAccountRecipients(node.accounts, digests),
    notices,
    sender,
  };
  assert.deepEqual(await sendPushes(pushing, day), { sent: 0, gone: 0, failed: 0 }, "nothing is unread yet");
  let made = 0;
  await urge({ store: node.store, notices, localities: ["QN"], makeId: () => `N-${(made += 1)}` }, day);
  assert.deepEqual(await sendPushes(pushing, day), { sent: 2, gone: 0, failed: 0 });
  assert.deepEqual(await sendPushes(pushing, day), { sent: 0, gone: 0, failed: 0 });
  const [message] = service.taken;
  assert.ok(message);
  assert.match(String(message.headers["authorization"]), /^vapid t=/u);
  assert.deepEqual(JSON.parse(opened(message.body, browser, auth)), {
    title: "Nhịp Cầu",
    body: "Có thông báo đôn đốc mới. Mở Nhịp Cầu để xem.",
    path: "/thong-bao",
  });
  const { id } = second.json<{ id: string }>();
  assert.equal(
    (await ask("leader-hp", "DELETE", `/api/push-subscriptions/${id}`)).statusCode,
    404,
    "it is another's",
  );
  assert.equal((await ask("leader-qn", "DELETE", `/api/push-subscriptions/${id}`)).statusCode, 200);
  status = 410;
  assert.deepEqual(await sendPushes(pushing, calendarDate("2026-11-22")), { sent: 0, gone: 1, failed: 0 });
  assert.deepEqual(await node.sql("select 1 from nhipcau.push_subscriptions"), []);
});

test("a node in use sends to https outside its own network alone", () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ["https://fcm.googleapis.com/fcm/send/x", true],
    ["http://fcm.googleapis.com/fcm/send/x", false],
    ["https://127.0.0.1/x", false],
    ["https://[::1]/x", false],
    ["https://10.1.2.3:8443/x", false],
    ["https://user:pass@push.example/x", false],
    ["file:///etc/passwd", false],
    ["x", false],
  ];
  for (const [endpoint, taken] of cases) assert.equal(isPushAddress(endpoint, false), taken, endpoint);
});
