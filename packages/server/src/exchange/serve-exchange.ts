// The routes other nodes call (docs/exchange.md). Every request but the identity is signed; whoever is unknown is turned
// away before the body is read. Nothing here is meant for browsers.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { encodePage, negotiateEncoding, pageContentType } from "@nhipcau/exchange/pages/page-file.ts";
import { digestOfBody } from "@nhipcau/exchange/signing/content-digest.ts";
import { parseEnvelope } from "@nhipcau/exchange/signing/envelope.ts";
import {
  checkBodyDigest,
  claimedKeyId,
  type RequestProof,
  verifyRequestHead,
} from "@nhipcau/exchange/signing/http-signature.ts";
import { parseStrictJson } from "@nhipcau/exchange/signing/strict-json.ts";
import { type ExchangeNode, instantOf, keysOfPeer } from "@nhipcau/operations/exchange/exchange-node.ts";
import { parseFileRequest, serveFile } from "@nhipcau/operations/evidence/serve-file.ts";
import { makeIdentity } from "@nhipcau/operations/exchange/identity.ts";
import { parsePullRequest } from "@nhipcau/operations/exchange/pull-request.ts";
import { receiveAcceptance } from "@nhipcau/operations/exchange/peers.ts";
import { receiveStatement } from "@nhipcau/operations/exchange/receive-statement.ts";
import { parseSaidRequest, type SaidAnswer, serveSaid } from "@nhipcau/operations/exchange/serve-said.ts";
import { servePull, type ServingPulls } from "@nhipcau/operations/exchange/serve-pull.ts";
import type { Peer } from "@nhipcau/operations/ports/exchange-store.ts";
import { languageOf, problemOf } from "../http/problem.ts";
import { noteInLog } from "../http/request-log.ts";

interface Caller {
  readonly peer: Peer;
  readonly proof: RequestProof;
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** What one peer may ask in a minute; a month's pages come at some twenty a second. */
const requestsOfPeer = 12_000;

const prefix = "/exchange/v1";

/** A pull with the receipt's envelope in it. */
const pullLimits = { bytes: 128 * 1024, levels: 8 };

/** Adds the exchange's routes to a server. */
export async function serveExchange(
  server: FastifyInstance,
  node: ExchangeNode,
  serving: ServingPulls,
): Promise<void> {
  server.get("/.well-known/nhipcau", async (_, reply) => {
    reply.header("cache-control", "no-store");
    return JSON.parse(JSON.stringify(makeIdentity(node))) as unknown;
  });
  await server.register(
    async (routes) => {
      routes.removeAllContentTypeParsers();
      routes.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, next) =>
        next(null, body),
      );
      routes.post("/connect", async (request, reply) =>
        answer(node, request, reply, await connect(node, request)),
      );
      await routes.register(async (signed) => serveSigned(signed, node, serving));
    },
    { prefix },
  );
}

function serveSigned(routes: FastifyInstance, node: ExchangeNode, serving: ServingPulls): void {
  const limitStrangers = routes.rateLimit();
  routes.addHook("onRequest", async (request, reply) => {
    const caller = await findCaller(node, request);
    if (!caller.ok) {
      // A peer is counted by its key further on; whoever is none, by the address.
      await limitStrangers.call(routes, request, reply);
      return sendRefusals(node, request, reply, caller.refusals);
    }
    callers.set(request, caller.value);
    noteInLog(request, { peer: caller.value.peer.node });
    return undefined;
  });
  routes.addHook("preHandler", async (request, reply) => {
    const taken = await takeRequest(node, request);
    return taken.ok ? undefined : sendRefusals(node, request, reply, taken.refusals);
  });
  const closing = new AbortController();
  routes.addHook("preClose", async () => closing.abort());
  const config = {
    rateLimit: {
      max: requestsOfPeer,
      keyGenerator: (request: FastifyRequest) => callers.get(request)?.proof.keyId ?? request.ip,
    },
  };
  routes.post("/statements", { config }, async (request, reply) => {
    const envelope = parseEnvelope(bodyOf(request));
    if (!envelope.ok) return sendRefusals(node, request, reply, envelope.refusals);
    return answer(
      node,
      request,
      reply,
      await receiveStatement(node, callerOf(request).peer, envelope.value, "request"),
    );
  });
  serveFiles(routes, node, config);
  routes.post("/said", { config }, async (request, reply) =>
    answer(node, request, reply, await tellSaid(node, request)),
  );
  routes.post("/pull", { config }, async (request, reply) => {
    const json = parseStrictJson(bodyOf(request), pullLimits);
    const asked = json.ok ? parsePullRequest(json.value) : json;
    if (!asked.ok) return sendRefusals(node, request, reply, asked.refusals);
    const gone = new AbortController();
    reply.raw.once("close", () => gone.abort());
    const page = await servePull(
      node,
      serving,
      callerOf(request).peer,
      asked.value,
      AbortSignal.any([gone.signal, closing.signal]),
    );
    if (!page.ok) return sendRefusals(node, request, reply, page.refusals);
    if (page.value === undefined) return reply.code(204).send();
    const encoding = negotiateEncoding(request.headers["accept-encoding"]);
    if (encoding !== "identity") reply.header("content-encoding", encoding);
    return reply.type(pageContentType).send(await encodePage(page.value, encoding));
  });
}

// Parts of files that records name.
function serveFiles(routes: FastifyInstance, node: ExchangeNode, config: object): void {
  routes.post("/file", { config }, async (request, reply) => {
    const json = parseStrictJson(bodyOf(request), pullLimits);
    const asked = json.ok ? parseFileRequest(json.value) : json;
    if (!asked.ok) return sendRefusals(node, request, reply, asked.refusals);
    const part = await serveFile(node, callerOf(request).peer, asked.value);
    if (!part.ok) return sendRefusals(node, request, reply, part.refusals);
    return reply.type("application/octet-stream").send(Buffer.from(part.value));
  });
}

async function tellSaid(node: ExchangeNode, request: FastifyRequest): Promise<Outcome<SaidAnswer>> {
  const json = parseStrictJson(bodyOf(request));
  const asked = json.ok ? parseSaidRequest(json.value) : json;
  return asked.ok ? serveSaid(node, callerOf(request).peer, asked.value) : asked;
}

// Before anything of the body is read: a known key, the right node, a fresh time, a signature that holds.
async function findCaller(node: ExchangeNode, request: FastifyRequest): Promise<Outcome<Caller>> {
  const signed = { method: request.method, target: request.raw.url ?? "/", headers: request.headers };
  const claimed = claimedKeyId(signed);
  const peer = claimed && (await node.exchange.read((transaction) => transaction.findPeerByKey(claimed)));
  const keys = peer && keysOfPeer(peer);
  const proof = verifyRequestHead(signed, {
    node: node.node,
    now: node.clock(),
    findKey: (keyId) => keys?.get(keyId),
  });
  if (!proof.ok) return proof;
  if (peer === undefined) return refused({ code: "unknown-key", data: { keyId: proof.value.keyId } });
  // What the two said may be asked back after the end, too: among it is the end.
  if (peer.state === "retired" && request.routeOptions.url !== `${prefix}/said`)
    return refused({ code: "peer-retired" });
  return done({ peer, proof: proof.value });
}

async function takeRequest(node: ExchangeNode, request: FastifyRequest): Promise<Outcome<void>> {
  const { proof } = callerOf(request);
  const body = checkBodyDigest(proof, digestOfBody(bodyOf(request)));
  if (!body.ok) return body;
  const isFresh = await node.exchange.takeNonce(proof.keyId, proof.nonce, instantOf(proof.expires));
  return isFresh ? done(undefined) : refused({ code: "replayed" });
}

// An acceptance comes from a node that is not known yet: its key is the one in the identity it brings.
async function connect(node: ExchangeNode, request: FastifyRequest): Promise<Outcome<unknown>> {
  const body = bodyOf(request);
  const envelope = parseEnvelope(body);
  if (!envelope.ok) return envelope;
  return receiveAcceptance(node, envelope.value, async (keys) => {
    const signed = { method: request.method, target: request.raw.url ?? "/", headers: request.headers };
    const proof = verifyRequestHead(signed, {
      node: node.node,
      now: node.clock(),
      findKey: (keyId) => keys.get(keyId),
    });
    if (!proof.ok) return proof;
    const whole = checkBodyDigest(proof.value, digestOfBody(body));
    if (!whole.ok) return whole;
    const { keyId, nonce, expires } = proof.value;
    const isFresh = await node.exchange.takeNonce(keyId, nonce, instantOf(expires));
    return isFresh ? done(undefined) : refused({ code: "replayed" });
  });
}

function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error("a signed route was reached without a caller");
  return caller;
}

function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function answer(
  node: ExchangeNode,
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome<unknown>,
): FastifyReply {
  return outcome.ok
    ? reply.type("application/json").send(JSON.stringify(outcome.value))
    : sendRefusals(node, request, reply, outcome.refusals);
}

// A problem for another node: with our time, by which it corrects its clock, and the statement that ended a grant.
function sendRefusals(
  node: ExchangeNode,
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly Refusal[],
): FastifyReply {
  const problem = problemOf(refusals, languageOf(request));
  noteInLog(request, { code: problem.code });
  const statement = refusals[0]?.data?.["statement"];
  return reply
    .code(problem.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(
      JSON.stringify({
        ...problem,
        now: instantOf(node.clock()),
        ...(statement === undefined ? {} : { statement }),
      }),
    );
}
