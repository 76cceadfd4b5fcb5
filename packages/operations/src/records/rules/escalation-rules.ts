// An obstacle is taken further by its own side while it stands, and the directive is recorded by whoever was asked.
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import {
  directingSide,
  refusalOfDirecting,
  refusalOfObstacleEvent,
  refusalOfOwnSide,
} from "../../obstacles/may-escalate.ts";
import { readBodies } from "../../programme/programme.ts";
import { idsOfVersions, type RecordRule } from "./record-rule.ts";

export const ownObstacle: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  const known = await transaction.findMany(obstacles, idsOfVersions(versions, "obstacle"));
  const partIds = [...known.values()].map(({ body }) => String(body["part"]));
  const sides = await transaction.findMany(parts, partIds);
  const written = await transaction.findMany(
    escalations,
    versions.map(({ id }) => id),
  );
  const bodies = await readBodies(transaction, today);
  for (const [index, { id, body }] of versions.entries()) {
    const obstacle = known.get(String(body["obstacle"]))?.body as BodyOf<typeof obstacles> | undefined;
    const part = obstacle && sides.get(obstacle.part);
    if (!obstacle || !part) continue;
    const side = bodies.stewardOf(String(part.body["locality"]));
    const phase = obstacle.clearedOn !== undefined && obstacle.clearedOn <= today ? "cleared" : "open";
    const refusal =
      refusalOfOwnSide(side, acting.locality, bodies) ??
      (written.has(id) ? undefined : refusalOfObstacleEvent(obstacle, { phase }, "escalate"));
    if (refusal) refuse(index, refusal);
  }
};

export const directiveOfWhoWasAsked: RecordRule = async (
  { transaction, acting, versions, today },
  refuse,
) => {
  if (acting.role === "system") return;
  const known = await transaction.findMany(escalations, idsOfVersions(versions, "escalation"));
  const asked = await transaction.findMany(
    agencies,
    [...known.values()].map(({ body }) => String(body["toAgency"])),
  );
  const bodies = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const escalation = known.get(String(body["escalation"]));
    if (!escalation) continue;
    const agency = asked.get(String(escalation.body["toAgency"]))?.body as
      | BodyOf<typeof agencies>
      | undefined;
    const side = directingSide(agency, bodies.stewardOf(escalation.author), bodies);
    const refusal = refusalOfDirecting(side, acting.locality, bodies);
    if (refusal) refuse(index, refusal);
    const [given, raised] = [String(body["givenOn"]), String(escalation.body["raisedOn"])];
    if (given < raised)
      refuse(index, { code: "due-before-start", path: "givenOn", data: { due: given, start: raised } });
  }
};
