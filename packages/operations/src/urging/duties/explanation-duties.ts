// Explanations that were asked for, until they are given: by the lead agency of the part that was asked about.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { aboutPart, type DutySource, leadingAgency, type UrgedDuty } from "../duty-source.ts";
import { readExplanations } from "../explanations-asked.ts";

export const explanationDuties: DutySource = async (ask) => {
  const { transaction, programme, calendar, locality, day } = ask;
  const own = [...programme.parts.values()].filter(({ steward }) => steward === locality);
  const asked = await readExplanations(
    transaction,
    own.map(({ row }) => row.id),
    calendar,
    day,
  );
  const found: UrgedDuty[] = [];
  for (const { id, part: of, question, askedOn, state, settledOn } of asked) {
    const part = programme.parts.get(of);
    if (!part) continue;
    found.push({
      kind: "explanation",
      id,
      due: state.due,
      since: askedOn,
      locality,
      ...leadingAgency(ask, part),
      ...(settledOn === undefined ? {} : { settledOn: settledOn as CalendarDate }),
      about: aboutPart(part, question),
    });
  }
  return found;
};
