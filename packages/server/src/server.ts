// The HTTP server of a node: the declared routes, the web page's files, live events, health and metrics.
import { isDeepStrictEqual } from "node:util";
import fastify, { type FastifyInstance } from "fastify";
import type { Route } from "@nhipcau/contract/route.ts";
import { type RouteName, routes } from "@nhipcau/contract/routes.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { accountHandlers } from "./handlers/account-handlers.ts";
import { conferenceHandlers } from "./handlers/conference-handlers.ts";
import { connectionHandlers } from "./handlers/connection-handlers.ts";
import { courseHandlers } from "./handlers/course-handlers.ts";
import { evidenceHandlers } from "./handlers/evidence-handlers.ts";
import { factorHandlers } from "./handlers/factor-handlers.ts";
import { fileHandlers } from "./handlers/file-handlers.ts";
import { successionHandlers } from "./handlers/succession-handlers.ts";
import { grantHandlers } from "./handlers/grant-handlers.ts";
import { invitationHandlers } from "./handlers/invitation-handlers.ts";
import { nodeHandlers } from "./handlers/node-handlers.ts";
import { peopleHandlers } from "./handlers/people-handlers.ts";
import { petitionHandlers } from "./handlers/petition-handlers.ts";
import { programmeHandlers } from "./handlers/programme-handlers.ts";
import { reachHandlers } from "./handlers/reach-handlers.ts";
import { recordHandlers } from "./handlers/record-handlers.ts";
import { sessionHandlers } from "./handlers/session-handlers.ts";
import { signInHandlers } from "./handlers/sign-in-handlers.ts";
import type { AccountServices } from "./handlers/with-people.ts";
import { reviewHandlers } from "./handlers/review-handlers.ts";
import { traceHandlers } from "./handlers/trace-handlers.ts";
import { takeOverHandlers } from "./handlers/take-over-handlers.ts";
import { urgingHandlers } from "./handlers/urging-handlers.ts";
import { answerClientError, answerErrors, answerFrameworkError } from "./http/answer-errors.ts";
import { closeWhenAnswered } from "./http/close-when-answered.ts";
import { streamEvents } from "./http/event-stream.ts";
import type { Handlers } from "./http/handler.ts";
import { isReady } from "./http/is-ready.ts";
import { acceptJson } from "./http/json-body.ts";
import { measureRequests } from "./http/metrics.ts";
import { openApiDocument } from "./http/openapi.ts";
import { protect, type Protection } from "./http/protect.ts";
import { loggingTo, logRequests, type LogTarget } from "./http/request-log.ts";
import { type FileSending, makeFileSender } from "./http/send-file.ts";
import { servePage } from "./http/serve-page.ts";
import { refuseOtherOrigins } from "./http/same-origin.ts";
import { addRoute, serveRoute, todayOf } from "./http/serve-route.ts";
import { validateLazily } from "./http/validate-lazily.ts";
import { askerOf } from "./http/who-asks.ts";
import { makeIdentify } from "./people/identify.ts";
import { makePeople } from "./people/people.ts";
import { serveProviderCallback } from "./people/provider-callback.ts";
import { workHandlers } from "./handlers/work-handlers.ts";
import type { Services } from "./services.ts";
import { calendarsPerMinute, serveCalendar } from "./urging/serve-calendar.ts";

export interface ServerOptions extends Protection, FileSending {
  /** The built web page; absent to serve the API alone. */
  readonly webFolder?: string;
  /** Where the log's lines go; absent for none. */
  readonly logTo?: LogTarget;
}

/** Makes the server; it listens when the caller says so. */
export async function makeServer(services: Services, options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    ...loggingTo(options.logTo),
    bodyLimit: 1024 * 1024,
    requestTimeout: 300_000, // a hundred megabytes over a poor line, and no longer
    trustProxy: "loopback",
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
    requestIdHeader: false,
    genReqId: () => services.makeId(),
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    schemaController: { compilersFactory: { buildValidator: validateLazily } },
    ajv: {
      customOptions: {
        coerceTypes: "array",
        allowUnionTypes: true,
        removeAdditional: false,
        useDefaults: false,
        allErrors: true,
      },
    },
  });
  closeWhenAnswered(server);
  await protect(server, options);
  logRequests(server);
  refuseOtherOrigins(server);
  acceptJson(server);
  answerErrors(server, services);
  serveRoutes(server, services, options);
  if (options.webFolder !== undefined) await servePage(server, options.webFolder);
  return server;
}

function serveRoutes(server: FastifyInstance, services: Services, options: ServerOptions): void {
  const closing = new AbortController();
  server.addHook("preClose", () => closing.abort());
  const { demonstration } = services;
  const people =
    services.people &&
    makePeople(services.people, { secret: options.secret, cookiePrefix: server.sessionCookie });
  const identify = makeIdentify({
    accounts: demonstration && new Map(demonstration.map((account) => [account.id, account])),
    people,
    today: () => todayOf(services),
  });
  const handlers = allHandlers(services, { people, secret: options.secret }, measureRequests(server).page);
  const files = makeFileSender(options);
  // The page of figures holds nothing of the database, and is asked for most when much is going on.
  const always = makeFileSender({ ...options, filesAtOnce: Infinity });
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    if (name !== "events" && name !== "calendarFeed")
      serveRoute(server, route, handlers[name] as never, {
        services,
        identify,
        files: name === "metrics" ? always : files,
      });
  }
  addRoute(
    server,
    routes.events,
    (request, reply) => {
      const { acting } = askerOf(request);
      const stillActs = async () => {
        const who = await identify(request);
        return who.ok && isDeepStrictEqual(who.value.acting, acting);
      };
      streamEvents(request, reply, acting, { ...services, closing: closing.signal, stillActs });
      return reply;
    },
    { services, identify },
  );
  addRoute(
    server,
    routes.calendarFeed,
    (request, reply) => serveCalendar(request, reply, services),
    { services, identify },
    { max: calendarsPerMinute, timeWindow: 60_000 },
  );
  if (people) serveProviderCallback(server, people);
}

function allHandlers(
  services: Services,
  accounts: AccountServices,
  metricsPage: () => Promise<string>,
): Handlers {
  const openapi = openApiDocument(services.store.registers.values(), services.node.version);
  return {
    ...nodeHandlers(services),
    ...sessionHandlers(services, accounts),
    ...signInHandlers(services, accounts),
    ...invitationHandlers(services, accounts),
    ...accountHandlers(services, accounts),
    ...factorHandlers(services, accounts),
    ...peopleHandlers(services, accounts),
    ...recordHandlers(services),
    ...programmeHandlers(services),
    ...workHandlers(services),
    ...petitionHandlers(services),
    ...reviewHandlers(services),
    ...conferenceHandlers(services),
    ...courseHandlers(services),
    ...evidenceHandlers(services),
    ...fileHandlers(services),
    ...connectionHandlers(services),
    ...grantHandlers(services),
    ...successionHandlers(services),
    ...takeOverHandlers(services),
    ...traceHandlers(services),
    ...urgingHandlers(services),
    ...reachHandlers(services),
    health: () => done({ alive: true }),
    readiness: async () =>
      (await isReady(services)) ? done({ ready: true }) : refused({ code: "unavailable" }),
    metrics: () => ({ file: { media: "text/plain", fileName: "metrics.txt", chunks: oneText(metricsPage) } }),
    openapi: () => done(openapi),
  };
}

async function* oneText(text: () => Promise<string>): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(await text());
}
