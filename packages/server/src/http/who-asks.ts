// Who asks, found out before anything of the body is read: a forged session, somebody not signed in, and a page of the
// demonstration where there is none are refused at once.
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from "fastify";
import type { Access } from "@nhipcau/contract/route.ts";
import { type Acting, publicReader } from "@nhipcau/operations/ports/acting.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Account } from "../account.ts";
import { languageOf, sendProblem } from "./problem.ts";
import { actingOf, setSession } from "./session-cookie.ts";

const askers = new WeakMap<FastifyRequest, Acting>();

/** Who a request comes from, once its route has let it in. */
export function askerOf(request: FastifyRequest): Acting {
  return askers.get(request) ?? publicReader;
}

/** Lets in whom a route's access allows. `accounts` is absent where there is no demonstration. */
export function letIn(
  access: Access,
  accounts: ReadonlyMap<string, Account> | undefined,
): onRequestHookHandler {
  return (request, reply, next) => {
    const who = actingOf(request, accounts ?? new Map());
    if (!who.ok) {
      setSession(reply, undefined);
      return turnAway(request, reply, who.refusals);
    }
    if (access === "demonstration" && !accounts) return turnAway(request, reply, [{ code: "demo-only" }]);
    if (access === "signed-in" && who.value.locality === "")
      return turnAway(request, reply, [{ code: "not-signed-in" }]);
    askers.set(request, who.value);
    next();
  };
}

// What is still to come of a body is not waited for.
function turnAway(request: FastifyRequest, reply: FastifyReply, refusals: readonly Refusal[]): void {
  if (!request.raw.complete && Number(request.headers["content-length"] ?? 0) > 1024 ** 2)
    reply.header("connection", "close");
  void sendProblem(reply, refusals, languageOf(request));
}
