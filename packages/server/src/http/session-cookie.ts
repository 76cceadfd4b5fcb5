// The session of the demonstration: a signed cookie that names an account. A cookie that was made up is refused, never
// taken for somebody who is not signed in.
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Acting, publicReader } from "@nhipcau/operations/ports/acting.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { type Account, actingAs } from "../account.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** The session cookie's name, which protect.ts sets. */
    sessionCookie: string;
  }
}

export const usualSessionCookie = "nhipcau_session";

/** Who a request comes from. Refuses a cookie with a bad signature or an account that is not there. */
export function actingOf(request: FastifyRequest, accounts: ReadonlyMap<string, Account>): Outcome<Acting> {
  const cookie = request.cookies[request.server.sessionCookie];
  if (cookie === undefined || cookie === "") return done(publicReader);
  const opened = request.unsignCookie(cookie);
  const account = opened.valid ? accounts.get(opened.value) : undefined;
  if (!account) return refused({ code: "forged-role" });
  return done(actingAs(account));
}

/** Sets the cookie of an account, or clears it. */
export function setSession(reply: FastifyReply, account: string | undefined): void {
  const options = {
    path: "/",
    httpOnly: true,
    sameSite: "strict" as const,
    signed: true,
    secure: "auto" as const,
  };
  const { sessionCookie } = reply.server;
  if (account === undefined) reply.clearCookie(sessionCookie, { path: "/" });
  else reply.setCookie(sessionCookie, account, options);
}
