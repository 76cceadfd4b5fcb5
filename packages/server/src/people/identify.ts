// Who a request comes from: an account of the demonstration by its cookie, or a person by their session. A person acts
// under the assignment chosen in that session, and never slips from one that ended into another unasked.
import type { FastifyRequest } from "fastify";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { publicReader } from "@nhipcau/operations/ports/acting.ts";
import { actingUnder, standingsOn } from "@nhipcau/operations/people/assignment.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Account } from "../account.ts";
import type { Asker, Identify } from "../http/who-asks.ts";
import { actingOf } from "../http/session-cookie.ts";
import { callerOf, headersOf } from "./auth-request.ts";
import type { People } from "./people.ts";

export interface Identifying {
  /** The demonstration's accounts; absent where there is no demonstration. */
  readonly accounts: ReadonlyMap<string, Account> | undefined;
  /** The node's own accounts; absent where it has none. */
  readonly people: People | undefined;
  readonly today: () => CalendarDate;
}

export function makeIdentify({ accounts, people, today }: Identifying): Identify {
  return async (request) => {
    const role = actingOf(request, accounts ?? new Map());
    if (!role.ok) return role;
    if (role.value.role !== "public" || !people) return done({ acting: role.value });
    return personOf(people, request, today());
  };
}

async function personOf(people: People, request: FastifyRequest, today: CalendarDate): ReturnType<Identify> {
  const cookie = people.sessionCookie();
  if (request.cookies[cookie] === undefined) return done({ acting: publicReader });
  const auth = await people.auth();
  const found = await auth.api.getSession({ headers: headersOf(callerOf(request), people.origin()) });
  const over = { ...refused({ code: "session-ended" }), clear: [cookie] };
  if (!found) return over;
  const { user, session } = found;
  const held = await people.store.standingOf(user.id, session.id);
  if (held.left) return over;
  const standings = standingsOn(held, today);
  if (people.secondFactorRequired === true && held.passwordAlone) {
    const person = { id: user.id, name: user.name, session: session.id, standings, wantsSecondFactor: true };
    return done({ acting: { ...publicReader, person: user.id }, person });
  }
  const wanted = held.chosen ?? standings[0]?.id;
  const chosen = standings.find(({ id }) => id === wanted);
  if (held.chosen === undefined && chosen) await people.store.choose(session.id, chosen.id);
  const person = { id: user.id, name: user.name, session: session.id, standings };
  if (chosen) return done({ acting: actingUnder(user.id, chosen), person: { ...person, chosen } });
  const asker: Asker = { acting: { ...publicReader, person: user.id }, person };
  return done(wanted === undefined ? asker : { ...asker, halt: { code: "role-ended" } });
}
