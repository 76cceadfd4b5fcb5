// What a route is: declared once, read by the server (validation, handlers), the page (typed calls) and OpenAPI.
import type { Static, TObject, TSchema } from "typebox";
import type { Text } from "@nhipcau/domain/text.ts";

/**
 * Who may call: anybody, somebody signed in and acting for a locality, or only in a demonstration; `session`: anybody, also
 * somebody whose session or role has just ended, such as for what the bar of every page counts; `person`: whoever has an account and is signed in, whatever they are
 * assigned to; `administrator`: who looks after the node's accounts.
 */
export type Access = "open" | "signed-in" | "demonstration" | "session" | "person" | "administrator";

export interface Route<
  Params extends TObject = TObject,
  Query extends TObject = TObject,
  Body extends TSchema = TSchema,
  Response extends TSchema = TSchema,
> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path with parameters as `{name}` (OpenAPI's form). */
  readonly path: string;
  readonly summary: Text;
  readonly access: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  readonly status?: 200 | 201 | 202 | 204;
  /** The media types of a response that is not JSON, such as a file or an event stream. */
  readonly media?: readonly string[];
  /** Changes something: takes an Idempotency-Key. */
  readonly changes?: boolean;
  /** Needs If-Match with the version being changed. */
  readonly versioned?: boolean;
  /** A hall full of people reads it at once, all from one address: the limit of requests is far above the usual. */
  readonly crowded?: boolean;
  /** The largest body in bytes; absent for the server's default. */
  readonly maximumBytes?: number;
}

export type ParamsOf<R extends Route> = R["params"] extends TObject
  ? Static<R["params"]>
  : Record<never, never>;
export type QueryOf<R extends Route> = R["query"] extends TObject ? Static<R["query"]> : Record<never, never>;
export type BodyOf<R extends Route> = R["body"] extends TSchema ? Static<R["body"]> : undefined;
export type ResponseOf<R extends Route> = Static<R["response"]>;

/** Declares a route, keeping the exact types of its schemas. */
export function route<const R extends Route>(declared: R): R {
  return declared;
}
