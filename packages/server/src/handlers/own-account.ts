// What handlers of somebody's own account share: they act for whoever is signed in, and where the present password or a
// code is asked for, guessing it is counted.
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Asked, HandledRoute } from "../http/handler.ts";
import type { SignedInPerson } from "../http/who-asks.ts";
import type { AuthAnswer, AuthQuestion } from "../people/auth-request.ts";
import type { People } from "../people/people.ts";
import { countingTries } from "../people/sign-in-tries.ts";
import type { Services } from "../services.ts";
import { type AccountServices, askingAuth, withPeople } from "./with-people.ts";

export type Asking = Pick<Asked<HandledRoute>, "person" | "caller" | "setCookies">;

export interface OwnAccount {
  readonly mine: <T>(
    asked: Asking,
    work: (people: People, person: SignedInPerson) => Promise<Outcome<T>>,
  ) => Promise<Outcome<T>>;
  /** Asks the library what takes a password or a code: a session left open is no leave to guess it. */
  readonly proving: (asked: Asking, question: AuthQuestion) => Promise<Outcome<AuthAnswer>>;
  readonly asking: (asked: Asking, question: AuthQuestion) => Promise<Outcome<AuthAnswer>>;
}

export function ownAccountOf({ clock }: Services, own: AccountServices): OwnAccount {
  const mine: OwnAccount["mine"] = ({ person }, work) =>
    withPeople(own, async (people) => (person ? work(people, person) : refused({ code: "not-signed-in" })));
  return {
    mine,
    proving: (asked, question) =>
      mine(asked, (people, { id }) =>
        countingTries(
          { store: people.store, secret: own.secret, now: clock() },
          { login: `password of ${id}`, address: asked.caller.address },
          () => askingAuth(people, asked, question),
        ),
      ),
    asking: (asked, question) => mine(asked, (people) => askingAuth(people, asked, question)),
  };
}

export function post(path: string, body?: unknown): AuthQuestion {
  return { method: "POST", path, body };
}
