// Who asks, found out before anything of the body is read: a forged session, one that has ended, somebody not signed in, a
// role that is over, and a page of the demonstration where there is none are refused at once.
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import type { Access } from "@nhipcau/contract/route.ts";
import { type Acting, publicReader } from "@nhipcau/operations/ports/acting.ts";
import type { Standing } from "@nhipcau/operations/people/assignment.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { languageOf, sendProblem } from "./problem.ts";
import { setSession } from "./session-cookie.ts";

/** Somebody with an account of the node, in one of their sessions. */
export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly session: string;
  /** What they may act under today. */
  readonly standings: readonly Standing[];
  /** The one in use; absent when it has ended, when there is none, or while a second factor is wanted. */
  readonly chosen?: Standing;
  /** Nothing can be acted under until a second factor is set up. */
  readonly wantsSecondFactor?: boolean;
}

export interface Asker {
  readonly acting: Acting;
  readonly person?: SignedInPerson;
  /** Why, although signed in, nothing can be done in this session until something is mended. */
  readonly halt?: Refusal;
}

/** Finds out who a request comes from. `clear` are the cookies to take back, where the session is gone. */
export type Identify = (
  request: FastifyRequest,
) => Promise<Outcome<Asker> & { readonly clear?: readonly string[] }>;

const askers = new WeakMap<FastifyRequest, Asker>();
const nobody: Asker = { acting: publicReader };

/** Who a request comes from, once its route has let it in. */
export function askerOf(request: FastifyRequest): Asker {
  return askers.get(request) ?? nobody;
}

/** Lets in whom a route's access allows. */
export function letIn(
  access: Access,
  { identify, demonstration }: { readonly identify: Identify; readonly demonstration: boolean },
): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const who = await identify(request);
    for (const cookie of who.clear ?? []) reply.clearCookie(cookie, { path: "/" });
    if (!who.ok) {
      // Where one signs in, a session that is over is no obstacle.
      if (access === "session" && who.refusals.every(({ code }) => code === "session-ended"))
        return undefined;
      if (who.refusals.some(({ code }) => code === "forged-role")) setSession(reply, undefined);
      return turnAway(request, reply, who.refusals);
    }
    const refusal = refusalOf(access, who.value, demonstration);
    if (refusal) return turnAway(request, reply, [refusal]);
    askers.set(request, who.value);
    return undefined;
  };
}

function refusalOf(
  access: Access,
  { acting, person, halt }: Asker,
  demonstration: boolean,
): Refusal | undefined {
  switch (access) {
    case "session":
      return undefined;
    case "demonstration":
      return demonstration ? undefined : { code: "demo-only" };
    case "open":
      return halt;
    case "signed-in":
      if (halt) return halt;
      if (acting.locality !== "") return undefined;
      if (!person) return { code: "not-signed-in" };
      if (person.wantsSecondFactor === true) return { code: "second-factor-wanted" };
      return { code: person.standings.length === 0 ? "no-assignment" : "forbidden" };
    case "person":
      return person ? undefined : { code: "not-signed-in" };
    case "administrator":
      if (halt) return halt;
      if (acting.role === "administrator") return undefined;
      if (person?.wantsSecondFactor === true) return { code: "second-factor-wanted" };
      return { code: acting.role === "public" && !person ? "not-signed-in" : "not-administrator" };
  }
}

// What is still to come of a body is not waited for.
function turnAway(request: FastifyRequest, reply: FastifyReply, refusals: readonly Refusal[]): FastifyReply {
  if (!request.raw.complete && Number(request.headers["content-length"] ?? 0) > 1024 ** 2)
    reply.header("connection", "close");
  return sendProblem(reply, refusals, languageOf(request));
}
