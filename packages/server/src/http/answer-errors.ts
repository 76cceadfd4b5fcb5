// What goes wrong on the way to a handler or inside one, as a problem in both languages: a request that cannot be read
// is the sender's to mend; anything else is ours, is recorded under a number, and tells nothing of what was typed (L-11).
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { Services } from "../services.ts";
import { isReady } from "./is-ready.ts";
import { MalformedBody } from "./json-body.ts";
import { languageOf, problemOf, sendProblem } from "./problem.ts";
import { schemaRefusal } from "./schema-refusal.ts";

type AnyError = FastifyError & { readonly retryAfter?: number };

/** Makes the server answer every error and every address that is not there as a problem. */
export function answerErrors(server: FastifyInstance, services: Services): void {
  server.setErrorHandler((error: AnyError, request, reply) => answerError(error, request, reply, services));
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (request, reply) =>
    sendProblem(reply, [notFound(request)], languageOf(request)),
  );
}

/** What is not there, named by its path alone: a query may hold what a person typed. */
export function notFound({ url }: { readonly url: string }): Refusal {
  return { code: "not-found", data: { what: (url.split("?")[0] ?? "").slice(0, 80) } };
}

/** An address that cannot be decoded never reaches a route. */
export function answerFrameworkError(error: AnyError, request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(reply, refusalsOfError(error, request) ?? [malformed(unreadable)], languageOf(request));
}

/** Bytes that are no HTTP request, or headers past any use, end the connection with a problem. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const tooLong = error.code === "HPE_HEADER_OVERFLOW";
  const refusal: Refusal = tooLong ? { code: "too-large", data: { limit: "16 KB" } } : malformed(unreadable);
  const status = tooLong ? 431 : 400;
  const body = JSON.stringify({ ...problemOf([refusal], "vi"), status });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

async function answerError(
  error: AnyError,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<FastifyReply> {
  const refusals = refusalsOfError(error, request);
  if (refusals) return sendProblem(reply, refusals, languageOf(request));
  if (request.raw.destroyed && !request.raw.complete) {
    request.log.info("the sender left before the end");
    return sendProblem(reply, [malformed(cutShort)], languageOf(request));
  }
  const incident = services.makeId();
  // Only the kind of error and where it arose: a message of the database may quote what a person typed (L-11).
  request.log.error({ incident, ...plainError(error) }, "failed");
  if (!(await isReady(services)))
    return sendProblem(reply, [{ code: "unavailable" }], languageOf(request), incident);
  return sendProblem(reply, [{ code: "internal", data: { incident } }], languageOf(request), incident);
}

/** An error for the log: its kind and places in the code, never its message. */
export function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, code, stack, cause } = error as NodeJS.ErrnoException;
  const at = stack
    ?.split("\n")
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 6);
  return {
    kind: name,
    ...(code === undefined ? {} : { code }),
    at,
    ...(cause instanceof Error ? { cause: plainError(cause) } : {}),
  };
}

function refusalsOfError(error: AnyError, request: FastifyRequest): readonly Refusal[] | undefined {
  if (error.validation) return error.validation.slice(0, 50).map(schemaRefusal);
  if (error instanceof MalformedBody) return [malformed(error.detail)];
  switch (error.statusCode) {
    case 413:
      return [{ code: "too-large", data: { limit: megabytes(request.routeOptions.bodyLimit ?? 1024 ** 2) } }];
    case 415:
      return [
        { code: "wrong-content-type", data: { type: (request.headers["content-type"] ?? "").slice(0, 80) } },
      ];
    case 429:
      return [{ code: "too-many-requests", data: { seconds: error.retryAfter ?? 60 } }];
    case undefined:
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? [malformed(known[error.code] ?? { vi: error.code, en: error.code })]
        : undefined;
  }
}

function malformed({ vi, en }: Text): Refusal {
  return { code: "bad-request", data: { "detail.vi": vi, "detail.en": en } };
}

const unreadable: Text = { vi: "không đọc được yêu cầu", en: "the request cannot be read" };
const cutShort: Text = { vi: "yêu cầu bị cắt giữa chừng", en: "the request was cut short" };

const known: Readonly<Record<string, Text>> = {
  FST_ERR_BAD_URL: { vi: "địa chỉ không giải mã được", en: "the address cannot be decoded" },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    vi: "độ dài nội dung khác với độ dài đã khai",
    en: "the body is not as long as it says",
  },
};

/** A limit as people read it. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}
