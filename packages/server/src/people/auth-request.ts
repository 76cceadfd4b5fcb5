// Asks the signing-in library as a browser would, and brings back what it answered: nothing of it is mounted, so nobody
// reaches more of it than a handler of ours asks for.
import type { FastifyRequest } from "fastify";
import { type Outcome, done, refused } from "@nhipcau/domain/outcome.ts";
import type { Auth } from "./auth.ts";
import { addressHeader } from "./auth-setting.ts";
import { refusalOfAuth } from "./auth-refusals.ts";

/** What of a request concerns signing in. */
export interface Caller {
  readonly cookie: string | undefined;
  readonly address: string;
  readonly browser: string | undefined;
}

export interface AuthAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  /** The library's `Set-Cookie` lines, to go out with our answer. */
  readonly cookies: readonly string[];
  readonly location: string | undefined;
}

export interface AuthQuestion {
  readonly method: "GET" | "POST";
  /** Behind `/api/auth`, with its query. */
  readonly path: string;
  readonly body?: unknown;
}

export function callerOf(request: FastifyRequest): Caller {
  return {
    cookie: request.headers.cookie,
    address: request.ip,
    browser: request.headers["user-agent"]?.slice(0, 300),
  };
}

/** Refuses what people can cause; throws on anything else, so that it is recorded as an incident. */
export async function askAuth(
  auth: Pick<Auth, "handler">,
  origin: string,
  caller: Caller,
  { method, path, body }: AuthQuestion,
): Promise<Outcome<AuthAnswer>> {
  const answer = await auth.handler(
    new Request(`${origin}/api/auth${path}`, {
      method,
      redirect: "manual",
      headers: headersOf(caller, origin),
      ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
    }),
  );
  const text = await answer.text();
  const given = parsed(text);
  if (answer.status >= 400) {
    const code = typeof given["code"] === "string" ? given["code"] : "";
    const refusal = refusalOfAuth(code);
    if (refusal) return refused(refusal);
    throw new Error(`signing in failed: ${answer.status} ${code}`);
  }
  return done({
    body: given,
    cookies: answer.headers.getSetCookie(),
    location: answer.headers.get("location") ?? undefined,
  });
}

/** The headers the library sees. The origin is ours: our own hook has refused every other one (same-origin.ts). */
export function headersOf({ cookie, address, browser }: Caller, origin: string): Headers {
  return new Headers({
    "content-type": "application/json",
    origin,
    [addressHeader]: address,
    ...(cookie === undefined ? {} : { cookie }),
    ...(browser === undefined ? {} : { "user-agent": browser }),
  });
}

function parsed(text: string): Record<string, unknown> {
  if (text === "") return {};
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { value };
}
