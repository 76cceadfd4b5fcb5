// The log: one line a request with route, status and time. No address, no query, no body, no person (L-11).
import {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from "fastify";
import { plainError } from "./answer-errors.ts";

export interface LogTarget {
  write(line: string): void;
}

/** The server's logging options: silent without a target. Whatever the framework itself logs loses its words too. */
export function loggingTo(
  target: LogTarget | undefined,
): Pick<FastifyServerOptions, "logger" | "logController"> {
  return {
    logController: new LogController({ disableRequestLogging: true }),
    logger: target
      ? {
          level: "info",
          stream: target,
          base: { service: "nhipcau" },
          serializers: { err: wordless, req: () => ({}), res: () => ({ statusCode: 0 }) },
        }
      : false,
  };
}

const notes = new WeakMap<FastifyRequest, Readonly<Record<string, string>>>();

/** Puts more into the line of a request: codes and ids, never what somebody typed. */
export function noteInLog(request: FastifyRequest, note: Readonly<Record<string, string>>): void {
  notes.set(request, { ...notes.get(request), ...note });
}

/** Writes the line of each request when it has been answered, or when the reader has left before the end. */
export function logRequests(server: FastifyInstance): void {
  onceOver(server, (request, reply, isWhole) => {
    const { method } = request;
    const route = request.routeOptions.url ?? "none";
    const milliseconds = Math.round(reply.elapsedTime);
    request.log.info(
      { method, route, status: reply.statusCode, milliseconds, ...notes.get(request) },
      isWhole ? "answered" : "left",
    );
  });
}

/** Tells of every request once it is over; `isWhole` when the answer went out to its end. */
export function onceOver(
  server: FastifyInstance,
  tell: (request: FastifyRequest, reply: FastifyReply, isWhole: boolean) => void,
): void {
  // The framework's own hook is silent about a connection that was closed half-way.
  server.addHook("onRequest", (request, reply, next) => {
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) tell(request, reply, false);
    });
    next();
  });
  server.addHook("onResponse", (request, reply, next) => {
    tell(request, reply, true);
    next();
  });
}

// The framework wants these three; the message is what may quote a person.
function wordless(error: unknown): { type: string; message: string; stack: string; [more: string]: unknown } {
  const { kind, at, ...more } = plainError(error);
  return { ...more, type: String(kind), message: "", stack: String(at) };
}
