// Which agency does today what another did: those who are urged are those who stand now (L-09).
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { stewardOf, type Succession } from "@nhipcau/domain/bodies/succession.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import type { ReadTransaction } from "../ports/store.ts";

/** Gives the one agency in which another lives on on a day; undefined where only a person can say which it is. */
export async function readAgencyToday(
  transaction: Pick<ReadTransaction, "all">,
  authors: ReadonlySet<string>,
  day: CalendarDate,
): Promise<(agency: string) => string | undefined> {
  // A locality says what became of its own agencies, and of nobody else's.
  const stated = (await transaction.all(agencySuccessions)).filter(({ author }) => authors.has(author));
  const successions: Succession[] = stated.map(({ body }) => ({ ...body, date: body.date as CalendarDate }));
  return (agency) => stewardOf(agency, successions, day).steward;
}
