// Scenarios of the API as a table: who asks what, what is answered, and what it did. A scenario that does not say so has
// written nothing: the journal is as long as before.
import assert from "node:assert/strict";
import test from "node:test";
import type { Route } from "@nhipcau/contract/route.ts";
import { type RouteName, routes } from "@nhipcau/contract/routes.ts";
import { ProblemShape } from "@nhipcau/contract/shapes/record.ts";
import type { LightMyRequestResponse } from "fastify";
import { assertConforms } from "./conforms.ts";
import type { ServingNode } from "./make-server.ts";

export interface ApiScenario {
  /** A fact in the present tense. */
  readonly title: string;
  readonly route: RouteName;
  /** An account such as `specialist-qn`; absent for somebody who is not signed in. */
  readonly as?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
  readonly expect: {
    readonly status: number;
    /** The refusal's code, which must be among those listed too. */
    readonly code?: string;
    /** What the sentences must hold. */
    readonly says?: { readonly vi?: RegExp; readonly en?: RegExp };
    readonly headers?: Readonly<Record<string, RegExp>>;
    readonly body?: (body: never, answer: LightMyRequestResponse) => void;
  };
  /** How many versions it writes; none unless told. */
  readonly effects?: { readonly journal: number };
}

const reached = new WeakMap<ServingNode, Set<RouteName>>();

/** The routes that the scenarios of a node have reached so far. */
export function reachedRoutes(node: ServingNode): ReadonlySet<RouteName> {
  return reached.get(node) ?? new Set();
}

/** Runs the scenarios one after the other, each as a test of its own. */
export function testScenarios(node: () => ServingNode, scenarios: readonly ApiScenario[]): void {
  for (const scenario of scenarios) {
    test(scenario.title, async () => {
      await runScenario(node(), scenario);
    });
  }
}

/** Runs one scenario and gives the answer for a further look. */
export async function runScenario(node: ServingNode, scenario: ApiScenario): Promise<LightMyRequestResponse> {
  const before = await node.journalLength();
  const answer = await ask(node, scenario);
  reached.set(node, new Set([...reachedRoutes(node), scenario.route]));
  const { status, code, says, headers = {}, body } = scenario.expect;
  assert.equal(answer.statusCode, status, answer.body.slice(0, 2000));
  assertShape(scenario.route, answer);
  if (code !== undefined) assertRefused(answer, code, says);
  for (const [name, pattern] of Object.entries(headers)) assert.match(String(answer.headers[name]), pattern);
  if (body) body((isJson(answer) ? answer.json() : answer.rawPayload) as never, answer);
  assert.equal((await node.journalLength()) - before, scenario.effects?.journal ?? 0, "versions written");
  return answer;
}

async function ask(node: ServingNode, scenario: ApiScenario): Promise<LightMyRequestResponse> {
  const route: Route = routes[scenario.route];
  const cookie = scenario.as === undefined ? {} : { cookie: await node.signIn(scenario.as) };
  const { body } = scenario;
  return node.app.inject({
    method: route.method,
    url: addressOf(route, scenario),
    headers: { ...cookie, ...scenario.headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
}

function addressOf({ path }: Route, { params = {}, query = {} }: ApiScenario): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query))
    for (const value of [values].flat()) search.append(name, String(value));
  const filled = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

// What a route says it answers, and nothing besides; what it refuses is a problem.
function assertShape(name: RouteName, answer: LightMyRequestResponse): void {
  const route: Route = routes[name];
  if (answer.statusCode >= 400) {
    assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/u);
    assertConforms(ProblemShape, answer.json());
  } else if (route.media) {
    const type = String(answer.headers["content-type"]);
    assert.ok(
      route.media.some((media) => type.startsWith(media)),
      `${type} is not declared`,
    );
  } else assertConforms(route.response, answer.json());
}

function assertRefused(
  answer: LightMyRequestResponse,
  code: string,
  says: ApiScenario["expect"]["says"],
): void {
  const problem = answer.json<{ code: string; errors: { code: string; vi: string; en: string }[] }>();
  assert.equal(problem.code, code);
  const said = problem.errors.filter((error) => error.code === code);
  assert.ok(said.length > 0, "the code is listed with its sentences");
  for (const { vi, en } of said) {
    assert.ok(vi !== en && !vi.includes("…") && !en.includes("…"), `a sentence is not whole: ${vi} / ${en}`);
  }
  if (says?.vi) assert.match(said.map(({ vi }) => vi).join("\n"), says.vi);
  if (says?.en) assert.match(said.map(({ en }) => en).join("\n"), says.en);
}

function isJson(answer: LightMyRequestResponse): boolean {
  return /^application\/(?:problem\+)?json/u.test(String(answer.headers["content-type"]));
}
