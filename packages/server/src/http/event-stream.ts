// Live events as server-sent events: which record just changed, never its content. A reader sees only what is public,
// or shared once signed in.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { LiveChange, Services } from "../services.ts";

const heartbeatMilliseconds = 25_000;
/** What a reader may leave unread; past it the stream ends, and a reader who is alive connects again. */
const mostUnreadBytes = 256 * 1024;

/** Keeps the answer open and writes an event for each change, until the reader leaves or the server closes. */
export function streamEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  acting: Acting,
  services: Pick<Services, "liveChanges">,
  closing: AbortSignal,
): void {
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  const end = (): void => {
    clearInterval(heartbeat);
    unsubscribe();
    closing.removeEventListener("abort", end);
    out.end();
  };
  const write = (text: string): void => {
    out.write(text);
    if (out.writableLength > mostUnreadBytes) end();
  };
  const unsubscribe = services.liveChanges.subscribe((change) => {
    if (!maySee(acting, change)) return;
    const { register, id, version, author } = change;
    write(`event: change\ndata: ${JSON.stringify({ register, id, version, author })}\n\n`);
  });
  const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMilliseconds);
  write("retry: 2000\n\n");
  request.raw.once("close", end);
  if (closing.aborted) end();
  else closing.addEventListener("abort", end, { once: true });
}

function maySee(acting: Acting, { scope, author }: LiveChange): boolean {
  return scope === "public" || author === acting.locality || (scope === "shared" && acting.locality !== "");
}
