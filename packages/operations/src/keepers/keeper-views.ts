// Who works on a record today, as people see it beside the name that the record keeps.
import type { KeeperView } from "@nhipcau/contract/shapes/programme.ts";
import { bodiesOfKeeper } from "@nhipcau/domain/bodies/keeper.ts";
import type { Keepers, Subject } from "./read-keepers.ts";

/** For each agency named that stands no more as named, who works on it; undefined when all of them do. */
export function keeperViews(
  keepers: Keepers | undefined,
  subject: Subject,
  named: readonly (string | undefined)[],
): KeeperView[] | undefined {
  const views = named.flatMap((agency) => {
    const keeper = agency === undefined ? undefined : keepers?.of(subject, agency);
    if (agency === undefined || !keeper || keeper.kind === "named") return [];
    const since = keeper.kind === "confirmed" ? keeper.steps.at(-1)?.day : keeper.since;
    if (since === undefined) return [];
    const agencies = bodiesOfKeeper(keeper).map((id) => ({ id, name: agencyNameIn(keepers, id) }));
    return [{ named: agency, agencies, confirmed: keeper.kind === "confirmed", since }];
  });
  return views.length === 0 ? undefined : views;
}

/** The name of an agency, or its id where it is not known here. */
export function agencyNameIn(keepers: Keepers | undefined, id: string): string {
  return keepers?.agencies.get(id)?.name ?? id;
}
