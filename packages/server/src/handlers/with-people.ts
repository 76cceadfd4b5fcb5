// What handlers of accounts share: the node's accounts, the signing-in library, and names for what is known by its id.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import type { PeopleContext } from "@nhipcau/operations/people/invite.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import type { Asked, HandledRoute } from "../http/handler.ts";
import { askAuth, type AuthAnswer, type AuthQuestion } from "../people/auth-request.ts";
import { contextOf, type People } from "../people/people.ts";
import type { Services } from "../services.ts";

export interface AccountServices {
  /** Absent where the node has no accounts of its own. */
  readonly people: People | undefined;
  /** Signs cookies and keys what is counted. */
  readonly secret: string;
}

type AnyAsked = Pick<Asked<HandledRoute>, "caller" | "setCookies" | "today" | "acting">;

/** Does something with the node's accounts; refuses where it has none. */
export async function withPeople<T>(
  { people }: AccountServices,
  work: (people: People) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return people ? work(people) : refused({ code: "not-found", data: { what: "accounts" } });
}

/** Asks the signing-in library, and has its cookies sent with our answer. */
export async function askingAuth(
  people: People,
  { caller, setCookies }: Pick<AnyAsked, "caller" | "setCookies">,
  question: AuthQuestion,
): Promise<Outcome<AuthAnswer>> {
  const answered = await askAuth(await people.auth(), people.origin(), caller, question);
  if (answered.ok && answered.value.cookies.length > 0) setCookies(answered.value.cookies);
  return answered;
}

/** What the operations on accounts need of a request. */
export function peopleContext(
  people: People,
  services: Services,
  { today, acting }: AnyAsked,
): PeopleContext {
  return contextOf(people, services, { today, by: acting.person });
}

/** A done outcome without its value. */
export function asNothing(outcome: Outcome<unknown>): Outcome<Record<never, never>> {
  return outcome.ok ? done({}) : outcome;
}

export interface PlaceNames {
  /** Empty for an administrator, who has none. */
  readonly place: (held: { readonly locality: string; readonly agency?: string | undefined }) => {
    readonly locality?: { id: string; name: string };
    readonly agency?: { id: string; name: string };
  };
}

/** Names for the localities and agencies of some assignments, read once. */
export async function namesOfPlaces(
  { node, store }: Services,
  held: readonly { readonly agency?: string | undefined }[],
): Promise<PlaceNames> {
  const ids = [...new Set(held.flatMap(({ agency }) => agency ?? []))];
  const names =
    ids.length === 0
      ? new Map<string, string>()
      : await store.read(publicReader, (transaction) => transaction.names(agencies, ids));
  return {
    place: ({ locality, agency }) => ({
      ...(locality === ""
        ? {}
        : {
            locality: {
              id: locality,
              name: node.localities.find(({ id }) => id === locality)?.name ?? locality,
            },
          }),
      ...(agency === undefined ? {} : { agency: { id: agency, name: names.get(agency) ?? agency } }),
    }),
  };
}
