// Puts a declared route on the server: who may, its validation, its limits, and the answer as JSON, file or problem.
import { Readable } from "node:stream";
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  preValidationHookHandler,
  RouteHandlerMethod,
} from "fastify";
import type { Route } from "@nhipcau/contract/route.ts";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import { type CalendarDate, dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { FileToSend } from "@nhipcau/operations/ports/table-files.ts";
import { callerOf } from "../people/auth-request.ts";
import type { Services } from "../services.ts";
import { megabytes } from "./answer-errors.ts";
import type { Asked, HandledRoute } from "./handler.ts";
import { languageOf, problemOf, sendProblem, sendThisProblem } from "./problem.ts";
import type { FileSender } from "./send-file.ts";
import { setSession } from "./session-cookie.ts";
import { askerOf, type Identify, letIn } from "./who-asks.ts";

export interface Serving {
  readonly services: Services;
  readonly identify: Identify;
  readonly files: FileSender;
}

type AnyAnswer = Outcome<unknown> | { readonly file: FileToSend };
type AnyHandler = (asked: Asked<HandledRoute>) => AnyAnswer | Promise<AnyAnswer>;

/** Registers one route with its handler. A route that takes a file gets it as it comes, whatever program sent it. */
export function serveRoute(
  server: FastifyInstance,
  route: Route,
  handler: AnyHandler,
  serving: Serving,
): void {
  const answer = answering(route, handler, serving);
  if (route.maximumBytes === undefined) return addRoute(server, route, answer, serving);
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(uploadTypes, (_request, bytes, taken) => taken(null, bytes));
    addRoute(scope, route, answer, serving);
  });
}

// What browsers and systems call spreadsheets and CSV; the content decides what it is.
const uploadTypes = [
  "application/octet-stream",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.ms-excel",
  "text/csv",
];

/** Two hundred pages in one hall, each reading again up to five times a second. */
const crowdedPerMinute = 60_000;

/** The parts of a request that are checked before its handler sees it, each with its shape. */
export function checkedOf({ params, query, body, maximumBytes }: Route) {
  return {
    ...(params === undefined ? {} : { params }),
    querystring: { type: "object", ...query, additionalProperties: false },
    ...(body === undefined || maximumBytes !== undefined ? {} : { body }),
  };
}

/** Adds a route with everything that comes before its handler; `rateLimit` where it has one of its own. */
export function addRoute(
  server: FastifyInstance,
  route: Route,
  handler: RouteHandlerMethod,
  { identify, services: { demonstration } }: Pick<Serving, "identify" | "services">,
  rateLimit?: { readonly max: number; readonly timeWindow: number },
): void {
  server.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/gu, ":$1"),
    schema: checkedOf(route),
    ...(route.maximumBytes === undefined ? {} : { bodyLimit: route.maximumBytes }),
    // Whoever watches the node asks often and must always be answered.
    ...(route.path.startsWith("/api/") ? {} : { config: { rateLimit: false } }),
    ...(route.crowded === true ? { config: { rateLimit: { max: crowdedPerMinute } } } : {}),
    ...(rateLimit === undefined ? {} : { config: { rateLimit } }),
    onRequest: [letIn(route.access, { identify, demonstration: demonstration !== undefined })],
    preValidation: [refuseUnkeepable],
    handler,
  });
}

// NUL cannot be kept or looked for in the database, and no name or value holds one.
const refuseUnkeepable: preValidationHookHandler = (request, reply, next) => {
  const given = [request.params, request.query].flatMap((values) => Object.entries(values as object)).flat(2);
  const key = headerOf(request, "idempotency-key") ?? "";
  if (given.some((value) => typeof value === "string" && value.includes("\u0000")))
    return void sendProblem(
      reply,
      [badRequest("có ký tự NUL", "there is a NUL character")],
      languageOf(request),
    );
  if (key.length > 200)
    return void sendProblem(
      reply,
      [badRequest("Idempotency-Key dài quá 200 ký tự", "Idempotency-Key is longer than 200 characters")],
      languageOf(request),
    );
  next();
};

function badRequest(vi: string, en: string): Refusal {
  return { code: "bad-request", data: { "detail.vi": vi, "detail.en": en } };
}

function answering(route: Route, handler: AnyHandler, { services, files }: Serving): RouteHandlerMethod {
  return async (request, reply) => {
    const language = languageOf(request);
    const announced = Number(request.headers["content-length"] ?? 0);
    if (route.maximumBytes !== undefined && announced > route.maximumBytes) {
      reply.header("connection", "close");
      return sendProblem(
        reply,
        [{ code: "too-large", data: { limit: megabytes(route.maximumBytes) } }],
        language,
      );
    }
    const asked = {
      params: request.params,
      query: request.query,
      body: request.body,
      ...askerOf(request),
      caller: callerOf(request),
      setCookies: (lines: readonly string[]) => void reply.header("set-cookie", [...lines]),
      today: todayOf(services),
      language,
      idempotencyKey: headerOf(request, "idempotency-key"),
      version: versionOf(request),
      upload: route.maximumBytes === undefined ? undefined : uploadOf(request),
      signIn: (account: string | undefined) => setSession(reply, account),
    } as unknown as Asked<HandledRoute>;
    const answer = await handler(asked);
    if ("file" in answer) {
      const sent = files.send(reply, answer.file);
      return sent.ok ? sent.value : sendProblem(reply, sent.refusals, language);
    }
    if (!answer.ok) return sendRefusal(request, reply, answer.refusals, asked, services, language);
    const record = recordIn(answer.value);
    if (record) reply.header("etag", `"${record.version}"`);
    return reply.code(route.status ?? 200).send(answer.value);
  };
}

// Whoever stops reading at a limit must not close the connection: the refusal still has to go out on it.
function uploadOf({ body }: FastifyRequest): AsyncIterable<Uint8Array> | undefined {
  return body instanceof Readable
    ? { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) }
    : undefined;
}

/** Today in Vietnam, or the day the node was started as of. */
export function todayOf({ node, clock }: Services): CalendarDate {
  return node.asOf ?? dayInVietnam(clock());
}

// A lost update is refused with both versions, so that the page can show them side by side and nothing typed is lost.
async function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly Refusal[],
  asked: Asked<HandledRoute>,
  { store }: Services,
  language: Language,
): Promise<FastifyReply> {
  // What was not read of an upload is not waited for.
  if (asked.upload && !request.raw.complete) reply.header("connection", "close");
  const { register: name, id } = asked.params as { register?: string; id?: string };
  const register = store.registers.get(name ?? "");
  const conflict = refusals.some(({ code }) => code === "version-conflict");
  if (!conflict || !register || id === undefined) return sendProblem(reply, refusals, language);
  const current = await store.read(asked.acting, (transaction) => transaction.find(register, id));
  const given = (request.body as { body?: Record<string, unknown> } | undefined)?.body;
  return sendThisProblem(reply, {
    ...problemOf(refusals, language),
    ...(current ? { current } : {}),
    ...(given ? { given } : {}),
  });
}

function recordIn(value: unknown): RecordView | undefined {
  const record = (value as { record?: RecordView } | null)?.record;
  return typeof record?.version === "number" ? record : undefined;
}

function versionOf(request: FastifyRequest): number | undefined {
  const found = /^(?:W\/)?"?(\d{1,9})"?$/u.exec(headerOf(request, "if-match") ?? "");
  return found ? Number(found[1]) : undefined;
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
