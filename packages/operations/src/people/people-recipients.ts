// A node's accounts as those who are reached: what each bears today, and where its letters go: to the address of the account
// unless its person named another, or none.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { DigestStore } from "../ports/digests.ts";
import type { PeopleStore, Person } from "../ports/people-store.ts";
import type { MailAddress, Recipient, Recipients } from "../ports/recipients.ts";
import { type Held, standingsOn } from "./assignment.ts";

export interface PeopleToReach {
  readonly people: Pick<PeopleStore, "people" | "findPerson" | "standingOf">;
  readonly digests: Pick<DigestStore, "addresses">;
  readonly today: () => CalendarDate;
}

/** Recipients that are the node's accounts; who left, and who bears nothing for a locality today, is not among them. */
export function makePeopleRecipients({ people, digests, today }: PeopleToReach): Recipients {
  return {
    list: async () => {
      const [all, addresses] = await Promise.all([people.people(), digests.addresses()]);
      return all
        .flatMap((person) => recipientOf(person, person, addresses, today()) ?? [])
        .toSorted((a, b) => (a.person < b.person ? -1 : 1));
    },
    find: async (id) => {
      const person = await people.findPerson(id);
      if (!person) return undefined;
      const [held, addresses] = await Promise.all([people.standingOf(id, ""), digests.addresses([id])]);
      return recipientOf(person, held, addresses, today());
    },
  };
}

function recipientOf(
  { id, email, leftAt }: Person,
  held: Held,
  addresses: ReadonlyMap<string, MailAddress>,
  today: CalendarDate,
): Recipient | undefined {
  const bears = standingsOn(held, today)
    .filter(({ locality }) => locality !== "")
    .map(({ locality, agency, role }) => ({ locality, role, ...(agency === undefined ? {} : { agency }) }));
  if (leftAt !== undefined || bears.length === 0) return undefined;
  return { person: id, bears, ...(addresses.get(id) ?? { email, language: "vi" }) };
}
