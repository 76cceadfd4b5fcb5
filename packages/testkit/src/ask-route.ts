// Calls of declared routes at a node, by name; for tests with several nodes, where a table of scenarios does not fit.
import assert from "node:assert/strict";
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import { type RouteName, routes } from "@nhipcau/contract/routes.ts";
import type { LightMyRequestResponse } from "fastify";
import { assertConforms } from "./conforms.ts";
import type { ServingNode } from "./make-server.ts";

export interface RouteCall {
  /** An account such as `data-officer-qn`; absent for somebody who is not signed in. */
  readonly as?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The names of the routes that were called, by any test of the file. */
export const reached = new Set<string>();

/** The answer, whatever it is. */
export async function call(
  node: ServingNode,
  name: RouteName,
  { as, params = {}, query, body }: RouteCall,
): Promise<LightMyRequestResponse> {
  const { method, path } = routes[name];
  reached.add(name);
  return node.app.inject({
    method,
    url: path.replaceAll(/\{(\w+)\}/gu, (_, key: string) => params[key] ?? ""),
    ...(query ? { query } : {}),
    ...(as === undefined ? {} : { headers: { cookie: await node.signIn(as) } }),
    ...(body === undefined ? {} : { payload: body as object }),
  });
}

/** The answer of a call that is done, held against the contract. */
export async function ask<Name extends RouteName>(
  node: ServingNode,
  name: Name,
  given: RouteCall,
): Promise<ResponseOf<(typeof routes)[Name]>> {
  const answer = await call(node, name, given);
  assert.ok(answer.statusCode < 300, `${name}: ${answer.body}`);
  assertConforms(routes[name].response, answer.json());
  return answer.json();
}

/** The code of a refusal. */
export async function codeOf(node: ServingNode, name: RouteName, given: RouteCall): Promise<string> {
  return (await call(node, name, given)).json<{ code: string }>().code;
}
