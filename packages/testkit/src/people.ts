// People of a test who sign in for real: each with cookies of their own, as a browser keeps them.
import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { AskedAssignment } from "@nhipcau/operations/people/assign.ts";
import { invite, type PeopleContext } from "@nhipcau/operations/people/invite.ts";
import { parseAssignment } from "@nhipcau/operations/people/assign.ts";
import type { AuthDatabase } from "@nhipcau/server/people/auth-setting.ts";
import { openPeopleDatabase } from "@nhipcau/store/people/people-database.ts";
import { makePeopleStore } from "@nhipcau/store/people/people-store.ts";
import type { LightMyRequestResponse } from "fastify";
import { after } from "node:test";
import type { ServingNode } from "./make-server.ts";

/** A password that is good enough, and another. */
export const goodPassword = "một câu dài dễ nhớ";
export const otherPassword = "câu khác cũng rất dài";

export interface TestReader {
  readonly cookies: Map<string, string>;
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, body?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  delete(url: string): Promise<LightMyRequestResponse>;
}

/** Somebody at a browser of their own, signed in as nobody yet. */
export function makeReader({ app }: ServingNode, address = "127.0.0.1"): TestReader {
  const cookies = new Map<string, string>();
  const send = async (
    method: "GET" | "POST" | "DELETE",
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await app.inject({
      method,
      url,
      headers: { ...(cookie === "" ? {} : { cookie }), "x-forwarded-for": address, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    keepCookies(cookies, answer.headers["set-cookie"]);
    return answer;
  };
  return {
    cookies,
    get: (url) => send("GET", url),
    post: (url, body, headers) => send("POST", url, body ?? {}, headers),
    delete: (url) => send("DELETE", url),
  };
}

function keepCookies(cookies: Map<string, string>, lines: string | readonly string[] | undefined): void {
  for (const line of [lines ?? []].flat()) {
    const [pair = "", ...attributes] = line.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (attributes.some((one) => /max-age=0/iu.test(one)) || pair.slice(at + 1) === "") cookies.delete(name);
    else cookies.set(name, pair.slice(at + 1));
  }
}

/** The code of a refusal, or the status of an answer that is none. */
export function codeIn(answer: LightMyRequestResponse): string | number {
  return answer.statusCode < 400 ? answer.statusCode : answer.json<{ code: string }>().code;
}

/** What the operations on a node's accounts take, as the machine's administrator. */
export function peopleContextOf(node: ServingNode, now: number, today: string): PeopleContext {
  const database = openPeopleDatabase(node.prepared.appUrl);
  after(() => database.destroy());
  return {
    store: makePeopleStore(database),
    now,
    today: today as CalendarDate,
    makeId: () => randomBytes(9).toString("base64url").replaceAll(/[-_]/gu, "x"),
    randomBytes: (count) => randomBytes(count),
    localities: ["QN", "HP", "HN"],
    by: "machine",
  };
}

/** The schema of accounts as the signing-in library takes it. */
export function authDatabaseOf(node: ServingNode): AuthDatabase {
  const database = openPeopleDatabase(node.prepared.appUrl);
  after(() => database.destroy());
  return { db: database, type: "postgres" };
}

/** Invites somebody and has them accept; they are signed in then. */
export async function makePerson(
  node: ServingNode,
  context: PeopleContext,
  userName: string,
  assignments: readonly AskedAssignment[],
  reader: TestReader = makeReader(node),
): Promise<TestReader> {
  const parsed = assignments.map((one) => {
    const outcome = parseAssignment(context, one);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    return outcome.value;
  });
  const email = `${userName}@example.vn`;
  const invited = await invite(context, {
    kind: "new",
    name: `Người ${userName}`,
    email,
    assignments: parsed,
  });
  assert.ok(invited.ok);
  const answer = await reader.post("/api/auth/invitation/accept", {
    code: invited.value.code,
    userName,
    password: goodPassword,
  });
  assert.equal(answer.statusCode, 201, answer.body);
  return reader;
}

export async function signInAs(
  node: ServingNode,
  login: string,
  password = goodPassword,
  reader: TestReader = makeReader(node),
): Promise<TestReader> {
  const answer = await reader.post("/api/auth/sign-in", { login, password });
  assert.equal(answer.statusCode, 200, answer.body);
  return reader;
}

/** The code an app shows for a secret (RFC 6238: SHA-1, 30 seconds, six digits), some steps from now. */
export function codeOfApp(uri: string, steps = 0, now = Date.now()): string {
  const secret = fromBase32(new URL(uri).searchParams.get("secret") ?? "");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + steps));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text.replaceAll("=", ""), (letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter.toUpperCase()).toString(2).padStart(5, "0"),
  ).join("");
  const bytes = bits.match(/.{8}/gu) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
