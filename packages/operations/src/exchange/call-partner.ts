// A signed request to a peer. When the peer says our clock is off, the request is made again by its time,
// once; a refusal comes back as the peer's own code.
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { isRefusalCode, type Refusal } from "@nhipcau/domain/refusals.ts";
import type { SigningKey } from "@nhipcau/exchange/keys/signing-key.ts";
import { digestOfBody } from "@nhipcau/exchange/signing/content-digest.ts";
import { signRequest } from "@nhipcau/exchange/signing/http-signature.ts";
import type { PartnerAnswer } from "../ports/partner-transport.ts";
import type { ExchangeNode } from "./exchange-node.ts";

/** Whom a request is for: a peer, or a node that is not one yet. */
export interface CalledNode {
  readonly node: string;
  readonly endpoint: string;
  readonly privateAddress: boolean;
}

export interface PartnerCall {
  readonly target: string;
  readonly body: unknown;
  readonly accept?: string;
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
  readonly signal?: AbortSignal;
  /** The present one unless given. */
  readonly key?: SigningKey;
}

/** The peer's answer, of status 200 or 204. Refuses what the peer refused, and what the transport does. */
export async function callPartner(
  node: ExchangeNode,
  called: CalledNode,
  call: PartnerCall,
): Promise<Outcome<PartnerAnswer>> {
  const answer = await callOnce(node, called, call, node.clock());
  if (answer.ok || !answer.refusals.some(({ code }) => code === "request-expired")) return answer;
  const theirs = answer.refusals[0]?.data?.["now"];
  const instant = typeof theirs === "string" ? Date.parse(theirs) : Number.NaN;
  return Number.isNaN(instant) ? answer : callOnce(node, called, call, instant);
}

async function callOnce(
  node: ExchangeNode,
  called: CalledNode,
  call: PartnerCall,
  now: number,
): Promise<Outcome<PartnerAnswer>> {
  const body = Buffer.from(JSON.stringify(call.body));
  const signed = signRequest(
    {
      method: "POST",
      target: call.target,
      audience: called.node,
      bodyDigest: digestOfBody(body),
      now,
      nonce: node.random(16),
    },
    call.key ?? node.key(),
  );
  const answer = await node.transport.send({
    endpoint: called.endpoint,
    method: "POST",
    target: call.target,
    headers: {
      "content-type": "application/json",
      "accept-encoding": call.accept ?? "identity",
      ...signed,
    },
    body,
    timeoutMs: call.timeoutMs ?? 15_000,
    mostBytes: call.mostBytes ?? 1024 * 1024,
    privateAddress: called.privateAddress,
    ...(call.signal ? { signal: call.signal } : {}),
  });
  if (!answer.ok || answer.value.status === 200 || answer.value.status === 204) return answer;
  return refused(refusalOfProblem(answer.value));
}

// Only a code of our own table is believed; what else a peer may write is never shown or kept.
function refusalOfProblem({ status, body }: PartnerAnswer): Refusal {
  const problem = parseProblem(body);
  const { code, now, statement } = problem;
  if (typeof code !== "string" || !isRefusalCode(code)) return { code: "peer-failed", data: { status } };
  return {
    code,
    data: {
      ...(typeof now === "string" ? { now: now.slice(0, 40) } : {}),
      ...(typeof statement === "string" ? { statement } : {}),
    },
  };
}

function parseProblem(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8", 0, 128 * 1024));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch (cause) {
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}

/** The JSON object an answer holds; refuses `peer-failed` when it holds none. */
export function answeredObject(answer: PartnerAnswer): Outcome<Readonly<Record<string, unknown>>> {
  const value = parseProblem(answer.body);
  return Object.keys(value).length > 0
    ? done(value)
    : refused({ code: "peer-failed", data: { status: answer.status } });
}
