// Nothing is changed on behalf of another site: the session's cookie does not come along from elsewhere, and a request that
// says it comes from elsewhere is refused whatever comes along.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { languageOf, sendProblem } from "./problem.ts";

/** Refuses requests that change something when a browser says that another site sent them. */
export function refuseOtherOrigins(server: FastifyInstance): void {
  server.addHook("onRequest", (request, reply, next) => {
    if (request.method === "GET" || request.method === "HEAD" || !isFromElsewhere(request)) return next();
    void sendProblem(reply, [{ code: "wrong-origin" }], languageOf(request));
  });
}

// Programs that are no browsers send neither header; a cookie a browser would have added is not theirs to misuse.
function isFromElsewhere({ headers, host }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { protocol, host: theirs } = new URL(origin);
  return !URL.canParse(`${protocol}//${host}`) || new URL(`${protocol}//${host}`).host !== theirs; // `:80` is no port
}
