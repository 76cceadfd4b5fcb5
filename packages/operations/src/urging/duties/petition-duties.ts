// Petitions that were sent, until the centre answers: the drafting side, which sent it, is reminded to ask after it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { readStandings } from "../../obstacles/obstacle-facts.ts";
import { aboutPart, type DutySource, type UrgedDuty } from "../duty-source.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";

export const petitionDuties: DutySource = async ({ transaction, programme, locality }) => {
  const standings = [...(await readStandings(transaction, programme)).values()].filter(
    ({ drafter, state, record }) =>
      drafter === locality && state.waiting !== undefined && record.body.answerBy !== undefined,
  );
  const covered = await transaction.findMany(
    obstacles,
    standings.flatMap(({ record }) => record.body.obstacles.slice(0, 1)),
  );
  const found: UrgedDuty[] = [];
  for (const { record, state } of standings) {
    const { waiting } = state;
    const part = programme.parts.get(String(covered.get(record.body.obstacles[0] ?? "")?.body["part"]));
    if (!waiting || !part) continue;
    found.push({
      kind: "petition-answer",
      id: record.id,
      due: record.body.answerBy as CalendarDate,
      since: waiting.since,
      locality,
      ...(waiting.until === undefined ? {} : { settledOn: waiting.until }),
      about: aboutPart(part, record.body.title),
    });
  }
  return found;
};
