// What a locality is waited for: every kind of dated work, each from a source of its own, in the one shape the ladder takes.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { WorkCalendar } from "@nhipcau/domain/time/working-days.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { readKeepers } from "../keepers/read-keepers.ts";
import { readProgramme } from "../programme/programme.ts";
import { readCalendar } from "../programme/work-calendar.ts";
import type { DutyAsk, DutySource, UrgedDuty } from "./duty-source.ts";
import { confirmationDuties } from "./duties/confirmation-duties.ts";
import { escalationDuties } from "./duties/escalation-duties.ts";
import { explanationDuties } from "./duties/explanation-duties.ts";
import { obstacleDuties } from "./duties/obstacle-duties.ts";
import { partDuties } from "./duties/part-duties.ts";
import { petitionDuties } from "./duties/petition-duties.ts";

const sources: readonly DutySource[] = [
  partDuties,
  confirmationDuties,
  obstacleDuties,
  explanationDuties,
  escalationDuties,
  petitionDuties,
];

/** Everything a locality has to do by a day that is known, as of `day`; to be read as that locality. */
export async function readDuties(
  transaction: ReadTransaction,
  locality: string,
  day: CalendarDate,
): Promise<{ readonly duties: readonly UrgedDuty[]; readonly calendar: WorkCalendar }> {
  const programme = await readProgramme(transaction, day, day);
  const calendar = await readCalendar(transaction);
  const ask: DutyAsk = {
    transaction,
    programme,
    calendar,
    locality,
    day,
    keepers: await readKeepers(transaction, programme, day),
  };
  const found: UrgedDuty[] = [];
  for (const source of sources) found.push(...(await source(ask)));
  return { duties: found, calendar };
}
