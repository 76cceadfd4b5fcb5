// One obstacle with its whole chain: who was asked, what came back, which petitions cover it and what they were answered.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { levels } from "@nhipcau/domain/obstacles/obstacle-state.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { authorityLevels, obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { readKeepers } from "../keepers/read-keepers.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { readProgramme } from "../programme/programme.ts";
import { coded } from "../programme/views.ts";
import { type ObstacleRecord, readObstacleFacts } from "./obstacle-facts.ts";
import { escalationView, obstacleItem } from "./obstacle-views.ts";
import { petitionSummary, readPetitionNames } from "./petition-views.ts";
import { readSpeakingBodies } from "./speaking-bodies.ts";

/** Everything about an obstacle on a day. Refuses an id that is not there, or was not yet. */
export function readObstacle(
  store: Store,
  acting: Acting,
  day: { readonly asOf: CalendarDate; readonly today: CalendarDate },
  id: string,
): Promise<Outcome<ResponseOf<typeof routes.obstacle>>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const record = (await transaction.find(obstacles, id)) as ObstacleRecord | undefined;
    const facts = await readObstacleFacts(transaction, programme);
    const part = record && programme.parts.get(record.body.part);
    const state = record && facts.stateOf(record);
    if (!record || record.retired || !part || !state)
      return refused({ code: "not-found", data: { what: id } });
    const bodies = await readSpeakingBodies(transaction, programme, acting);
    const agencyName = (agency: string): string => bodies.all.get(agency)?.body.name ?? agency;
    const keepers = await readKeepers(transaction, programme, day.asOf);
    const look = { programme, facts, agencyName, keepers, acting };
    const names = await readPetitionNames(transaction, programme, agencyName);
    return done({
      asOf: day.asOf,
      obstacle: obstacleItem(look, record, part, state),
      escalations: facts
        .escalationsOf(id)
        .map((one) => escalationView(look, one, bodies.all.get(one.body.toAgency)?.body)),
      petitions: facts.petitionsOf(id).map((standing) => petitionSummary(standing, names)),
      speakAs: [...bodies.own],
      mayAsk: levels.map((level) => ({
        level: coded(authorityLevels, level),
        agencies: [...bodies.at(level)],
      })),
    });
  });
}
