// Results to be confirmed or returned: by the side that assigned the part, in the agency that leads its own share of the
// same commitment where there is one alone. A part reported anew after a return is a new deadline.
import { addDays } from "@nhipcau/domain/calendar-date.ts";
import { confirmationDue } from "@nhipcau/domain/work/confirmation-term.ts";
import { onlyBody } from "../../keepers/read-keepers.ts";
import type { RatedPart } from "../../programme/rated-parts.ts";
import { aboutPart, type DutyAsk, type DutySource, type UrgedDuty } from "../duty-source.ts";

export const confirmationDuties: DutySource = async (ask) =>
  [...ask.programme.parts.values()].flatMap((part) => dutyOf(ask, part) ?? []);

// A notice that still stands is withdrawn as settled within this time; who was away longer reads that it is gone.
const rememberedDays = 90;

function dutyOf(ask: DutyAsk, part: RatedPart): UrgedDuty | undefined {
  const { programme, calendar, locality, day } = ask;
  const { row, state } = part;
  if (row.assigner === undefined || programme.stewardOf(row.assigner) !== locality) return undefined;
  const reportedOn = state.reportedDoneOn ?? state.returned?.reportedOn;
  if (reportedOn === undefined) return undefined;
  const settledOn = state.confirmedOn ?? state.returned?.on;
  if (settledOn !== undefined && settledOn < addDays(day, -rememberedDays)) return undefined;
  return {
    kind: "confirmation",
    id: row.id,
    due: confirmationDue(reportedOn, calendar),
    since: reportedOn,
    locality,
    ...decidingAgency(ask, part),
    ...(settledOn === undefined ? {} : { settledOn }),
    about: aboutPart(part),
  };
}

// Where several lead, or the reporting agency alone would, the focal point is told: who reports does not confirm.
function decidingAgency(
  { programme, locality, keepers }: DutyAsk,
  part: RatedPart,
): { readonly agency?: string } {
  const own = (programme.commitments.get(part.commitment.id)?.parts ?? []).filter(
    (other) => other.steward === locality && other.row.id !== part.row.id,
  );
  const leadToday = ({ row: { id, leadAgency } }: RatedPart): string | undefined =>
    leadAgency === undefined ? undefined : onlyBody(keepers.of(`part:${id}`, leadAgency));
  const reporting = part.steward === locality ? leadToday(part) : undefined;
  const leading = new Set(own.flatMap((other) => leadToday(other) ?? []));
  const [agency, ...others] = leading;
  return agency === undefined || others.length > 0 || agency === reporting ? {} : { agency };
}
