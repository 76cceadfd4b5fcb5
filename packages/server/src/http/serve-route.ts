// Puts a declared route on the server: its validation, its limits, who is asking, and the answer as JSON, file or problem.
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from "fastify";
import type { Route } from "@nhipcau/contract/route.ts";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import { type CalendarDate, dayInVietnam } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { type Refusal, refusalKinds } from "@nhipcau/domain/refusals.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { FileToSend } from "@nhipcau/operations/ports/table-files.ts";
import type { Account } from "../account.ts";
import type { Services } from "../services.ts";
import type { Asked, HandledRoute } from "./handler.ts";
import { problemOf } from "./problem.ts";
import { actingOf, setSession } from "./session-cookie.ts";

export interface Serving {
  readonly services: Services;
  readonly accounts: ReadonlyMap<string, Account>;
}

type AnyAnswer = Outcome<unknown> | { readonly file: FileToSend };
type AnyHandler = (asked: Asked<HandledRoute>) => AnyAnswer | Promise<AnyAnswer>;

/** Registers one route with its handler. */
export function serveRoute(
  server: FastifyInstance,
  route: Route,
  handler: AnyHandler,
  serving: Serving,
): void {
  const schema = {
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: { ...route.query, additionalProperties: false } }),
    ...(route.body === undefined || route.maximumBytes !== undefined ? {} : { body: route.body }),
  };
  server.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/gu, ":$1"),
    schema,
    ...(route.maximumBytes === undefined ? {} : { bodyLimit: route.maximumBytes }),
    handler: answering(route, handler, serving),
  });
}

function answering(route: Route, handler: AnyHandler, { services, accounts }: Serving): RouteHandlerMethod {
  return async (request, reply) => {
    const language = languageOf(request);
    const who = actingOf(request, accounts);
    if (!who.ok) {
      setSession(reply, undefined);
      return sendProblem(reply, who.refusals, language);
    }
    if (route.access === "signed-in" && who.value.locality === "")
      return sendProblem(reply, [{ code: "not-signed-in" }], language);
    const asked = {
      params: request.params,
      query: request.query,
      body: request.body,
      acting: who.value,
      today: todayOf(services),
      language,
      idempotencyKey: headerOf(request, "idempotency-key")?.slice(0, 200),
      version: versionOf(request),
      upload: route.maximumBytes !== undefined && request.body instanceof Readable ? request.body : undefined,
      signIn: (account: string | undefined) => setSession(reply, account),
    } as unknown as Asked<HandledRoute>;
    const answer = await handler(asked);
    if ("file" in answer) return sendFile(reply, answer.file);
    if (!answer.ok) return sendRefusal(request, reply, answer.refusals, asked, services, language);
    const record = recordIn(answer.value);
    if (record) reply.header("etag", `"${record.version}"`);
    return reply.code(route.status ?? 200).send(answer.value);
  };
}

/** Today in Vietnam, or the day the node was started as of. */
export function todayOf({ node, clock }: Services): CalendarDate {
  return node.asOf ?? dayInVietnam(clock());
}

/** The reader's language: what Accept-Language prefers, Vietnamese unless it says English. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/iu.test(request.headers["accept-language"] ?? "") ? "en" : "vi";
}

/** Sends refusals as problem+json. */
export function sendProblem(
  reply: FastifyReply,
  refusals: readonly Refusal[],
  language: Language,
  incident?: string,
): FastifyReply {
  const problem = problemOf(refusals, language, incident);
  return reply
    .code(problem.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
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
  const conflict = refusals.some(
    ({ code }) => refusalKinds[code].status === 409 && code === "version-conflict",
  );
  const { register: name, id } = asked.params as { register?: string; id?: string };
  const register = store.registers.get(name ?? "");
  if (!conflict || !register || id === undefined) return sendProblem(reply, refusals, language);
  const current = await store.read(asked.acting, (transaction) => transaction.find(register, id));
  const given = (request.body as { body?: unknown } | undefined)?.body;
  const problem = { ...problemOf(refusals, language), current, given };
  return reply
    .code(problem.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

function sendFile(reply: FastifyReply, { media, fileName, chunks }: FileToSend): FastifyReply {
  const type = media.startsWith("text/") ? `${media}; charset=utf-8` : media;
  return reply
    .header("content-type", type)
    .header(
      "content-disposition",
      `attachment; filename="${fileName.replaceAll(/[^\w.-]/gu, "_")}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    )
    .send(Readable.from(chunks));
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
