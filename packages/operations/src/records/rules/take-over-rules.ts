// Who takes over is said by the side that answers today for the body that ended, once for each record and body, about what
// the record really gives to that body, and for an agency of its own that stands on the day.
import { bodiesToday } from "@nhipcau/domain/bodies/succession.ts";
import { type CalendarDate, writtenDate } from "@nhipcau/domain/calendar-date.ts";
import { standsOn } from "@nhipcau/domain/bodies/keeper.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import type { takeOvers } from "@nhipcau/registers/governance/take-overs.ts";
import { type Keepers, readKeepers, sideOn, statedTakeOver, subjectOf } from "../../keepers/read-keepers.ts";
import { type Bodies, readBodies } from "../../programme/programme.ts";
import type { NewVersion, RecordEnvelope } from "../../ports/store.ts";
import { idsIn, idsOfVersions, type RecordRule, type RuleAsk } from "./record-rule.ts";

type Body = BodyOf<typeof takeOvers>;

interface Known {
  readonly ask: RuleAsk;
  readonly bodies: Bodies;
  readonly keepers: Keepers;
  readonly parts: ReadonlyMap<string, RecordEnvelope>;
  readonly obstacles: ReadonlyMap<string, RecordEnvelope>;
}

export const takenOverOnce: RecordRule = async (ask, refuse) => {
  const { transaction, versions, acting, today } = ask;
  if (acting.role === "system") return;
  await transaction.takeTurn?.("take-overs"); // else two people would both find the record not taken over
  const bodies = await readBodies(transaction, today);
  const known: Known = {
    ask,
    bodies,
    keepers: await readKeepers(transaction, bodies, today),
    parts: await transaction.findMany(parts, idsOfVersions(versions, "part")),
    obstacles: await transaction.findMany(obstacles, idsOfVersions(versions, "obstacle")),
  };
  for (const [index, version] of versions.entries()) {
    const body = version.body as Body;
    const refusal =
      refusalOfSide(body, known) ??
      refusalOfEnd(body, known) ??
      refusalOfRecord(body, version.id, known) ??
      refusalOfDay(body, known) ??
      refusalOfSuccessor(body, known) ??
      refusalOfSecond(version, versions.slice(0, index), known);
    if (refusal) refuse(index, refusal);
  }
};

function refusalOfSide(body: Body, { ask, bodies, keepers }: Known): Refusal | undefined {
  const locality = body.fromLocality ?? keepers.agencies.get(body.fromAgency ?? "")?.locality;
  const side = locality === undefined ? "" : bodies.stewardOf(locality);
  if (side === ask.acting.locality) return undefined;
  const data = { body: nameOfFrom(body, { bodies, keepers }), locality: bodies.localityName(side) };
  return { code: "take-over-of-other-side", path: pathOfFrom(body), data };
}

/** Since when the body from which it is taken over has ended; undefined while it stands. */
function endOf(body: Body, { ask, bodies, keepers }: Known): CalendarDate | undefined {
  if (body.fromLocality === undefined) {
    const keeper = keepers.byLaw(body.fromAgency ?? "");
    return keeper.kind === "by-law" || keeper.kind === "needs-person" ? keeper.since : undefined;
  }
  const { fromLocality } = body;
  const days = bodies.successions.map(({ date }) => date).filter((date) => date <= ask.today);
  return days
    .toSorted()
    .find((day) => !bodiesToday([fromLocality], bodies.successions, day).includes(fromLocality));
}

function refusalOfEnd(body: Body, known: Known): Refusal | undefined {
  if (endOf(body, known) !== undefined) return undefined;
  return { code: "body-has-not-ended", path: pathOfFrom(body), data: { body: nameOfFrom(body, known) } };
}

function refusalOfRecord(body: Body, id: string, { ask, keepers, ...known }: Known): Refusal | undefined {
  if (body.register !== undefined) {
    if (ask.registers.has(body.register)) return undefined;
    const data = { "field.vi": "Danh mục", "field.en": "Register", value: body.register };
    return { code: "reference-to-nothing", path: "register", data };
  }
  const record =
    body.part === undefined ? known.obstacles.get(body.obstacle ?? "") : known.parts.get(body.part);
  if (!record) return undefined; // said by referencesExist
  const { leadAgency, coordinatingAgencies, clearableBy, task, title } = record.body;
  const named =
    body.part === undefined ? idsIn(clearableBy) : [...idsIn(leadAgency), ...idsIn(coordinatingAgencies)];
  // What was confirmed to have been taken over may end in turn, and be taken over again.
  const reached = keepers
    .takeOversOf(subjectOf(body))
    .filter((one) => one.id !== id)
    .map((one) => one.body.toAgency);
  const from = body.fromAgency ?? "";
  if ([...named, ...reached].includes(from)) return undefined;
  const data = { record: String(task ?? title ?? record.id), body: nameOfFrom(body, { keepers, ...known }) };
  return { code: "body-not-named", path: "fromAgency", data };
}

function refusalOfSuccessor(body: Body, { ask, bodies, keepers }: Known): Refusal | undefined {
  const agency = keepers.agencies.get(body.toAgency);
  if (!agency) return undefined; // said by referencesExist
  const day = body.day as CalendarDate;
  const from = body.fromLocality ?? keepers.agencies.get(body.fromAgency ?? "")?.locality ?? "";
  const side = sideOn(agency.locality ?? "", bodies, ask.today);
  if (
    side !== ask.acting.locality ||
    sideOn(agency.locality ?? "", bodies, day) !== sideOn(from, bodies, day)
  ) {
    const data = { agency: agency.name, locality: bodies.localityName(sideOn(from, bodies, day)) };
    return { code: "agency-of-other-side", path: "toAgency", data };
  }
  const firstDay = agency.validFrom as CalendarDate | undefined;
  if (standsOn(body.toAgency, firstDay, keepers.facts, day)) return undefined;
  const stays = staysAfterSplit(body, keepers);
  const data = { body: agency.name, day: writtenDate(day) };
  return stays ? undefined : { code: "successor-does-not-stand", path: "toAgency", data };
}

// Of a body that was split and lives on beside its other heirs, a person may say that it keeps what it had.
function staysAfterSplit(body: Body, keepers: Keepers): boolean {
  const keeper = keepers.byLaw(body.toAgency);
  return (
    keeper.kind === "needs-person" && keeper.candidates.includes(body.toAgency) && body.day >= keeper.since
  );
}

function refusalOfDay(body: Body, known: Known): Refusal | undefined {
  if (body.day > known.ask.today) return { code: "date-in-future", path: "day", data: { value: body.day } };
  const ended = endOf(body, known);
  if (ended === undefined || body.day >= ended) return undefined;
  const data = {
    day: writtenDate(body.day as CalendarDate),
    body: nameOfFrom(body, known),
    ended: writtenDate(ended),
  };
  return { code: "taken-over-too-early", path: "day", data };
}

function refusalOfSecond(
  { id, body }: NewVersion,
  earlier: readonly NewVersion[],
  { keepers }: Known,
): Refusal | undefined {
  const own = body as Body;
  const { from } = statedTakeOver({ body: own });
  const others = [
    ...keepers.takeOversOf(subjectOf(own)).filter((one) => one.id !== id),
    ...earlier
      .map((one) => ({ body: one.body as Body }))
      .filter((one) => subjectOf(one.body) === subjectOf(own)),
  ].map(statedTakeOver);
  const before = others.find((one) => one.from === from);
  if (!before) return undefined;
  const data = { body: keepers.agencies.get(before.to)?.name ?? before.to, day: writtenDate(before.day) };
  return { code: "taken-over-already", path: pathOfFrom(own), data };
}

function pathOfFrom({ fromLocality }: Body): string {
  return fromLocality === undefined ? "fromAgency" : "fromLocality";
}

function nameOfFrom(body: Body, { bodies, keepers }: Pick<Known, "bodies" | "keepers">): string {
  if (body.fromLocality !== undefined) return bodies.localityName(body.fromLocality);
  return keepers.agencies.get(body.fromAgency ?? "")?.name ?? body.fromAgency ?? "";
}
