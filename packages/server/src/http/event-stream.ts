// Live events as server-sent events: which record just changed, never its content. A reader sees only what is public,
// or shared once signed in.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { LiveChange, Services } from "../services.ts";

const heartbeatMilliseconds = 25_000;

/** Keeps the answer open and writes an event for each change, until the reader leaves or the server closes. */
export function streamEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  acting: Acting,
  services: Services,
  closing: AbortSignal,
): void {
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  out.write("retry: 2000\n\n");
  const unsubscribe = services.liveChanges.subscribe((change) => {
    if (!maySee(acting, change)) return;
    const { register, id, version, author } = change;
    out.write(`event: change\ndata: ${JSON.stringify({ register, id, version, author })}\n\n`);
  });
  const heartbeat = setInterval(() => out.write(": still here\n\n"), heartbeatMilliseconds);
  const end = (): void => {
    clearInterval(heartbeat);
    unsubscribe();
    closing.removeEventListener("abort", end);
    out.end();
  };
  request.raw.once("close", end);
  closing.addEventListener("abort", end, { once: true });
}

function maySee(acting: Acting, { scope, author }: LiveChange): boolean {
  return scope === "public" || author === acting.locality || (scope === "shared" && acting.locality !== "");
}
