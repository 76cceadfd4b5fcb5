// The open obstacles that a figure counts, oldest first, each with where it lies and what may be done next.
import type { QueryOf, ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import type { Acting } from "../ports/acting.ts";
import type { Store } from "../ports/store.ts";
import { isOpenOn } from "../programme/programme-lists.ts";
import { agencyNameIn } from "../keepers/keeper-views.ts";
import { readKeepers } from "../keepers/read-keepers.ts";
import { readProgramme } from "../programme/programme.ts";
import { isBeyondAuthority } from "../programme/rated-parts.ts";
import { readObstacleFacts } from "./obstacle-facts.ts";
import { obstacleItem } from "./obstacle-views.ts";

/** Open obstacles on a day, oldest first. */
export function listObstacles(
  store: Store,
  acting: Acting,
  day: { readonly asOf: CalendarDate; readonly today: CalendarDate },
  filter: Omit<QueryOf<typeof routes.obstacles>, "asOf">,
): Promise<ResponseOf<typeof routes.obstacles>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const keepers = await readKeepers(transaction, programme, day.asOf);
    const agencyName = (id: string): string => agencyNameIn(keepers, id);
    const facts = await readObstacleFacts(transaction, programme);
    const look = { programme, facts, agencyName, keepers, acting };
    const open = (await transaction.all(obstacles)).flatMap((record) => {
      const part = programme.parts.get(record.body.part);
      const state = facts.stateOf(record);
      if (!part || !state || !isOpenOn(record.body, day.asOf)) return [];
      if (filter.agreement !== undefined && part.commitment.agreement !== filter.agreement) return [];
      if (filter.beyondAuthority !== undefined && isBeyondAuthority(record.body) !== filter.beyondAuthority)
        return [];
      return [obstacleItem(look, record, part, state)];
    });
    const sorted = open.toSorted((a, b) => b.daysOpen - a.daysOpen);
    return { asOf: day.asOf, total: sorted.length, obstacles: sorted };
  });
}
