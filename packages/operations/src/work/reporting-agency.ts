// Whether somebody belongs to the agency whose work a report is about: the one that leads the part, or the one that wrote
// the report. Records carry no persons, so within one locality another agency has to look at the result.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction } from "../ports/store.ts";
import { ownAgencies } from "./own-agencies.ts";

/** Also true where it cannot be told: without an agency nobody is another than who reported. */
export async function isReporter(
  transaction: ReadTransaction,
  acting: Acting,
  { report, leadAgency }: { readonly report: string; readonly leadAgency: string | undefined },
  today: CalendarDate,
): Promise<boolean> {
  const own = await ownAgencies(transaction, acting.agency, today);
  if (own.size === 0 || (leadAgency !== undefined && own.has(leadAgency))) return true;
  const [written] = await transaction.history(reports, report);
  return written?.agency !== undefined && own.has(written.agency);
}
