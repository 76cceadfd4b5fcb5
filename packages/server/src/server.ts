// The HTTP server of a node: the declared routes, the web page's files, live events, health and metrics.
import fastifyCookie from "@fastify/cookie";
import fastifyHelmet from "@fastify/helmet";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from "fastify";
import type { Route } from "@nhipcau/contract/route.ts";
import { routes } from "@nhipcau/contract/routes.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { fileHandlers } from "./handlers/file-handlers.ts";
import { nodeHandlers } from "./handlers/node-handlers.ts";
import { programmeHandlers } from "./handlers/programme-handlers.ts";
import { recordHandlers } from "./handlers/record-handlers.ts";
import { streamEvents } from "./http/event-stream.ts";
import type { Handlers } from "./http/handler.ts";
import { measureRequests } from "./http/metrics.ts";
import { openApiDocument } from "./http/openapi.ts";
import { schemaRefusal } from "./http/schema-refusal.ts";
import { languageOf, sendProblem, serveRoute } from "./http/serve-route.ts";
import { actingOf } from "./http/session-cookie.ts";
import type { Services } from "./services.ts";

export interface ServerOptions {
  /** Signs the session cookies; at least 32 bytes of randomness. */
  readonly secret: string;
  /** The built web page; absent to serve the API alone. */
  readonly webFolder?: string;
  /** Where the log's lines go; absent for none. */
  readonly logTo?: { write(line: string): void };
  /** Requests a minute from one address. */
  readonly requestsPerMinute?: number;
}

/** Makes the server; it listens when the caller says so. */
export async function makeServer(services: Services, options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: 1024 * 1024,
    trustProxy: "loopback",
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    requestIdHeader: false,
    genReqId: () => services.makeId(),
    ajv: {
      customOptions: { coerceTypes: "array", removeAdditional: false, useDefaults: false, allErrors: true },
    },
    logger: options.logTo ? { level: "info", stream: options.logTo, base: { service: "nhipcau" } } : false,
  });
  const closing = new AbortController();
  server.addHook("preClose", () => closing.abort());
  await protect(server, options);
  logRequests(server);
  acceptUploads(server);
  answerErrors(server, services);
  const metrics = measureRequests(server);
  const accounts = new Map((services.demonstration ?? []).map((account) => [account.id, account]));
  const handlers = allHandlers(services, metrics.page);
  for (const [name, route] of Object.entries<Route>(routes)) {
    if (name !== "events")
      serveRoute(server, route, handlers[name as keyof Handlers] as never, { services, accounts });
  }
  server.get(routes.events.path, (request, reply) => {
    const who = actingOf(request, accounts);
    if (!who.ok) return sendProblem(reply, who.refusals, languageOf(request));
    streamEvents(request, reply, who.value, services, closing.signal);
    return reply;
  });
  if (options.webFolder !== undefined) await servePage(server, options.webFolder);
  return server;
}

function allHandlers(services: Services, metricsPage: () => Promise<string>): Handlers {
  const openapi = openApiDocument(services.store.registers.values(), services.node.version);
  return {
    ...nodeHandlers(services),
    ...recordHandlers(services),
    ...programmeHandlers(services),
    ...fileHandlers(services),
    health: () => done({ alive: true }),
    readiness: async () =>
      (await services.ready()) ? done({ ready: true }) : refused({ code: "unavailable" }),
    metrics: () => ({ file: { media: "text/plain", fileName: "metrics.txt", chunks: oneText(metricsPage) } }),
    openapi: () => done(openapi),
  };
}

async function* oneText(text: () => Promise<string>): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(await text());
}

async function protect(
  server: FastifyInstance,
  { secret, requestsPerMinute = 1200 }: ServerOptions,
): Promise<void> {
  await server.register(fastifyCookie, { secret });
  await server.register(fastifyRateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { ttl }) =>
      Object.assign(new Error("too many requests"), { statusCode: 429, retryAfter: Math.ceil(ttl / 1000) }),
  });
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // the component library sets style attributes
        imgSrc: ["'self'", "data:", "blob:"],
        workerSrc: ["'self'", "blob:"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null, // a node on loopback or behind a proxy speaks plain HTTP here
      },
    },
    strictTransportSecurity: false, // set by the proxy that ends TLS
  });
}

// One line a request: route, status and time. No address bar, no query, no person.
function logRequests(server: FastifyInstance): void {
  server.addHook("onResponse", (request, reply, finished) => {
    const { method } = request;
    const route = request.routeOptions.url ?? "none";
    request.log.info(
      { method, route, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) },
      "answered",
    );
    finished();
  });
}

// A file is handed on as a stream; whoever reads it stops at its limit.
function acceptUploads(server: FastifyInstance): void {
  server.addContentTypeParser(
    ["application/octet-stream", "text/csv", spreadsheet],
    (_request, payload, finished) => finished(null, payload),
  );
}

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function answerErrors(server: FastifyInstance, services: Services): void {
  server.setErrorHandler((error: FastifyError & { retryAfter?: number }, request, reply) => {
    const refusals = refusalsOfError(error, request);
    if (refusals) return sendProblem(reply, refusals, languageOf(request));
    const incident = services.makeId();
    // Only the kind of error and where it arose: a message of the database may quote what a person typed (L-11).
    request.log.error(
      { incident, kind: error.name, code: error.code, at: error.stack?.split("\n").slice(1, 6) },
      "failed",
    );
    return sendProblem(reply, [{ code: "internal", data: { incident } }], languageOf(request), incident);
  });
  server.setNotFoundHandler((request, reply) => {
    const what = request.url.split("?")[0]?.slice(0, 80) ?? "";
    return sendProblem(reply, [{ code: "not-found", data: { what } }], languageOf(request));
  });
}

function refusalsOfError(
  error: FastifyError & { retryAfter?: number },
  request: FastifyRequest,
): readonly Refusal[] | undefined {
  if (error.validation) {
    return error.validation.map(schemaRefusal);
  }
  if (error.statusCode === 429)
    return [{ code: "too-many-requests", data: { seconds: error.retryAfter ?? 60 } }];
  if (error.statusCode === 413) {
    const limit = request.routeOptions.bodyLimit ?? 1024 * 1024;
    return [{ code: "too-large", data: { limit: `${Math.round(limit / 1024 / 1024)} MB` } }];
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return [{ code: "bad-request", data: { detail: error.code } }];
  }
  return undefined;
}

async function servePage(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    maxAge: "1h",
    immutable: false,
    preCompressed: true,
  });
  // Every other address that is not the API's is a place in the page.
  server.get("/*", (request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    const isPage = !path.startsWith("/api/") && !/\.\w{2,5}$/u.test(path);
    if (isPage) return reply.header("cache-control", "no-cache").sendFile("index.html");
    return sendProblem(
      reply,
      [{ code: "not-found", data: { what: path.slice(0, 80) } }],
      languageOf(request),
    );
  });
}
