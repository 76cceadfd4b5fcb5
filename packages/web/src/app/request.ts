// Turns a call of a declared route into what fetch needs: path with its parameters filled in, query, headers, body.
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from "@nhipcau/contract/route.ts";
import type { RouteName, routes } from "@nhipcau/contract/routes.ts";

type Declared<Name extends RouteName> = (typeof routes)[Name] extends Route ? (typeof routes)[Name] : never;

/** One line of the route table: enough to send a request, with the route's types behind its name. */
export interface RouteLine<Name extends RouteName = RouteName> {
  readonly name: Name;
  readonly method: Route["method"];
  readonly path: string;
  /** Changes something, so it carries an Idempotency-Key. */
  readonly changes: boolean;
  /** Needs the version being changed (If-Match). */
  readonly versioned: boolean;
}

type Loose<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** What a call may carry; `params`, `query` and `body` are those the route declares. */
export interface CallInput<Name extends RouteName> {
  readonly params?: ParamsOf<Declared<Name>>;
  readonly query?: Loose<QueryOf<Declared<Name>>>;
  readonly body?: BodyOf<Declared<Name>>;
  /** The version of the record that is being changed. */
  readonly version?: number;
  /** The key under which a repeated sending counts once; made when absent. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export type Answer<Name extends RouteName> = ResponseOf<Declared<Name>>;

/** The address of a route, with parameters and query filled in; arrays become repeated keys, absent values nothing. */
export function addressOf<Name extends RouteName>(
  route: RouteLine<Name>,
  input: Pick<CallInput<Name>, "params" | "query">,
): string {
  const params = new Map<string, unknown>(Object.entries(input.params ?? {}));
  const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(String(params.get(name) ?? "")),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") query.append(key, String(one));
    }
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The headers and body of a call. `makeKey` gives a fresh idempotency key. */
export function requestOf<Name extends RouteName>(
  route: RouteLine<Name>,
  input: CallInput<Name>,
  makeKey: () => string,
): RequestInit {
  const headers: Record<string, string> = { accept: "application/json" };
  const file: unknown = input.body;
  const isFile = file instanceof Blob;
  // What a browser says of a file is not asked: its content tells.
  if (input.body !== undefined)
    headers["content-type"] = isFile ? "application/octet-stream" : "application/json";
  if (route.changes) headers["idempotency-key"] = input.idempotencyKey ?? makeKey();
  if (input.version !== undefined) headers["if-match"] = `"${input.version}"`;
  return {
    method: route.method,
    headers,
    ...(input.body === undefined ? {} : { body: isFile ? file : JSON.stringify(input.body) }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  };
}
