// What a handler of a declared route is given and gives back. Handlers know operations, not Fastify.
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from "@nhipcau/contract/route.ts";
import type { RouteName, routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Language } from "@nhipcau/domain/text.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { FileToSend } from "@nhipcau/operations/ports/table-files.ts";
import type { Caller } from "../people/auth-request.ts";
import type { SignedInPerson } from "./who-asks.ts";

type Declared<Name extends RouteName> = (typeof routes)[Name] extends Route ? (typeof routes)[Name] : never;

export interface Asked<Name extends RouteName> {
  readonly params: ParamsOf<Declared<Name>>;
  readonly query: QueryOf<Declared<Name>>;
  readonly body: BodyOf<Declared<Name>>;
  readonly acting: Acting;
  /** The person, where it is one with an account of the node. */
  readonly person: SignedInPerson | undefined;
  /** What of the request concerns signing in. */
  readonly caller: Caller;
  /** Sends the signing-in library's cookies with the answer. */
  readonly setCookies: (lines: readonly string[]) => void;
  /** Today in Vietnam, or the day the node was started as of. */
  readonly today: CalendarDate;
  readonly language: Language;
  readonly idempotencyKey: string | undefined;
  /** The version in If-Match. */
  readonly version: number | undefined;
  /** The body as it comes, where the route takes a file. */
  readonly upload: AsyncIterable<Uint8Array> | undefined;
  /** Signs the account in (or out, without one) with the answer. */
  readonly signIn: (account: string | undefined) => void;
}

export type Answered<Name extends RouteName> =
  | Outcome<ResponseOf<Declared<Name>>>
  /** A file or text instead of JSON. */
  | { readonly file: FileToSend };

export type Handler<Name extends RouteName> = (
  asked: Asked<Name>,
) => Answered<Name> | Promise<Answered<Name>>;

/** The routes that answer with JSON or a file; the event stream and calendars are served apart. */
export type HandledRoute = Exclude<RouteName, "events" | "calendarFeed">;

export type Handlers = { readonly [Name in HandledRoute]: Handler<Name> };
