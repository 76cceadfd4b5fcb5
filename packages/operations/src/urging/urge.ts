// One run of the ladder: what is due today is put on record, once, and what no longer stands is withdrawn. It may be run as
// often as one likes, on whatever days; the second run of a day gives nothing.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { dutyKey } from "@nhipcau/domain/urging/duty.ts";
import { noticesDue, type Withdrawal, withdrawalOf } from "@nhipcau/domain/urging/notices-due.ts";
import { systemOf } from "../ports/acting.ts";
import type { JobResult } from "../ports/jobs.ts";
import type { NoticeStore } from "../ports/notices.ts";
import type { Store } from "../ports/store.ts";
import { readBodies } from "../programme/programme.ts";
import { readDuties } from "./duties.ts";

export interface Urging {
  readonly store: Store;
  readonly notices: NoticeStore;
  /** Those this node works for. */
  readonly localities: readonly string[];
  readonly makeId: () => string;
  /** Told of the localities that have something new to read. */
  readonly changed?: (localities: readonly string[]) => void;
}

/** Runs the ladder of a day for every locality of the node; gives how many notices were given and withdrawn. */
export async function urge(urging: Urging, day: CalendarDate): Promise<JobResult> {
  let [given, withdrawn] = [0, 0];
  for (const locality of await standing(urging, day)) {
    const done = await urgeLocality(urging, locality, day);
    given += done.given;
    withdrawn += done.withdrawn;
    if (done.given + done.withdrawn > 0) urging.changed?.([locality]);
  }
  return { given, withdrawn };
}

// A locality that another took the place of has no offices any more; its successor is urged.
async function standing({ store, localities }: Urging, day: CalendarDate): Promise<readonly string[]> {
  return store.read(systemOf(localities[0] ?? ""), async (transaction) => {
    const { stewardOf } = await readBodies(transaction, day);
    return localities.filter((locality) => stewardOf(locality) === locality);
  });
}

async function urgeLocality(
  { store, notices, makeId }: Urging,
  locality: string,
  day: CalendarDate,
): Promise<{ readonly given: number; readonly withdrawn: number }> {
  const { duties, calendar } = await store.read(systemOf(locality), (transaction) =>
    readDuties(transaction, locality, day),
  );
  const byKey = new Map(duties.map((duty) => [dutyKey(duty), duty]));
  const lapsed = new Map<Withdrawal, string[]>();
  for (const one of await notices.standing(locality)) {
    const because = withdrawalOf(one, byKey.get(dutyKey(one)), day);
    if (because) lapsed.set(because, [...(lapsed.get(because) ?? []), one.notice]);
  }
  for (const [because, ids] of lapsed) await notices.withdraw(day, because, ids);
  const before = await notices.given(locality, duties);
  const due = noticesDue(duties, day, calendar, before).flatMap((notice) => {
    const duty = byKey.get(dutyKey(notice));
    return duty ? [{ ...notice, notice: makeId(), about: duty.about }] : [];
  });
  const given = await notices.give(due);
  return { given: given.length, withdrawn: [...lapsed.values()].flat().length };
}
