// The one way in which the page talks to its server: a declared route, its typed input, its typed answer; a refusal
// arrives as a typed error that holds the problem as the server gave it.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { routes } from "virtual:route-table";
import type { RouteName } from "@nhipcau/contract/routes.ts";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";
import { addressOf, requestOf, type Answer, type CallInput, type RouteLine } from "./request.ts";

export { routes };
export type { Answer } from "./request.ts";

/** The server said no: `problem` is what it said (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** The server was not reached at all. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super("the server was not reached", { cause });
    this.name = "OfflineError";
  }
}

/** Calls a route; throws a ProblemError for a refusal and an OfflineError when nothing answers. */
export async function call<Name extends RouteName>(
  route: RouteLine<Name>,
  input: CallInput<Name> = {},
): Promise<Answer<Name>> {
  const response = await send(addressOf(route, input), requestOf(route, input, newKey));
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer<Name>;
}

/** Fetches a file of a route, with the name the server gives it. */
export async function download<Name extends RouteName>(
  route: RouteLine<Name>,
  input: CallInput<Name>,
): Promise<{ readonly blob: Blob; readonly name: string | undefined }> {
  const response = await send(addressOf(route, input), { method: route.method });
  return { blob: await response.blob(), name: fileNameOf(response.headers.get("content-disposition")) };
}

/** The query of a route for React Query; its key is the route's name and its input. */
export function queryOf<Name extends RouteName>(
  route: RouteLine<Name>,
  input: Pick<CallInput<Name>, "params" | "query"> = {},
) {
  return queryOptions({
    queryKey: [route.name, input] as const,
    queryFn: ({ signal }) => call(route, { ...input, signal }),
  });
}

/** Reads a route in a component. `enabled: false` waits; `refetchInterval` in milliseconds reads it again and again. */
export function useCall<Name extends RouteName>(
  route: RouteLine<Name>,
  input: Pick<CallInput<Name>, "params" | "query"> = {},
  options: { readonly enabled?: boolean; readonly refetchInterval?: number } = {},
) {
  return useQuery({ ...queryOf(route, input), ...options });
}

async function send(address: string, request: RequestInit): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set("accept-language", document.documentElement.lang); // refusals come in the language of the page
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...request, headers });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new OfflineError(cause);
  }
  if (response.ok) return response;
  throw new ProblemError(await problemIn(response));
}

async function problemIn(response: Response): Promise<Problem> {
  const isProblem = response.headers.get("content-type")?.includes("json") ?? false;
  if (isProblem) return (await response.json()) as Problem;
  const detail = `HTTP ${response.status}`;
  return { type: "about:blank", title: detail, status: response.status, detail, code: "internal" };
}

function fileNameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(disposition ?? "")?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/iu.exec(disposition ?? "")?.[1];
}

function newKey(): string {
  return crypto.randomUUID();
}
