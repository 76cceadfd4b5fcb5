// Obstacles that were handed up, until an opinion comes back: whoever was asked is told at once. A central body has no node
// here; there the side that asked is reminded to ask again.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { directives } from "@nhipcau/registers/cooperation/directives.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { onlyBody } from "../../keepers/read-keepers.ts";
import { recordsThatRefer } from "../records-that-refer.ts";
import { aboutPart, type DutySource, type UrgedDuty } from "../duty-source.ts";

export const escalationDuties: DutySource = async ({ transaction, programme, locality, day, keepers }) => {
  const raised = (await transaction.all(escalations)).filter(
    ({ body }) => body.answerDue !== undefined && body.raisedOn <= day,
  );
  const ids = raised.map(({ id }) => id);
  const given = Map.groupBy(
    await recordsThatRefer(transaction, directives, "escalation", ids),
    ({ body }) => body.escalation,
  );
  const asked = await transaction.findMany(
    agencies,
    raised.map(({ body }) => body.toAgency),
  );
  const held = await transaction.findMany(
    obstacles,
    raised.map(({ body }) => body.obstacle),
  );
  const found: UrgedDuty[] = [];
  for (const { id, body, author } of raised) {
    const part = programme.parts.get(String(held.get(body.obstacle)?.body["part"]));
    const level = asked.get(body.toAgency)?.body["locality"];
    if (!part) continue;
    const isCentral = level === undefined || body.toLevel === "central";
    const side = programme.stewardOf(isCentral ? author : String(level));
    if (side !== locality) continue;
    const agency = onlyBody(keepers.byLaw(isCentral ? body.raisedBy : body.toAgency));
    const settledOn = [
      ...(given.get(id) ?? []).map((one) => one.body.givenOn),
      ...clearedOn(held.get(body.obstacle)?.body),
    ].toSorted()[0] as CalendarDate | undefined;
    found.push({
      kind: isCentral ? "follow-up" : "escalation",
      id,
      due: body.answerDue as CalendarDate,
      since: body.raisedOn as CalendarDate,
      locality,
      ...(agency === undefined ? {} : { agency }),
      ...(settledOn === undefined ? {} : { settledOn }),
      about: aboutPart(part, body.question),
    });
  }
  return found;
};

function clearedOn(obstacle: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const day = obstacle?.["clearedOn"];
  return typeof day === "string" ? [day] : [];
}
