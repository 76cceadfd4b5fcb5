// Live events as server-sent events: which records just changed, never their content. A reader sees only what is public,
// or shared once signed in. What was committed together is told together: an import of thousands is one event.
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { mostIdsOfRegister } from "@nhipcau/contract/routes/system-routes.ts";
import type { LiveChange, Services } from "../services.ts";

const usualHeartbeatMilliseconds = 25_000;
/** What a reader may leave unread; past it the stream ends, and a reader who is alive connects again. */
const mostUnreadBytes = 256 * 1024;

export interface EventStreaming extends Pick<Services, "liveChanges" | "exchangeNews"> {
  readonly closing: AbortSignal;
  /** Asked with every heartbeat: whether the reader still acts as when the stream began. */
  readonly stillActs: () => Promise<boolean>;
  readonly heartbeatMilliseconds?: number;
}

/**
 * Keeps the answer open and writes an event for each page of changes, until the reader leaves, their session or role ends,
 * or the server closes.
 */
export function streamEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  acting: Acting,
  services: EventStreaming,
): void {
  const { closing, stillActs } = services;
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
    unsubscribeNews?.();
    closing.removeEventListener("abort", end);
    out.end();
  };
  const write = (text: string): void => {
    out.write(text);
    if (out.writableLength > mostUnreadBytes) end();
  };
  const unsubscribe = services.liveChanges.subscribe((changes) => {
    const told = eventOf(changes.filter((change) => maySee(acting, change)));
    if (told.registers.length > 0) write(`event: change\ndata: ${JSON.stringify(told)}\n\n`);
  });
  const unsubscribeNews = services.exchangeNews?.subscribe((news) => {
    // Connections are for whoever is signed in, and so is what had been shared.
    if (acting.role === "public" || acting.locality === "") return;
    if (news.kind === "noticed") {
      const told = { registers: [{ register: "notices", count: 1 }] };
      if (news.locality === acting.locality) write(`event: change\ndata: ${JSON.stringify(told)}\n\n`);
      return;
    }
    const registers = news.kind === "gone" ? [{ register: news.register, count: news.count }] : [];
    write(`event: change\ndata: ${JSON.stringify({ registers, connections: true })}\n\n`);
  });
  const heartbeat = setInterval(() => {
    write(": still here\n\n");
    // A database that can't be asked now says nothing of the session.
    if (acting.role !== "public")
      void stillActs().then(
        (acts) => acts || end(),
        () => undefined,
      );
  }, services.heartbeatMilliseconds ?? usualHeartbeatMilliseconds);
  write("retry: 2000\n\n");
  request.raw.once("close", end);
  if (closing.aborted) end();
  else closing.addEventListener("abort", end, { once: true });
}

/** The records changed, by register, in the order in which each register first appears; many of one are only counted. */
export function eventOf(changes: readonly LiveChange[]): ResponseOf<typeof routes.events> {
  const byRegister = Map.groupBy(changes, ({ register }) => register);
  return {
    registers: [...byRegister].map(([register, own]) => {
      const ids = [...new Set(own.map(({ id }) => id))];
      return { register, count: ids.length, ...(ids.length > mostIdsOfRegister ? {} : { ids }) };
    }),
  };
}

function maySee(acting: Acting, { scope, author }: LiveChange): boolean {
  return scope === "public" || author === acting.locality || (scope === "shared" && acting.locality !== "");
}
