// Obstacles to be cleared by a day: by the agency that can clear them where it is ours, else by the side whose part they
// hold. What only the centre can clear is urged by a petition, not by a notice to somebody who can't.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { onlyBody } from "../../keepers/read-keepers.ts";
import { isBeyondAuthority } from "../../programme/rated-parts.ts";
import { aboutPart, type DutySource, leadingAgency, type UrgedDuty } from "../duty-source.ts";

export const obstacleDuties: DutySource = async (ask) => {
  const { transaction, programme, locality, keepers } = ask;
  const dated = (await transaction.all(obstacles)).filter(({ body }) => body.dueDate !== undefined);
  const clearers = await transaction.findMany(
    agencies,
    dated.flatMap(({ body }) => body.clearableBy ?? []),
  );
  const found: UrgedDuty[] = [];
  for (const { id, body } of dated) {
    const part = programme.parts.get(body.part);
    if (!part || isBeyondAuthority(body)) continue;
    const clearer = body.clearableBy === undefined ? undefined : clearers.get(body.clearableBy);
    const side = clearer ? programme.stewardOf(String(clearer.body["locality"])) : part.steward;
    if (side !== locality) continue;
    const agency = clearer && onlyBody(keepers.of(`obstacle:${id}`, clearer.id));
    found.push({
      kind: "obstacle",
      id,
      due: body.dueDate as CalendarDate,
      since: body.since as CalendarDate,
      locality,
      ...(agency === undefined ? leadingAgency(ask, part) : { agency }),
      ...(body.clearedOn === undefined ? {} : { settledOn: body.clearedOn as CalendarDate }),
      about: aboutPart(part, body.title),
    });
  }
  return found;
};
