// What somebody may say about parts now: the table of phases, narrowed to the side they act for. The page shows a button for
// each of these and for nothing else; the rules of the records ask the same again when it is said.
import { eventsOpenTo, type PartEvent } from "@nhipcau/domain/promises/part-phase.ts";
import { newestDone } from "@nhipcau/domain/promises/decision.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { Acting } from "../ports/acting.ts";
import { type Keepers, readKeepers } from "../keepers/read-keepers.ts";
import type { ReadTransaction } from "../ports/store.ts";
import type { Programme } from "../programme/programme.ts";
import type { RatedPart } from "../programme/rated-parts.ts";
import { recordsThatRefer } from "../urging/records-that-refer.ts";
import { mayWrite } from "../records/permission.ts";
import { decidableReport } from "../records/rules/decidable-report.ts";
import { isReporter } from "./reporting-agency.ts";

export interface MayDo {
  readonly part: string;
  readonly events: PartEvent[];
}

/** For each part about which the person may say something, what. */
export async function mayDoOf(
  transaction: ReadTransaction,
  programme: Programme,
  parts: readonly RatedPart[],
  acting: Acting,
): Promise<MayDo[]> {
  const [reportsToo, decidesToo] = [mayWrite(acting, reports), mayWrite(acting, confirmations)];
  const may: MayDo[] = [];
  let keepers: Promise<Keepers> | undefined; // read once, and only where somebody may have reported themselves
  const keepersRead = (): Promise<Keepers> =>
    (keepers ??= readKeepers(transaction, programme, programme.asOf));
  for (const part of parts) {
    const { row, state, steward } = part;
    const isOwn = steward === acting.locality;
    const isAssigner =
      row.assigner !== undefined && programme.stewardOf(row.assigner) === acting.locality && decidesToo;
    const decides =
      isAssigner &&
      state.phase !== "open" &&
      !(isOwn && (await isOwnReport(transaction, programme, part, acting, keepersRead)));
    const sides = { reports: isOwn && reportsToo, decides };
    const events = eventsOpenTo(state.phase, row.assigner !== undefined, sides);
    if (events.length > 0) may.push({ part: row.id, events: [...events] });
  }
  return may;
}

// Only within one locality: who reported does not confirm.
async function isOwnReport(
  transaction: ReadTransaction,
  programme: Programme,
  { row }: RatedPart,
  acting: Acting,
  keepersRead: () => Promise<Keepers>,
): Promise<boolean> {
  const said = await recordsThatRefer(transaction, reports, "part", [row.id]);
  const newest = newestDone(said.map(decidableReport), programme.asOf);
  if (!newest) return true;
  const { id, leadAgency } = row;
  return isReporter(transaction, acting, { part: id, report: newest.id, leadAgency }, await keepersRead());
}
