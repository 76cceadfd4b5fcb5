// Whether somebody belongs to the agency whose work a report is about: the one that leads the part, or the one that wrote
// the report. Records carry no persons, so within one locality another agency has to look at the result.
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { Acting } from "../ports/acting.ts";
import type { Keepers } from "../keepers/read-keepers.ts";
import type { ReadTransaction } from "../ports/store.ts";

export interface ReportedPart {
  readonly part: string;
  readonly report: string;
  readonly leadAgency: string | undefined;
}

/** Also true where it cannot be told: without an agency nobody is another than who reported. */
export async function isReporter(
  transaction: ReadTransaction,
  acting: Acting,
  { part, report, leadAgency }: ReportedPart,
  keepers: Keepers,
): Promise<boolean> {
  const own = keepers.within(acting.agency);
  const leading = leadAgency === undefined ? undefined : keepers.confirmed(`part:${part}`, leadAgency);
  if (own.size === 0 || (leading !== undefined && own.has(leading))) return true;
  const [written] = await transaction.history(reports, report);
  return written?.agency !== undefined && own.has(written.agency);
}
